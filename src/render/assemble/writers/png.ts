import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draftBeside, forgetDraft, removeDraft } from '../../../files/draft.ts';
import type { SegmentPacket } from '../../segments/segment-file.ts';
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
    const draft = draftBeside(folder);
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
    await removeDraft(this.draft);
  }
}
