import { inter, mono } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { drawText, labelText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Tick } from './axis.ts';
import type { PlotArea } from './curve.ts';

const TICK = { size: 26, gap: 18, length: 10 } as const;
const NAME = { font: inter(26, 500), gap: 14, above: 22 } as const;

/** Rules at the ticks, the axes, their ticks and their names, around an area whose middle is (0, 0). */
export function drawAxes(context: CanvasRenderingContext2D, theme: Theme, area: PlotArea): void {
  drawGrid(context, theme, area);
  drawHorizontal(context, theme, area);
  drawVertical(context, theme, area);
}

function drawGrid(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { x, y, width, height }: PlotArea,
): void {
  context.strokeStyle = theme.ahead;
  context.lineWidth = 1.5;
  const rule = (alpha: number, from: readonly [number, number], to: readonly [number, number]) =>
    withAlpha(context, alpha, () => {
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
    });
  if (y.grid > 0) {
    for (const { fraction, alpha } of y.ticks()) {
      const at = (0.5 - fraction) * height;
      rule(alpha, [-width / 2, at], [(y.grid - 0.5) * width, at]);
    }
  }
  if (x.grid > 0) {
    for (const { fraction, alpha } of x.ticks()) {
      const at = (fraction - 0.5) * width;
      rule(alpha, [at, height / 2], [at, (0.5 - x.grid) * height]);
    }
  }
}

function drawHorizontal(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { x, width, height }: PlotArea,
): void {
  const bottom = height / 2;
  context.strokeStyle = theme.rule;
  context.lineWidth = 2;
  withAlpha(context, x.shown(), () => {
    context.beginPath();
    context.moveTo(-width / 2, bottom);
    context.lineTo(width / 2, bottom);
    context.stroke();
  });
  const ticks = x.ticks();
  const font = mono(TICK.size);
  const centre = (tick: Tick) => (tick.fraction - 0.5) * width;
  const half = (tick: Tick) => textWidth(context, tick.label.text, font) / 2;
  const last = ticks.at(-1);
  // The name stands before the last number, as it is read: "epoch 1000".
  const nameEnd = last === undefined ? width / 2 : centre(last) - half(last) - NAME.gap;
  const named = x.name !== undefined;
  const nameStart = named
    ? nameEnd - textWidth(context, labelText(x.name as string), NAME.font)
    : Number.POSITIVE_INFINITY;
  let free = Number.NEGATIVE_INFINITY;
  const y = bottom + TICK.gap;
  const style = { color: theme.tertiary, baseline: 'top' } as const;
  for (const tick of ticks) {
    const [at, reach] = [centre(tick), half(tick)];
    withAlpha(context, tick.alpha, () => {
      context.beginPath();
      context.moveTo(at, bottom);
      context.lineTo(at, bottom + TICK.length);
      context.stroke();
    });
    const hidden = at - reach < free || (tick !== last && at + reach > nameStart - NAME.gap);
    if (hidden) continue;
    free = at + reach + NAME.gap;
    drawText(context, tick.label, at, y, {
      ...style,
      font,
      align: 'center',
      alpha: tick.alpha,
      check: { labels: { x: at, y: bottom } },
    });
  }
  if (x.name !== undefined) {
    const alpha = Math.max(0, ...ticks.map((tick) => tick.alpha), ticks.length === 0 ? 1 : 0);
    drawText(context, x.name, nameEnd, y, {
      ...style,
      font: NAME.font,
      align: 'right',
      alpha: alpha * x.shown(),
    });
  }
}

function drawVertical(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { y, width, height }: PlotArea,
): void {
  const left = -width / 2;
  const font = mono(TICK.size);
  context.strokeStyle = theme.rule;
  context.lineWidth = 2;
  // Rules across the picture show where it begins; without them a line does.
  if (y.grid <= 0) {
    withAlpha(context, y.shown(), () => {
      context.beginPath();
      context.moveTo(left, -height / 2);
      context.lineTo(left, height / 2);
      context.stroke();
    });
  }
  let free = Number.POSITIVE_INFINITY;
  for (const { fraction, label, alpha } of y.ticks()) {
    const at = (0.5 - fraction) * height;
    // Ticks ascend, so their places rise: one that would touch the one below is left out.
    if (at + TICK.size * 0.6 > free) continue;
    free = at - TICK.size * 0.6;
    withAlpha(context, alpha, () => {
      context.beginPath();
      context.moveTo(left - TICK.length, at);
      context.lineTo(left, at);
      context.stroke();
    });
    drawText(context, label, left - TICK.gap, at, {
      font,
      color: theme.tertiary,
      align: 'right',
      baseline: 'middle',
      alpha,
      check: { labels: { x: left, y: at } },
    });
  }
  if (y.name !== undefined) {
    drawText(context, y.name, left - TICK.gap, -height / 2 - NAME.above, {
      font: NAME.font,
      color: theme.tertiary,
      align: 'right',
      baseline: 'bottom',
      alpha: y.shown(),
    });
  }
}
