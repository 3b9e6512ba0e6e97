import type { Pixels } from './pixels.ts';

/** How a decoder shows the areas that have one colour on the canvas. */
export interface ColourError {
  /** Largest difference of an area's mean colour in a channel, in levels of 255. */
  readonly worst: number;
  /** The colour on the canvas where it is that far off, as #RRGGBB, and what it became. */
  readonly drawn: string;
  readonly decoded: string;
  /** Areas and colours that were compared. */
  readonly areas: number;
  readonly colours: number;
}

/** An area is a square of this side; only its inner half is compared, away from whatever is next to it. */
const SIDE = 32;
const MARGIN = 8;

/**
 * Compares all areas of one colour in drawn pictures with the decoded ones.
 *
 * @throws RangeError when there is no such area
 */
export function colourError(pairs: readonly (readonly [Pixels, Pixels])[]): ColourError {
  let [worst, areas] = [-1, 0];
  let [drawn, decoded] = ['', ''];
  const colours = new Set<string>();
  for (const [canvas, video] of pairs) {
    for (let y = 0; y + SIDE <= canvas.height; y += SIDE) {
      for (let x = 0; x + SIDE <= canvas.width; x += SIDE) {
        const colour = flatColour(canvas, x, y);
        if (colour === undefined) continue;
        const mean = meanColour(video, x, y);
        const error = Math.max(...colour.map((level, index) => Math.abs(level - mean[index]!)));
        areas++;
        colours.add(hex(colour));
        if (error <= worst) continue;
        worst = error;
        [drawn, decoded] = [hex(colour), hex(mean)];
      }
    }
  }
  if (areas === 0) {
    throw new RangeError(`No area of ${SIDE}×${SIDE} pixels has one colour. Look at more frames.`);
  }
  return { worst, drawn, decoded, areas, colours: colours.size };
}

/** The colour of a square, where it has but one. */
function flatColour({ width, rgb }: Pixels, left: number, top: number): number[] | undefined {
  const start = 3 * (top * width + left);
  const colour = [...rgb.subarray(start, start + 3)];
  for (let y = top; y < top + SIDE; y++) {
    const line = 3 * (y * width + left);
    for (let at = line; at < line + 3 * SIDE; at++) {
      if (rgb[at] !== colour[(at - line) % 3]) return undefined;
    }
  }
  return colour;
}

function meanColour({ width, rgb }: Pixels, left: number, top: number): number[] {
  const sums = [0, 0, 0];
  const side = SIDE - 2 * MARGIN;
  for (let y = top + MARGIN; y < top + MARGIN + side; y++) {
    const line = 3 * (y * width + left + MARGIN);
    for (let at = line; at < line + 3 * side; at++) sums[(at - line) % 3]! += rgb[at] as number;
  }
  return sums.map((sum) => sum / side ** 2);
}

function hex(colour: readonly number[]): string {
  const bytes = colour.map((level) => Math.round(level).toString(16).padStart(2, '0'));
  return `#${bytes.join('').toUpperCase()}`;
}
