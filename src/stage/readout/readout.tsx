import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { Shown } from '../../run/shown.ts';
import { withAlpha } from '../paint.ts';
import { drawTextWithNumbers } from '../text.ts';

/** A line of a readout: words and numbers in one style. */
export interface ReadoutLine {
  readonly text: string;
  readonly numbers?: readonly Shown[];
  /** A CSS font, from `inter` or `mono`. */
  readonly font: string;
  readonly color: string;
  /** Pixels from the middle of the line before; from the readout's origin for the first. */
  readonly gap: number;
  readonly align?: CanvasTextAlign;
}

export interface ReadoutProps extends NodeProps {
  lines: readonly ReadoutLine[];
}

/**
 * Lines of text beside a picture: a hero numeral, what it is, what it comes from. Each line comes when it is
 * called; a line that is replaced turns over, so that no number ever stands half-way between two values.
 * The origin is the left end of the line before the first.
 *
 * @example
 * const readout = new Readout({ lines: [
 *   { text: loss.text, numbers: [loss], font: inter(120, 700), color: theme.gradient, gap: 0 },
 *   { text: 'mean loss', font: inter(32), color: theme.secondary, gap: 90 },
 * ] });
 * yield* readout.show(0, 1); yield* readout.replace(0, { ...line, text: next.text, numbers: [next] });
 */
export class Readout extends Node {
  readonly #lines: SimpleSignal<readonly [ReadoutLine, ReadoutLine]>[];
  readonly #shown: SimpleSignal<number>[];
  readonly #turned: SimpleSignal<number>[];

  constructor({ lines, ...props }: ReadoutProps) {
    super(props);
    this.#lines = lines.map((line) =>
      createSignal<readonly [ReadoutLine, ReadoutLine]>([line, line]),
    );
    this.#shown = lines.map(() => createSignal(0));
    this.#turned = lines.map(() => createSignal(1));
  }

  /** Lines appear one after the other; all of them when none is named. */
  *show(...indices: number[]): ThreadGenerator {
    const chosen = indices.length === 0 ? this.#shown.map((_, i) => i) : indices;
    yield* sequence(
      0.2,
      ...chosen.map((i) => (this.#shown[i] as SimpleSignal<number>)(1, 0.3, easeInOutCubic)),
    );
  }

  /** All lines go. */
  *hide(seconds = 0.3): ThreadGenerator {
    yield* this.opacity(0, seconds);
  }

  /** Another text takes the place of a line: it turns over like a leaf of a clock. */
  *replace(index: number, line: ReadoutLine, seconds = 0.4): ThreadGenerator {
    const lines = this.#lines[index] as SimpleSignal<readonly [ReadoutLine, ReadoutLine]>;
    const turned = this.#turned[index] as SimpleSignal<number>;
    lines([lines()[1], line]);
    turned(0);
    yield* turned(1, seconds, easeInOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    let y = 0;
    this.#lines.forEach((lines, i) => {
      const [before, now] = lines();
      const turned = (this.#turned[i] as SimpleSignal<number>)();
      const line = turned < 0.5 ? before : now;
      y += now.gap;
      withAlpha(context, (this.#shown[i] as SimpleSignal<number>)(), () => {
        context.save();
        context.translate(0, y);
        context.scale(1, Math.max(0.001, Math.abs(1 - 2 * turned)));
        drawTextWithNumbers(context, line.text, line.numbers ?? [], 0, 0, {
          font: line.font,
          color: line.color,
          align: line.align ?? 'left',
          baseline: 'middle',
        });
        context.restore();
      });
    });
    this.drawChildren(context);
  }
}
