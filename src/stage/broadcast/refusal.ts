import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, linear, type ThreadGenerator } from '@motion-canvas/core';
import { mono } from '../fonts.ts';
import { MONO_MIDDLE, MONO_WIDTH } from '../matrix/draw-numbers.ts';
import type { NumberedText } from '../numbered-lines.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

export interface RefusalProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The line that was tried. */
  code: NumberedText;
  /** The error's class and its message, as NumPy writes it. */
  kind: string;
  message: NumberedText;
  width: number;
}

const LINE = { code: 34, pitch: 58, padding: 36 } as const;

/**
 * What a Python session answers to a line that fails: the class of the error and NumPy's own message.
 *
 * @example
 * yield* refusal.answer();
 */
export class Refusal extends Node {
  readonly shown = createSignal(0);
  /** How much of the message is written, 0 to 1; whole characters appear. */
  readonly written = createSignal(0);
  readonly #props: Themed<RefusalProps>;

  constructor(given: RefusalProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** The line that is tried. */
  *ask(): ThreadGenerator {
    yield* this.shown(1, 0.4);
  }

  /** The answer, character by character. */
  *answer(seconds = 1.2): ThreadGenerator {
    yield* this.written(1, seconds, linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, code, kind, message, width } = this.#props;
    const answer = `${kind}: ${message.text}`;
    const fitting = (width - 2 * LINE.padding) / (MONO_WIDTH * answer.length);
    const size = Math.max(26, Math.min(LINE.code, fitting));
    withAlpha(context, this.shown(), () => {
      const height = 2 * LINE.pitch + LINE.padding;
      context.fillStyle = theme.socket;
      context.beginPath();
      roundRect(context, 0, 0, width, height, 14);
      context.fill();
      context.strokeStyle = theme.rule;
      context.lineWidth = 2;
      context.stroke();
      const first = LINE.padding / 2 + LINE.pitch / 2;
      drawTextWithNumbers(
        context,
        `>>> ${code.text}`,
        code.numbers,
        LINE.padding,
        first + size * MONO_MIDDLE,
        {
          font: mono(size, 500),
          color: theme.secondary,
        },
      );
      const characters = Math.floor(answer.length * this.written());
      if (characters === 0) return;
      context.save();
      context.beginPath();
      context.rect(LINE.padding, 0, characters * MONO_WIDTH * size, height);
      context.clip();
      drawTextWithNumbers(
        context,
        answer,
        message.numbers,
        LINE.padding,
        first + LINE.pitch + size * MONO_MIDDLE,
        { font: mono(size, 700), color: theme.ink },
      );
      context.restore();
    });
  }
}
