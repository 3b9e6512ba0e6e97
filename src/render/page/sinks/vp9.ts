import type { FrameForm, PictureSettings } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';
import { type EncodedFrame, QueuedEncoder } from './queued-encoder.ts';

/** Frames in which the encoder may better a picture that has come to rest. */
const REFINEMENTS = 4;

/** Profile 0, level by size (VP9 bitstream specification, annex A), 8 bits. */
function codecFor({ width, height, framesPerSecond }: PictureSettings): string {
  const rate = width * height * framesPerSecond;
  const levels: readonly [level: string, rate: number][] = [
    ['31', 36_864_000],
    ['41', 160_432_128],
    ['51', 588_251_136],
  ];
  return `vp09.00.${levels.find(([, most]) => rate <= most)?.[0] ?? '61'}.08`;
}

/**
 * VP9 from the browser's encoder. Transparency is a second picture beside the first, encoded the same way,
 * as WebM has it.
 */
export class Vp9Sink implements FrameSink {
  readonly #converter: FrameConverter;
  readonly #colour: QueuedEncoder;
  readonly #alpha: QueuedEncoder | undefined;
  readonly #colours = new Map<number, EncodedFrame>();
  readonly #alphas = new Map<number, EncodedFrame>();
  /** Frames that have not been given to the encoder. */
  readonly #leftOut = new Set<number>();
  #sent = 0;
  /** How often the picture has been encoded again since it changed, or since a key frame of it. */
  #refined = 0;
  #shown: VideoFrame | undefined;
  #shownAlpha: VideoFrame | undefined;
  #frame = 0;

  constructor(
    picture: PictureSettings,
    transparent: boolean,
    private readonly timing: FrameForm['timing'],
    private readonly output: SinkOutput,
  ) {
    this.#converter = new FrameConverter(picture.width, picture.height);
    const share = (picture.width * picture.height * picture.framesPerSecond) / (1920 * 1080 * 60);
    const settings = {
      codec: codecFor(picture),
      bitrate: Math.round(10_000_000 * Math.sqrt(share)),
      latencyMode: 'quality',
    } as const;
    this.#colour = new QueuedEncoder(picture, settings, (plane) => {
      this.#colours.set(plane.frame, plane);
      this.#send(plane.frame);
    });
    if (transparent) {
      this.#alpha = new QueuedEncoder(picture, settings, (plane) => {
        this.#alphas.set(plane.frame, plane);
        this.#send(plane.frame);
      });
    }
    output.onStream({ codec: codecFor(picture), colorSpace: { ...colorSpace } });
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    if (isNew || this.#shown === undefined) {
      this.#shown?.close();
      if (this.#alpha === undefined) {
        this.#shown = await this.#converter.convert(canvas, 0);
      } else {
        const { colour, alpha } = apart(canvas);
        this.#shown = await this.#converter.convert(colour, 0);
        this.#shownAlpha?.close();
        this.#shownAlpha = alpha;
      }
    }
    const frame = this.#frame++;
    const isKey = this.#colour.isKey(frame);
    if (isNew || isKey) this.#refined = 0;
    else this.#refined++;
    if (this.#refined > REFINEMENTS && this.timing === 'variable') {
      this.#leftOut.add(frame);
      this.#sendLeftOut();
      return;
    }
    await this.#colour.encode(this.#shown, frame, isKey);
    if (this.#shownAlpha !== undefined) await this.#alpha?.encode(this.#shownAlpha, frame, isKey);
  }

  async finish(): Promise<void> {
    this.#shown?.close();
    this.#shownAlpha?.close();
    await Promise.all([this.#colour.finish(), this.#alpha?.finish()]);
  }

  #send(frame: number): void {
    const colour = this.#colours.get(frame);
    const alpha = this.#alphas.get(frame);
    if (colour === undefined || (this.#alpha !== undefined && alpha === undefined)) return;
    this.#colours.delete(frame);
    this.#alphas.delete(frame);
    const { key, bytes } = colour;
    this.output.onPacket({
      frame,
      key,
      bytes,
      ...(alpha === undefined ? {} : { alpha: alpha.bytes }),
    });
    this.#sent = frame + 1;
    this.#sendLeftOut();
  }

  /** Sends empty frames for those for which everything before them has left. */
  #sendLeftOut(): void {
    while (this.#leftOut.delete(this.#sent)) {
      const bytes = new Uint8Array();
      const alpha = this.#alpha === undefined ? {} : { alpha: bytes };
      this.output.onPacket({ frame: this.#sent++, key: false, bytes, ...alpha });
    }
  }
}

const colorSpace = {
  primaries: 'bt709',
  transfer: 'iec61966-2-1',
  matrix: 'bt709',
  fullRange: false,
} as const;

/**
 * A canvas taken apart: its colours, opaque, and its transparency as the brightness of a grey picture in
 * full range. Where nothing is seen the colour to the left goes on, so that no dark rim is mixed into edges.
 */
function apart(canvas: HTMLCanvasElement): { colour: OffscreenCanvas; alpha: VideoFrame } {
  const { width, height } = canvas;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = context.getImageData(0, 0, width, height);
  const bytes = image.data;
  const pixels = new Uint32Array(bytes.buffer);
  const samples = new Uint8Array(width * height * 1.5).fill(128, width * height);
  let seen = 0;
  for (let index = 0; index < pixels.length; index++) {
    const alpha = bytes[4 * index + 3] as number;
    samples[index] = alpha;
    if (alpha > 0) seen = (pixels[index] as number) | 0xff000000;
    pixels[index] = seen;
  }
  const colour = new OffscreenCanvas(width, height);
  (colour.getContext('2d') as OffscreenCanvasRenderingContext2D).putImageData(image, 0, 0);
  const alpha = new VideoFrame(samples, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    colorSpace: { ...colorSpace, fullRange: true },
  });
  return { colour, alpha };
}
