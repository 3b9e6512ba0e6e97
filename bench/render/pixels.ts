import { PNG } from 'pngjs';
import type { Luma } from './ssim.ts';

/** Pixels as R, G, B bytes, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Weights of red and blue in luma; green has the rest. */
const WEIGHTS = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722] } as const;

export type Matrix = keyof typeof WEIGHTS;

export function readPixels(png: Uint8Array): Pixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from] as number;
    rgb[to + 1] = data[from + 1] as number;
    rgb[to + 2] = data[from + 2] as number;
  }
  return { width, height, rgb };
}

/**
 * Luma in limited range (ITU-R BT.601 and BT.709): `Y = 16 + 219/255 · (kR R + kG G + kB B)`.
 *
 * @example
 * lumaOf(white, 'bt709').samples[0] // 235
 */
export function lumaOf({ width, height, rgb }: Pixels, matrix: Matrix): Luma {
  const [red, blue] = WEIGHTS[matrix];
  const green = 1 - red - blue;
  const samples = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < samples.length; pixel++, at += 3) {
    const [r, g, b] = [rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number];
    samples[pixel] = Math.round(16 + (219 / 255) * (red * r + green * g + blue * b));
  }
  return { width, height, samples };
}
