import { createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { fitSize } from '../paint.ts';
import { drawText, measuringContext, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Point } from './geometry.ts';

/** A numeral turns from one recorded value to the next; nothing in between is ever shown. */
export interface NumeralTurn {
  readonly from: ShownValue | null;
  readonly to: ShownValue;
}

/**
 * The numeral that rides the level line.
 *
 * @example
 * numeral.prepare(run.value('total[1]')); yield* numeral.roll(1, 0.5);
 */
export class LevelNumeralState {
  readonly turn = createSignal<NumeralTurn | null>(null);
  /** How far it has turned from the old value (0) to the new (1). */
  readonly roll = createSignal(1);
  readonly shown = createSignal(1);
  readonly caption = createSignal('running total');

  /** Puts the next value behind the present one, or behind nothing. */
  prepare(to: ShownValue, from: ShownValue | null = this.turn()?.to ?? null): void {
    this.turn({ from, to });
    this.roll(0);
  }

  /** The new value takes the place of the old. */
  *turnOver(seconds: number): ThreadGenerator {
    yield* this.roll(1, seconds, easeInOutCubic);
  }
}

/** Left edge of the numerals beside the cell, and the room they have. */
export const NUMERAL = { x: 1608, width: 216 } as const;
/** Height of Inter's capitals and digits, in font sizes. */
export const CAP_HEIGHT = 0.727;
/** Below this nothing stands: the captions' room begins. */
const FOOT = 915;

/**
 * The numeral with its top on the level line, and its caption beneath.
 *
 * @example
 * drawLevelNumeral(context, theme, numeral, ruler.y(1.6));
 */
export function drawLevelNumeral(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: LevelNumeralState,
  lineY: number,
): void {
  const turn = state.turn();
  if (turn === null) return;
  const caption = state.caption();
  const roll = state.roll();
  const draw = (value: ShownValue, shift: number, alpha: number) => {
    if (alpha <= 0) return;
    const { size, capHeight, top } = numeralBox(value, lineY);
    const baseline = top + capHeight;
    drawText(context, value, NUMERAL.x, baseline - shift * capHeight * 0.9, {
      font: inter(size, 700),
      color: theme.focus,
      padding: theme.tertiary,
      alpha,
    });
    drawText(context, caption, NUMERAL.x, baseline + 42, {
      font: inter(32, 500),
      color: theme.secondary,
      alpha,
    });
  };
  if (turn.from !== null) draw(turn.from, roll, (1 - roll) * state.shown());
  draw(turn.to, roll - 1, roll * state.shown());
}

/**
 * Where a name that follows the numeral begins: its right end, at the middle of the digits.
 *
 * @example
 * numeralEnd(numeral, ruler.y(1.6)) // { x: 1608, … } while there is no numeral
 */
export function numeralEnd(state: LevelNumeralState, lineY: number): Point {
  const turn = state.turn();
  if (turn === null) return { x: NUMERAL.x, y: lineY };
  const { width, capHeight, top } = numeralBox(turn.to, lineY);
  return { x: NUMERAL.x + width, y: top + capHeight / 2 };
}

function numeralBox({ text }: ShownValue, lineY: number) {
  const context = measuringContext();
  const size = fitSize(context, text, (px) => inter(px, 700), {
    size: 132,
    width: NUMERAL.width,
    least: 28,
  });
  const capHeight = size * CAP_HEIGHT;
  // Near the foot of the picture the numeral stands on its line instead of hanging from it.
  const stands = lineY + capHeight + 60 > FOOT;
  return {
    size,
    capHeight,
    top: stands ? lineY - capHeight - 70 : lineY,
    width: textWidth(context, text, inter(size, 700)),
  };
}
