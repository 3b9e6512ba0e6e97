import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { PictureSettings } from '../protocol.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';

/** A rectangle of pixels. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an image's place stands in gifenc's bytes: behind the graphic control extension and the 0x2C. */
const PLACE_AT = 9;
const COLOURS = 256;

/**
 * The images of a GIF (GIF89a, sections 20 to 23), each with a palette of its own and only as large as
 * what has changed since the frame before. Whoever puts them together writes how long each is shown.
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
    this.#last = pixels;
    if (area === undefined) return new Uint8Array();
    const cut = new Uint8Array(cutOut(pixels, width, area).buffer);
    const palette = quantize(cut, COLOURS);
    this.#encoder.reset();
    this.#encoder.writeFrame(applyPalette(cut, palette), area.width, area.height, { palette });
    const bytes = new Uint8Array(this.#encoder.bytes());
    const place = new DataView(bytes.buffer);
    place.setUint16(PLACE_AT, area.left, true);
    place.setUint16(PLACE_AT + 2, area.top, true);
    return bytes;
  }
}

/** The smallest rectangle that holds every pixel that differs; all of it for a first picture. */
export function changedArea(
  before: Uint32Array | undefined,
  after: Uint32Array,
  width: number,
  height: number,
): Area | undefined {
  if (before === undefined) return { left: 0, top: 0, width, height };
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (before[row + x] === after[row + x]) continue;
      if (top < 0) top = y;
      bottom = y;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return top < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function cutOut(pixels: Uint32Array, stride: number, { left, top, width, height }: Area) {
  const cut = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * stride + left;
    cut.set(pixels.subarray(start, start + width), y * width);
  }
  return cut;
}
