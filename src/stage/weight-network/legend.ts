import { formatFor, formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import { mono } from '../fonts.ts';
import type { Point } from '../neuron/geometry.ts';
import { drawText, type Label, labelText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { rulerLegend, type ThreadRuler, threadWidth } from './ruler.ts';

const SAMPLE = 34;
const GAP = 18;

/** Samples of true width with their |weight|; the last stands for all larger ones too. */
export function drawThreadLegend(
  context: CanvasRenderingContext2D,
  theme: Theme,
  ruler: ThreadRuler,
  { x, y }: Point,
): void {
  const font = mono(24);
  const write = (label: Label, left: number) => {
    drawText(context, label, left, y, { font, color: theme.tertiary, baseline: 'middle' });
    return left + textWidth(context, labelText(label), font);
  };
  let left = write('|w|', x) + GAP;
  const values = rulerLegend(ruler);
  const last = values.at(-1);
  const widths = new Ruler('thread width', values, (value) => {
    return `${formatNumber(value, formatFor([value]))}${value === last ? '+' : ''}`;
  });
  for (const value of values) {
    context.fillStyle = theme.positive.strong;
    const width = threadWidth(ruler, value);
    context.fillRect(left, y - width / 2, SAMPLE, width);
    left = write(widths.shown(value), left + SAMPLE + 10) + GAP;
  }
}
