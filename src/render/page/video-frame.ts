import { buildYuvKernel, type ConvertRows, type PixelOrder } from './yuv-kernel.ts';

/**
 * What the samples mean: BT.709 in limited range, as every player and video editor expects of a
 * file even when it ignores its tags; the transfer curve is the canvas's own, sRGB.
 */
const videoColorSpace = {
  primaries: 'bt709',
  transfer: 'iec61966-2-1',
  matrix: 'bt709',
  fullRange: false,
} as const satisfies VideoColorSpaceInit;

const wasmPage = 65536;

/**
 * Turns canvases of one size into video frames the encoder takes as they are.
 *
 * A frame made from a canvas alone is converted by the browser, in full range and with a bias of
 * more than half a level; players that ignore the range tag show it with crushed blacks.
 *
 * @example
 * const converter = new FrameConverter(1920, 1080);
 * const frame = await converter.convert(canvas, (index * 1e6) / 60);
 * encoder.encode(frame);
 * frame.close();
 */
export class FrameConverter {
  readonly #width: number;
  readonly #height: number;
  readonly #memory: WebAssembly.Memory;
  readonly #kernels = new Map<PixelOrder, Promise<ConvertRows>>();

  /** @throws RangeError when a side is odd or the width is under 16. */
  constructor(width: number, height: number) {
    if (width < 16 || height < 2 || width % 2 !== 0 || height % 2 !== 0) {
      throw new RangeError(
        `A video of ${width}×${height} cannot be encoded: both sides have to be even, the width at least 16.`,
      );
    }
    this.#width = width;
    this.#height = height;
    const bytes = width * height * 5.5;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / wasmPage) });
  }

  /**
   * The canvas as it is now. The caller closes the frame.
   *
   * @param timestamp in microseconds
   * @throws RangeError when the canvas has another size than the converter
   */
  async convert(
    canvas: HTMLCanvasElement | OffscreenCanvas,
    timestamp: number,
  ): Promise<VideoFrame> {
    const [width, height] = [this.#width, this.#height];
    if (canvas.width !== width || canvas.height !== height) {
      throw new RangeError(
        `The canvas is ${canvas.width}×${canvas.height}, the video ${width}×${height}.`,
      );
    }
    const pixels = width * height;
    const order = await this.#read(canvas, new Uint8Array(this.#memory.buffer, 0, pixels * 4));
    const kernel = this.#kernels.get(order) ?? buildYuvKernel(order, this.#memory);
    this.#kernels.set(order, kernel);
    const convertRows = await kernel;
    const luma = pixels * 4;
    const u = luma + pixels;
    const v = u + pixels / 4;
    for (let y = 0; y < height; y += 2) {
      const row = y * width;
      const half = row / 4;
      convertRows(
        row * 4,
        (row + width) * 4,
        luma + row,
        luma + row + width,
        u + half,
        v + half,
        width,
      );
    }
    return this.frame(this.samples, timestamp);
  }

  /** The planes of the last picture (I420), until the next one is converted. */
  get samples(): Uint8Array<ArrayBuffer> {
    const pixels = this.#width * this.#height;
    return new Uint8Array(this.#memory.buffer as ArrayBuffer, pixels * 4, pixels * 1.5);
  }

  /** A video frame of the converter's size, of planes like its own (I420). */
  frame(samples: Uint8Array<ArrayBuffer>, timestamp: number): VideoFrame {
    return new VideoFrame(samples, {
      format: 'I420',
      codedWidth: this.#width,
      codedHeight: this.#height,
      timestamp,
      colorSpace: videoColorSpace,
    });
  }

  /** Copies the pixels (`getImageData` takes twenty times as long) and says how they are ordered. */
  async #read(canvas: HTMLCanvasElement | OffscreenCanvas, into: Uint8Array): Promise<PixelOrder> {
    const picture = new VideoFrame(canvas, { timestamp: 0, alpha: 'discard' });
    try {
      const order = picture.format?.startsWith('RGB') ? 'RGBA' : 'BGRA';
      if (!/^(RGB|BGR)[AX]$/.test(picture.format ?? '')) {
        throw new Error(
          `The browser gives canvas pixels as ${picture.format}, not as RGBA or BGRA.`,
        );
      }
      await picture.copyTo(into);
      return order;
    } finally {
      picture.close();
    }
  }
}
