import { PNG } from 'pngjs';

/** Pixels as R, G, B bytes, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export function readPng(png: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[3 * pixel + channel] = data[4 * pixel + channel] as number;
    }
  }
  return { width, height, rgb };
}

/** How far two pictures are apart, in levels of 255. */
export interface Difference {
  /** Mean over pixels and channels. */
  readonly mean: number;
  /** The worst pixel's difference in luma; chroma is halved in a video and cannot be compared so. */
  readonly worstLuma: number;
  /** Mean over pixels. */
  readonly meanLuma: number;
}

export function difference(a: Picture, b: Picture): Difference {
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`${a.width}×${a.height} cannot be compared with ${b.width}×${b.height}.`);
  }
  let [sum, lumaSum, worstLuma] = [0, 0, 0];
  for (let at = 0; at < a.rgb.length; at += 3) {
    const [r, g, blue] = [0, 1, 2].map(
      (channel) => (a.rgb[at + channel] as number) - (b.rgb[at + channel] as number),
    ) as [number, number, number];
    sum += Math.abs(r) + Math.abs(g) + Math.abs(blue);
    // ITU-R BT.709
    const luma = Math.abs(0.2126 * r + 0.7152 * g + 0.0722 * blue);
    lumaSum += luma;
    if (luma > worstLuma) worstLuma = luma;
  }
  return {
    mean: sum / a.rgb.length,
    worstLuma,
    meanLuma: lumaSum / (a.rgb.length / 3),
  };
}
