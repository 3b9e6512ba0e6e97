import { type FileHandle, open } from 'node:fs/promises';
import type { PictureSettings } from '../../page/protocol.ts';
import type { SegmentPacket } from '../../segments/segment-file.ts';
import type { FrameWriter } from './frame-writer.ts';

/** Where the time that an image is shown stands in it, in hundredths of a second (GIF89a, section 23). */
const DELAY_AT = 4;
/** A GIF that plays for ever. An image stays until the next one; equal frames need none. */
export class GifWriter implements FrameWriter {
  #frame = 0;
  /** The image that is shown, and since which frame: how long is known when the next one comes. */
  #shown: { readonly bytes: Buffer; readonly since: number } | undefined;

  private constructor(
    private readonly file: FileHandle,
    private readonly framesPerSecond: number,
  ) {}

  static async create(
    path: string,
    { width, height, framesPerSecond }: PictureSettings,
  ): Promise<GifWriter> {
    const file = await open(path, 'w');
    const screen = Buffer.alloc(7);
    screen.writeUInt16LE(width, 0);
    screen.writeUInt16LE(height, 2);
    // No palette for all; eight bits a colour.
    screen[4] = 0x70;
    const forEver = Buffer.from([0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0]);
    await file.writeFile(Buffer.concat([Buffer.from('GIF89a'), screen, forEver]));
    return new GifWriter(file, framesPerSecond);
  }

  async add({ data }: SegmentPacket): Promise<void> {
    if (data.length > 0) {
      await this.#write();
      this.#shown = { bytes: Buffer.from(data), since: this.#frame };
    }
    this.#frame++;
  }

  async finish(): Promise<void> {
    await this.#write();
    await this.file.writeFile(Buffer.from([0x3b]));
    await this.file.close();
  }

  async abort(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  async #write(): Promise<void> {
    if (this.#shown === undefined) return;
    const { bytes, since } = this.#shown;
    // Rounded from the beginning, so that errors do not add up.
    const at = (frame: number) => Math.round((100 * frame) / this.framesPerSecond);
    bytes.writeUInt16LE(Math.min(65_535, at(this.#frame) - at(since)), DELAY_AT);
    // Unlike `write` it goes on until all of it is written.
    await this.file.writeFile(bytes);
  }
}
