import { GIFEncoder } from 'gifenc';
import type { PictureSettings } from '../protocol.ts';
import { changedArea } from './changed-area.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';
import { indexedImage } from './indexed-image.ts';

/** Where an image's place stands in gifenc's bytes: behind the graphic control extension and the 0x2C. */
const PLACE_AT = 9;
/** An image stays where the next one leaves it (GIF89a, section 23, disposal method 1). */
const STAYS = 1;

/**
 * The images of a GIF (GIF89a, sections 20 to 23), each with a palette of its own, only as large as what
 * has changed since the frame before, and clear where nothing has. Whoever puts them together writes how long each is shown.
 */
export class GifSink implements FrameSink {
  readonly #canvas: OffscreenCanvasRenderingContext2D;
  readonly #encoder = GIFEncoder({ auto: false });
  #last: Uint32Array | undefined;
  #frame = 0;

  constructor(
    private readonly picture: PictureSettings,
    private readonly output: SinkOutput,
  ) {
    const { width, height } = picture;
    const canvas = new OffscreenCanvas(width, height);
    this.#canvas = canvas.getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D;
    output.onStream({ codec: 'gif' });
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    const bytes = isNew ? this.#image(canvas) : new Uint8Array();
    this.output.onPacket({ frame: this.#frame++, key: this.#frame === 1, bytes });
  }

  async finish(): Promise<void> {}

  #image(canvas: HTMLCanvasElement): Uint8Array<ArrayBuffer> {
    const { width, height } = this.picture;
    this.#canvas.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(this.#canvas.getImageData(0, 0, width, height).data.buffer);
    const area = changedArea(this.#last, pixels, width, height);
    const before = this.#last;
    this.#last = pixels;
    if (area === undefined) return new Uint8Array();
    const { indices, palette, transparent } = indexedImage(pixels, before, width, area);
    this.#encoder.reset();
    this.#encoder.writeFrame(indices, area.width, area.height, {
      palette,
      dispose: STAYS,
      colorDepth: Math.max(2, Math.ceil(Math.log2(palette.length))),
      ...(transparent === undefined ? {} : { transparent: true, transparentIndex: transparent }),
    });
    const bytes = new Uint8Array(this.#encoder.bytes());
    const place = new DataView(bytes.buffer);
    place.setUint16(PLACE_AT, area.left, true);
    place.setUint16(PLACE_AT + 2, area.top, true);
    return bytes;
  }
}
