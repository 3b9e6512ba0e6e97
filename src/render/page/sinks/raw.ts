import type { PictureSettings } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';

/** Frames as plain I420 samples (BT.709, limited range), for an encoder outside of the page. */
export class RawSink implements FrameSink {
  readonly #converter: FrameConverter;
  readonly #size: number;
  #frame = 0;

  constructor(
    { width, height }: PictureSettings,
    private readonly output: SinkOutput,
  ) {
    this.#converter = new FrameConverter(width, height);
    this.#size = width * height * 1.5;
    output.onStream({ codec: 'i420' });
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    const bytes = new Uint8Array(isNew ? this.#size : 0);
    if (isNew) {
      const picture = await this.#converter.convert(canvas, 0);
      await picture.copyTo(bytes);
      picture.close();
    }
    this.output.onPacket({ frame: this.#frame++, key: isNew, bytes });
  }

  async finish(): Promise<void> {}
}
