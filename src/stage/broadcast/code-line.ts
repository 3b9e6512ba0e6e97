import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, linear, type ThreadGenerator } from '@motion-canvas/core';
import type { Shown } from '../../run/shown.ts';
import { AXIS } from '../../run/wrong-ruler.ts';
import { mono } from '../fonts.ts';
import { MONO_MIDDLE, MONO_WIDTH } from '../matrix/draw-numbers.ts';
import { withAlpha } from '../paint.ts';
import { drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

export interface CodeLineProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  code: string;
  /** The numbers in it, in order; `axis=1` names an axis. */
  numbers?: readonly Shown[];
  size?: number;
  /** Left with room for the verdict when left out; a centred line has none. */
  align?: 'left' | 'center';
}

/** The number of an axis that an array of the run has, as code names it. */
export function axisNumber(axis: number): Shown {
  return { text: String(axis), path: AXIS, source: 'ruler' };
}

const MARK = 34;

/**
 * One line of code with room for a verdict in front of it: ✓ or ✗ in ink.
 *
 * @example
 * const line = new CodeLine({ theme, code: 'A - A.max(axis=1)', numbers: [axisNumber(1)], position: [168, 882] });
 * yield* line.write(); yield* line.judge('wrong');
 */
export class CodeLine extends Node {
  readonly shown = createSignal(0);
  readonly #verdict = createSignal<'right' | 'wrong'>('right');
  readonly #judged = createSignal(0);
  readonly #props: Themed<CodeLineProps>;

  constructor(given: CodeLineProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  *write(seconds = 0.4): ThreadGenerator {
    yield* this.shown(1, seconds);
  }

  *judge(verdict: 'right' | 'wrong'): ThreadGenerator {
    this.#verdict(verdict);
    yield* this.#judged(1, 0.3, linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, code, numbers = [], size = 37, align = 'left' } = this.#props;
    const width = code.length * MONO_WIDTH * size;
    const left = align === 'center' ? -width / 2 : 0;
    withAlpha(context, this.shown(), () => {
      const font = mono(size, 500);
      drawTextWithNumbers(
        context,
        code,
        numbers,
        left + (align === 'left' ? MARK + 32 : 0),
        size * MONO_MIDDLE,
        {
          font,
          color: theme.ink,
        },
      );
    });
    this.#drawVerdict(context, left);
  }

  #drawVerdict(context: CanvasRenderingContext2D, x: number): void {
    const judged = this.#judged();
    if (judged <= 0) return;
    const arm = MARK / 2;
    const strokes =
      this.#verdict() === 'right'
        ? [
            [0, 2, 0.34 * MARK, arm],
            [0.34 * MARK, arm, MARK + 6, -arm - 2],
          ]
        : [
            [0, -arm, MARK, arm],
            [0, arm, MARK, -arm],
          ];
    context.strokeStyle = this.#props.theme.ink;
    context.lineWidth = 6;
    context.lineCap = 'round';
    context.beginPath();
    for (const [index, [x0, y0, x1, y1]] of (
      strokes as [number, number, number, number][]
    ).entries()) {
      const t = Math.min(1, Math.max(0, 2 * judged - index));
      if (t <= 0) continue;
      context.moveTo(x + x0, y0);
      context.lineTo(x + x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
    }
    context.stroke();
  }
}
