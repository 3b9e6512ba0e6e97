/** A colour as `0xbbggrr`: a pixel of a canvas read as a little-endian number, without its opacity. */
type Colour = number;

/** Colours of a picture, each once, with the number of pixels that have it. */
export interface ColourCount {
  readonly colour: Colour;
  readonly pixels: number;
}

/** A colour that covers a 2000th of a picture is seen as a surface: it is not to be mixed with others. */
const SURFACE_SHARE = 1 / 2000;
/** Places of a palette that surfaces take at most; the others are for edges and fades. */
const MOST_SURFACES = 128;

/**
 * The colours with which a picture is drawn when it may have so many only: all of them, where they fit;
 * else those of its surfaces, exactly, and beside them means of the others that lie close together.
 */
export function choosePalette(counts: readonly ColourCount[], most: number): Colour[] {
  if (counts.length <= most) return counts.map(({ colour }) => colour);
  const sorted = [...counts].sort((a, b) => b.pixels - a.pixels || a.colour - b.colour);
  const all = counts.reduce((sum, { pixels }) => sum + pixels, 0);
  const surfaces = sorted
    .slice(0, Math.min(MOST_SURFACES, most))
    .filter(({ pixels }) => pixels >= all * SURFACE_SHARE);
  const others = sorted.slice(surfaces.length);
  const means = meansOf(others, most - surfaces.length);
  return [...new Set([...surfaces.map(({ colour }) => colour), ...means])];
}

/** Colours that lie close together. */
interface Cluster {
  readonly members: readonly ColourCount[];
  readonly mean: readonly [red: number, green: number, blue: number];
  /** The channel in which they lie farthest apart. */
  readonly channel: 0 | 1 | 2;
  /** The sum of their squared distances from the mean in that channel. */
  readonly spread: number;
}

/**
 * Means of so many clusters: the one that is spread most is parted at its mean, again and again, so that
 * the sum of squared errors becomes small (variance-based splitting; Wan, Prusinkiewicz and Wong, 1990).
 */
function meansOf(counts: readonly ColourCount[], most: number): Colour[] {
  if (counts.length === 0 || most === 0) return [];
  const clusters = [clusterOf(counts)];
  while (clusters.length < most) {
    const widest = clusters.reduce((a, b) => (b.spread > a.spread ? b : a));
    if (widest.spread === 0) break;
    const { members, mean, channel } = widest;
    const limit = mean[channel];
    const isLower = ({ colour }: ColourCount) => ((colour >> (8 * channel)) & 255) <= limit;
    const lower = members.filter(isLower);
    const upper = members.filter((member) => !isLower(member));
    clusters.splice(clusters.indexOf(widest), 1, clusterOf(lower), clusterOf(upper));
  }
  return clusters.map(({ mean: [red, green, blue] }) =>
    pack(Math.round(red), Math.round(green), Math.round(blue)),
  );
}

function clusterOf(members: readonly ColourCount[]): Cluster {
  const [sums, squares] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  let all = 0;
  for (const { colour, pixels } of members) {
    all += pixels;
    for (let channel = 0; channel < 3; channel++) {
      const level = (colour >> (8 * channel)) & 255;
      sums[channel] = (sums[channel] as number) + pixels * level;
      squares[channel] = (squares[channel] as number) + pixels * level * level;
    }
  }
  const mean = sums.map((sum) => sum / all) as [number, number, number];
  const spreads = mean.map((level, channel) =>
    members.length === 1 ? 0 : Math.max(0, (squares[channel] as number) - all * level * level),
  );
  const spread = Math.max(...spreads);
  const channel = spreads.indexOf(spread) as 0 | 1 | 2;
  // Rounding may leave a spread where all are equal; then there is nothing to part.
  const levels = new Set(members.map(({ colour }) => (colour >> (8 * channel)) & 255));
  return { members, mean, channel, spread: levels.size === 1 ? 0 : spread };
}

function pack(red: number, green: number, blue: number): Colour {
  return red | (green << 8) | (blue << 16);
}

/** How a colour is drawn with those of a palette: a share of the pixels has `other`, the rest `nearest`. */
export interface Mixture {
  readonly nearest: number;
  readonly other: number;
  /** Of `other`, from 0 to a half. */
  readonly share: number;
}

/** Colours farther apart than this would be seen as dots, not as the colour between them. */
const FARTHEST_PAIR = 40;

/**
 * How to come closest to a colour with one or two of a palette: the point nearest to it on the lines between
 * its nearest colour and the others.
 *
 * @returns indices into the palette
 */
export function mixtureOf(colour: Colour, palette: Float64Array): Mixture {
  const [red, green, blue] = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < palette.length / 3; index++) {
    const r = red - (palette[3 * index] as number);
    const g = green - (palette[3 * index + 1] as number);
    const b = blue - (palette[3 * index + 2] as number);
    const square = r * r + g * g + b * b;
    if (square < least) [least, nearest] = [square, index];
  }
  const alone = { nearest, other: nearest, share: 0 };
  if (least === 0) return alone;
  const [r0, g0, b0] = [0, 1, 2].map((channel) => palette[3 * nearest + channel] as number) as [
    number,
    number,
    number,
  ];
  const [r, g, b] = [red - r0, green - g0, blue - b0];
  let best: Mixture = alone;
  for (let index = 0; index < palette.length / 3; index++) {
    const dr = (palette[3 * index] as number) - r0;
    const dg = (palette[3 * index + 1] as number) - g0;
    const db = (palette[3 * index + 2] as number) - b0;
    const length = dr * dr + dg * dg + db * db;
    if (length === 0 || length > FARTHEST_PAIR ** 2) continue;
    const along = r * dr + g * dg + b * db;
    if (along <= 0) continue;
    // What is left when the share along the line is taken, in squared levels; a far pair costs a little.
    const left = r * r + g * g + b * b - (along * along) / length + length / 256;
    if (left < least) {
      least = left;
      best = { nearest, other: index, share: Math.min(0.5, along / length) };
    }
  }
  return best;
}

/** Bayer's matrix of 8×8 thresholds, from 1/128 to 127/128: neighbours are as different as can be. */
export const THRESHOLDS = Float64Array.from({ length: 64 }, (_, index) => {
  const [x, y] = [index % 8, Math.floor(index / 8)];
  let value = 0;
  for (let bit = 0; bit < 3; bit++) {
    const [column, row] = [(x >> bit) & 1, (y >> bit) & 1];
    value = 4 * value + (2 * (column ^ row) + row);
  }
  return (value + 0.5) / 64;
});
