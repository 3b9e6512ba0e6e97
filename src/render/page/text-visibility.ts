import type { Box } from '../../lesson/check/moment.ts';
import type { TextPiece } from './text-pieces.ts';

/** A frame as it is, without its texts, and the ink of its texts alone (white on black). */
export interface Pictures {
  readonly whole: ImageData;
  readonly ground: ImageData;
  readonly ink: ImageData;
  /** Where another text stands in the same place: the frame without the text in question, whose ink alone
   * `ink` is then. */
  readonly without?: ImageData;
}

/** How a piece of text comes out in the picture. */
export interface TextVisibility {
  /** The share of its ink that can be seen: what is not cut off, covered, or outside of the picture. */
  readonly visible: number;
  /** WCAG contrast with what is behind it, of the worst quarter of its ink. */
  readonly contrast: number;
}

type Colour = readonly [number, number, number];

/** Pixels with less ink than this are a glyph's rim. */
const INKED = 128;
/** Differences that nobody sees, as the sum over red, green and blue. */
const NOTHING = 12;

/** Compares what stands where a piece has ink with what its colour would make of what is behind it. */
export function textVisibility(
  { calls, box }: TextPiece,
  { whole, ground, ink, without }: Pictures,
): TextVisibility {
  const { color, alpha } = calls[0] as TextPiece['calls'][number];
  const own = color === undefined ? undefined : parseColour(color);
  const contrasts: number[] = [];
  let [seen, expected] = [0, 0];
  for (const at of pixelsIn(box, ink)) {
    const cover = ink.data[at] as number;
    if (cover < INKED) continue;
    const behind = pixel(ground, at);
    const front = own === undefined ? pixel(whole, at) : mix(behind, own.colour, alpha * own.alpha);
    contrasts.push(contrastOf(front, behind));
    const wanted = (difference(front, behind) * cover) / 255;
    if (wanted < NOTHING) continue;
    const shown = pixel(whole, at);
    const left = without === undefined ? behind : pixel(without, at);
    const isSeen = difference(shown, left) > 0.35 * wanted;
    // Beneath a text of the same colour there is no telling.
    if (!isSeen && without !== undefined && difference(shown, front) < 0.35 * wanted) continue;
    expected++;
    if (isSeen) seen++;
  }
  contrasts.sort((a, b) => a - b);
  const inside = shareInside(box, ink);
  return {
    visible: (expected === 0 ? 1 : seen / expected) * inside,
    contrast: contrasts[Math.floor(contrasts.length / 4)] ?? 21,
  };
}

/** Indices of the pixels in a box, as far as it lies in the picture. */
function* pixelsIn({ x, y, width, height }: Box, image: ImageData): Generator<number> {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const right = Math.min(image.width, Math.ceil(x + width));
  const bottom = Math.min(image.height, Math.ceil(y + height));
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) yield 4 * (row * image.width + column);
  }
}

function shareInside({ x, y, width, height }: Box, image: ImageData): number {
  const w = Math.min(x + width, image.width) - Math.max(x, 0);
  const h = Math.min(y + height, image.height) - Math.max(y, 0);
  return width <= 0 || height <= 0 ? 1 : (Math.max(0, w) * Math.max(0, h)) / (width * height);
}

function pixel({ data }: ImageData, at: number): Colour {
  return [data[at] as number, data[at + 1] as number, data[at + 2] as number];
}

function mix(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

function difference(a: Colour, b: Colour): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
}

/** What a context says its fill is: `#rrggbb` or `rgba(r, g, b, a)`. */
function parseColour(css: string): { colour: Colour; alpha: number } | undefined {
  const hex = /^#(..)(..)(..)$/.exec(css);
  if (hex !== null) {
    const [red, green, blue] = hex.slice(1).map((part) => Number.parseInt(part, 16));
    return { colour: [red ?? 0, green ?? 0, blue ?? 0], alpha: 1 };
  }
  const rgba = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(css);
  if (rgba === null) return undefined;
  const [red, green, blue, alpha] = rgba.slice(1).map((part) => Number(part ?? 1));
  return { colour: [red ?? 0, green ?? 0, blue ?? 0], alpha: alpha ?? 1 };
}

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance, WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const part = (value: number) => linear[Math.round(value)] as number;
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

/** Contrast ratio, WCAG 2.2: (L₁ + 0.05) / (L₂ + 0.05), the lighter one first. */
function contrastOf(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
