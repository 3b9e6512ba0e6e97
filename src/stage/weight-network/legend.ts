import { formatFor, formatNumber } from '../../run/number-format.ts';
import { mono } from '../fonts.ts';
import type { Point } from '../neuron/geometry.ts';
import { drawText, textWidth } from '../text.ts';
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
  const write = (text: string, left: number, isNumber: boolean) => {
    const label = isNumber ? ({ text, path: 'thread width', source: 'ruler' } as const) : text;
    drawText(context, label, left, y, { font, color: theme.tertiary, baseline: 'middle' });
    return left + textWidth(context, text, font);
  };
  let left = write('|w|', x, false) + GAP;
  const values = rulerLegend(ruler);
  values.forEach((value, i) => {
    context.fillStyle = theme.positive.strong;
    const width = threadWidth(ruler, value);
    context.fillRect(left, y - width / 2, SAMPLE, width);
    const text = `${formatNumber(value, formatFor([value]))}${i === values.length - 1 ? '+' : ''}`;
    left = write(text, left + SAMPLE + 10, true) + GAP;
  });
}
