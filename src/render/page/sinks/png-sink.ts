import { pngOf } from '../png.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';

/** Every frame as a PNG file of its own. */
export class PngSink implements FrameSink {
  #frame = 0;

  constructor(private readonly output: SinkOutput) {
    output.onStream({ codec: 'png' });
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    const bytes = isNew ? await pngOf(canvas) : new Uint8Array();
    this.output.onPacket({ frame: this.#frame++, key: isNew, bytes });
  }

  async finish(): Promise<void> {}
}
