import { createSignal } from '@motion-canvas/core';
import { withGlow } from '../paint.ts';
import type { Theme } from '../theme.ts';
import { NUMERAL } from './level-numeral.ts';

/**
 * The line at the height of the running total.
 *
 * @example
 * yield* line.level(1.6, 0.9);
 */
export class LevelLineState {
  /** In units of the ruler; between two recorded totals while it moves. */
  readonly level = createSignal(0);
  readonly shown = createSignal(0);
}

/** The line ends before the numeral that rides it. */
export const LINE_END = NUMERAL.x - 24;
/** It reaches beyond the bar by so much. */
export const LINE_OVERHANG = 6;
const WIDTH = 5;

/**
 * The level line from the bar to its numeral.
 *
 * @example
 * drawLevelLine(context, theme, bar.x(), ruler.y(1.6));
 */
export function drawLevelLine(
  context: CanvasRenderingContext2D,
  { focus }: Theme,
  barX: number,
  y: number,
): void {
  const left = barX - LINE_OVERHANG;
  context.fillStyle = focus;
  context.fillRect(left, y - WIDTH / 2, LINE_END - left, WIDTH);
}

/**
 * The glow of the level line. It lies behind the bar: over it, it would fog what it should lift.
 *
 * @example
 * drawLevelGlow(context, theme, bar.x(), ruler.y(1.6));
 */
export function drawLevelGlow(
  context: CanvasRenderingContext2D,
  theme: Theme,
  barX: number,
  y: number,
): void {
  withGlow(context, theme.focus, 22, () => drawLevelLine(context, theme, barX, y));
}
