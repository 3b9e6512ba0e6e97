import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { forgetDraft, rememberDraft } from '../../files/whole-file.ts';
import type { SegmentPacket } from '../segment-file.ts';
import type { FrameWriter } from './frame-writer.ts';

/** A folder of numbered PNG files, `00000.png` and so on, one a frame. */
export class PngWriter implements FrameWriter {
  #frame = 0;
  #last: Uint8Array = new Uint8Array();

  private constructor(
    private readonly folder: string,
    private readonly draft: string,
  ) {}

  static async create(folder: string): Promise<PngWriter> {
    const name = `.${basename(folder)}.${process.pid}-${randomBytes(4).toString('hex')}.draft`;
    const draft = rememberDraft(join(dirname(folder), name));
    await mkdir(draft, { recursive: true });
    return new PngWriter(folder, draft);
  }

  async add({ data }: SegmentPacket): Promise<void> {
    if (data.length > 0) this.#last = data;
    const name = `${String(this.#frame++).padStart(5, '0')}.png`;
    await writeFile(join(this.draft, name), this.#last);
  }

  async finish(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await rename(this.draft, this.folder);
    forgetDraft(this.draft);
  }

  async abort(): Promise<void> {
    await rm(this.draft, { recursive: true, force: true });
    forgetDraft(this.draft);
  }
}
