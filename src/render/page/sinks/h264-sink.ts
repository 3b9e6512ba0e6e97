import type { PictureSettings } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';
import { openH264 } from './h264.ts';
import type { QueuedEncoder } from './queued-encoder.ts';

/** H.264 from the browser's encoder; a frame like the last is neither converted nor taken apart again. */
export class H264Sink implements FrameSink {
  readonly #converter: FrameConverter;
  readonly #encoder: QueuedEncoder;
  #shown: VideoFrame | undefined;
  #frame = 0;

  constructor(picture: PictureSettings, output: SinkOutput) {
    this.#converter = new FrameConverter(picture.width, picture.height);
    this.#encoder = openH264(picture, output);
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    if (isNew || this.#shown === undefined) {
      this.#shown?.close();
      this.#shown = await this.#converter.convert(canvas, 0);
    }
    await this.#encoder.encode(this.#shown, this.#frame++);
  }

  async finish(): Promise<void> {
    this.#shown?.close();
    await this.#encoder.finish();
  }
}
