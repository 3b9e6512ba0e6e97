import type { Area } from './changed-area.ts';
import { type ColourCount, choosePalette, type Mixture, mixtureOf, THRESHOLDS } from './palette.ts';

/** A part of a picture in at most 256 colours. */
export interface IndexedImage {
  /** For each pixel of the area, row by row, which colour it has. */
  readonly indices: Uint8Array;
  /** Red, green and blue of each colour. */
  readonly palette: number[][];
  /** The index that leaves a pixel as it was; undefined where every pixel is drawn. */
  readonly transparent?: number;
}

const MOST_COLOURS = 256;

/**
 * Draws a part of a picture in at most 256 colours: exactly, where it has no more of them. Else its surfaces
 * keep their colours, and what lies between is mixed from two that are close, in a pattern that does not move
 * (ordered dithering; error diffusion would flicker from image to image). Pixels that have not changed are
 * left as they were and need no colour.
 *
 * @param pixels the whole picture, as a canvas gives it
 * @param before the picture before it, of the same size
 */
export function indexedImage(
  pixels: Uint32Array,
  before: Uint32Array | undefined,
  stride: number,
  area: Area,
): IndexedImage {
  const { counts, hasRest } = countColours(pixels, before, stride, area);
  const colours = choosePalette(counts, hasRest ? MOST_COLOURS - 1 : MOST_COLOURS);
  const palette = colours.map((colour) => [
    colour & 255,
    (colour >> 8) & 255,
    (colour >> 16) & 255,
  ]);
  const transparent = palette.length;
  const indices = new Uint8Array(area.width * area.height);
  const flat = Float64Array.from(palette.flat());
  const mixtures = new Map<number, Mixture>();
  let [last, mixture] = [-1, { nearest: 0, other: 0, share: 0 } as Mixture];
  let at = 0;
  for (let y = area.top; y < area.top + area.height; y++) {
    for (let x = area.left; x < area.left + area.width; x++, at++) {
      const place = y * stride + x;
      if (before !== undefined && before[place] === pixels[place]) {
        // Where the run of the pixel before has this very colour, it goes on: that is packed best.
        const run = x > area.left ? (indices[at - 1] as number) : transparent;
        const goesOn = colours[run] === ((pixels[place] as number) & 0xffffff);
        indices[at] = goesOn ? run : transparent;
        continue;
      }
      const colour = (pixels[place] as number) & 0xffffff;
      if (colour !== last) {
        let found = mixtures.get(colour);
        if (found === undefined) {
          found = mixtureOf(colour, flat);
          mixtures.set(colour, found);
        }
        last = colour;
        mixture = found;
      }
      const isOther = mixture.share > (THRESHOLDS[8 * (y & 7) + (x & 7)] as number);
      indices[at] = isOther ? mixture.other : mixture.nearest;
    }
  }
  if (!hasRest) return { indices, palette };
  return { indices, palette: [...palette, [0, 0, 0]], transparent };
}

/**
 * The colours of the pixels that have changed, and whether there are others in the area. A colour's pixels
 * are counted over the whole picture: one that comes to cover the last bit of a surface is that surface's.
 */
function countColours(
  pixels: Uint32Array,
  before: Uint32Array | undefined,
  stride: number,
  { left, top, width, height }: Area,
): { counts: ColourCount[]; hasRest: boolean } {
  const drawn = new Map<number, number>();
  let changed = 0;
  for (let y = top; y < top + height; y++) {
    for (let place = y * stride + left; place < y * stride + left + width; place++) {
      if (before !== undefined && before[place] === pixels[place]) continue;
      drawn.set((pixels[place] as number) & 0xffffff, 0);
      changed++;
    }
  }
  // Neighbours often have one colour: it is looked up once for all of them.
  let [last, run] = [-1, 0];
  const add = () => {
    const known = drawn.get(last);
    if (known !== undefined) drawn.set(last, known + run);
  };
  for (const pixel of pixels) {
    const colour = pixel & 0xffffff;
    if (colour !== last) {
      add();
      last = colour;
      run = 0;
    }
    run++;
  }
  add();
  const counts = [...drawn].map(([colour, count]) => ({ colour, pixels: count }));
  return { counts, hasRest: changed < width * height };
}
