import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import type { Shown } from '../../run/shown.ts';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL, type Ruler as LevelRuler, levelY, rulerTicks } from './geometry.ts';

/**
 * The ruler of the cell as it is right now: it can be compressed while it is on screen.
 *
 * @example
 * const ruler = new RulerState(rulerFor([0, 4.8])); ruler.y(4.8) // 178
 */
export class RulerState {
  /** Hidden until something is measured. */
  readonly shown = createSignal(0);
  /** Pixels of one unit. */
  readonly unit: SimpleSignal<number>;
  readonly zeroY: SimpleSignal<number>;
  /** Ticks stand right of the bar (0) or left of it (1). */
  readonly ticksLeft = createSignal(0);

  constructor({ unit, zeroY }: LevelRuler) {
    this.unit = createSignal(unit);
    this.zeroY = createSignal(zeroY);
  }

  /** The ruler at this moment. */
  now(): LevelRuler {
    return { unit: this.unit(), zeroY: this.zeroY() };
  }

  /** The y of a level in the picture. */
  y(level: number): number {
    return levelY(this.now(), level);
  }
}

/** What the ticks stand beside. */
export interface RulerSides {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
  /** The y of the level line, which would strike a number of the ruler through. */
  readonly line: number;
}

interface Tick {
  readonly y: number;
  readonly label: Shown;
}

/**
 * The zero line from membrane to membrane, and ticks beside the bar.
 *
 * @example
 * drawRuler(context, theme, new RulerState(rulerFor([0, 4.8])), { left: 1226, middle: 1306, right: 1386, line: 553 });
 */
export function drawRuler(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: RulerState,
  sides: RulerSides,
): void {
  const ruler = state.now();
  const reach = halfChord(ruler.zeroY);
  context.strokeStyle = theme.tertiary;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(CELL.x - reach + 2, ruler.zeroY);
  context.lineTo(CELL.x + reach - 2, ruler.zeroY);
  context.stroke();
  const levels = rulerTicks(ruler);
  const format = formatFor(levels);
  const numbers = new Ruler('ruler of the running total', levels, (level) =>
    formatNumber(level, format),
  );
  const left = state.ticksLeft();
  for (const level of levels) {
    const tick: Tick = { y: levelY(ruler, level), label: numbers.shown(level) };
    if (level === 0) {
      // Zero belongs to both sides, and stays while the others change theirs.
      withAlpha(context, 1 - left, () => drawZero(context, theme, tick, sides.middle));
      withAlpha(context, left, () => drawZero(context, theme, tick, sides.middle));
    } else {
      const clear = clearOf(sides.line, tick.y);
      withAlpha(context, (1 - left) * clear, () =>
        drawTick(context, theme, tick, sides.right + 16, 1),
      );
      withAlpha(context, left, () => drawTick(context, theme, tick, sides.left - 40, -1));
    }
  }
}

/** 0 where the level line would run through a number at `y`, 1 where it is clear of it. */
function clearOf(line: number, y: number): number {
  return Math.min(1, Math.max(0, (Math.abs(line - y) - 14) / 12));
}

/** Half the width of the cell at a height. */
function halfChord(y: number): number {
  return Math.sqrt(Math.max(0, CELL.r ** 2 - (y - CELL.y) ** 2));
}

/** The zero of the ruler stands beneath its line, under the bar. */
function drawZero(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { y, label }: Tick,
  x: number,
): void {
  if (Math.abs(y - CELL.y) >= CELL.r - 44) return;
  drawText(context, label, x, y + 34, { ...tickStyle(theme), align: 'center' });
}

/** A tick with its number to the right (1) or to the left (-1), if the cell has room for it there. */
function drawTick(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { y, label }: Tick,
  x: number,
  side: 1 | -1,
): void {
  const style = tickStyle(theme);
  const reach = (x - CELL.x) * side + 26 + textWidth(context, label.text, style.font);
  if (reach > halfChord(y) - 8) return;
  context.strokeStyle = theme.tertiary;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + side * 16, y);
  context.stroke();
  drawText(context, label, x + side * 26, y, { ...style, align: side > 0 ? 'left' : 'right' });
}

function tickStyle(theme: Theme) {
  return { font: inter(28, 500), color: theme.tertiary, baseline: 'middle' } as const;
}
