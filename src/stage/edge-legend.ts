import { Ruler } from '../run/ruler.ts';
import { inter } from './fonts.ts';
import { drawText, type Label, textWidth } from './text.ts';
import type { Theme } from './theme.ts';

/** Dashes of a negative edge: 16 on, 5 off, over a dark underlay. */
export const NEGATIVE_DASH = [16, 5];

export interface EdgeLegend {
  /** All weights that the picture draws as edges. */
  readonly weights: readonly number[];
  /** Pixels of width per unit of |weight|. */
  readonly edgeScale: number;
  /** Left end and middle line. */
  readonly x: number;
  readonly y: number;
}

const SAMPLE = 52;
/** Three dashes with their gaps. */
const NEGATIVE_SAMPLE = { length: 63, width: 18 } as const;
const GAP = 36;

/**
 * The legend of edges, in one line: samples of true width with their weights, and dashes when a weight
 * is negative.
 *
 * @example
 * drawEdgeLegend(context, theme, { weights: [0.2, 0.8, -0.5], edgeScale: 36, x: 96, y: 903 });
 */
export function drawEdgeLegend(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { weights, edgeScale, x: left, y }: EdgeLegend,
): void {
  const font = inter(24, 500);
  const write = (label: Label, x: number) =>
    drawText(context, label, x, y, { font, color: theme.tertiary, baseline: 'middle' });
  const title = 'edge width = |weight|';
  write(title, left);
  let x = left + textWidth(context, title, font) + GAP;
  const values = legendValues(weights);
  const ruler = new Ruler('edge width', values);
  for (const value of values) {
    const shown = ruler.shown(value);
    const width = Math.max(value * edgeScale, 1);
    // Width has no sign: a sample in the colour of neither.
    context.fillStyle = theme.tertiary;
    context.fillRect(x, y - width / 2, SAMPLE, width);
    write(shown, x + SAMPLE + 12);
    x += SAMPLE + 12 + textWidth(context, shown.text, font) + GAP;
  }
  if (weights.some((weight) => weight < 0)) {
    drawNegativeSample(context, theme, x, y);
    write('negative', x + NEGATIVE_SAMPLE.length + 13);
  }
}

function drawNegativeSample(
  context: CanvasRenderingContext2D,
  { negative }: Theme,
  x: number,
  y: number,
): void {
  context.save();
  context.lineWidth = NEGATIVE_SAMPLE.width;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + NEGATIVE_SAMPLE.length, y);
  context.strokeStyle = negative.underlay;
  context.stroke();
  context.setLineDash(NEGATIVE_DASH);
  context.strokeStyle = negative.strong;
  context.stroke();
  context.restore();
}

/**
 * The widths that a legend shows: a quarter, a half and the whole of a round number no larger than the
 * largest |weight|. Empty when all weights are zero.
 *
 * @example
 * legendValues([0.2, 0.8, -0.5]) // [0.2, 0.4, 0.8]
 */
export function legendValues(weights: readonly number[]): number[] {
  const largest = Math.max(...weights.map(Math.abs));
  if (largest === 0) return [];
  // An engine may round the logarithm of a power of ten to just below it.
  const power = 10 ** Math.floor(Math.log10(largest) + 1e-9);
  const round = [8, 4, 2, 1].find((factor) => factor * power <= largest * (1 + 1e-9)) as number;
  return [round / 4, round / 2, round].map((factor) => factor * power);
}
