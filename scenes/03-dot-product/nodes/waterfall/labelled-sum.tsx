import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import {
  drawText,
  fitSize,
  inter,
  measuringContext,
  signed,
  type Theme,
  type Themed,
  textWidth,
  themed,
  withAlpha,
} from 'gradreel/stage';

export interface LabelledTerm {
  readonly value: ShownValue;
  /** What stands beneath it. */
  readonly name: string;
}

export interface LabelledSumProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  terms: readonly LabelledTerm[];
  result: LabelledTerm;
  width: number;
}

const GAP = 52;
const NAME_Y = 76;

/**
 * A sum in a line, with the name of each number beneath it: `2.8 +2 = 4.8`. The origin is the left end of the
 * line's middle.
 *
 * @example
 * const sum = new LabelledSum({ theme, terms: [{ value: dot, name: 'dot product' }, { value: b, name: 'bias' }], result, width: 880 });
 * yield* sum.show(0); yield* sum.show(1); yield* sum.show(2);
 */
export class LabelledSum extends Node {
  readonly #props: Themed<LabelledSumProps>;
  readonly #shown: SimpleSignal<number>[];

  constructor(given: LabelledSumProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#shown = [...props.terms, props.result].map(() => createSignal(0));
  }

  /** A term appears; the index after the last term is the result. */
  *show(index: number, seconds = 0.4): ThreadGenerator {
    yield* this.#shown[index]?.(1, seconds, easeOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, terms, result, width } = this.#props;
    // The first term stands as it is, the others carry their signs.
    const parts = [
      ...terms.map(({ value, name }, index) => ({
        value: index === 0 ? value : signed(value),
        name,
      })),
      result,
    ];
    const isRounded = result.value.text.startsWith('≈');
    const equals = isRounded ? '' : '=';
    const text = parts.map(({ value }) => value.text).join(` ${equals} `);
    const size = fitSize(measuringContext(), text, (px) => inter(px, 700), {
      size: 92,
      width: width - GAP * parts.length,
      least: 36,
    });
    const font = inter(size, 700);
    let x = 0;
    parts.forEach(({ value, name }, index) => {
      const isResult = index === parts.length - 1;
      withAlpha(context, this.#shown[index]?.() ?? 0, () => {
        if (isResult && !isRounded) {
          drawText(context, '=', x, size * 0.03, {
            font,
            color: theme.tertiary,
            baseline: 'middle',
          });
        }
        const left = x + (isResult && !isRounded ? textWidth(context, '=', font) + GAP : 0);
        drawText(context, value, left, size * 0.03, {
          font,
          color: isResult ? theme.focus : theme.ink,
          baseline: 'middle',
        });
        drawText(context, name, left, NAME_Y, {
          font: inter(32, 500),
          color: theme.secondary,
          baseline: 'middle',
        });
      });
      const nameWidth = textWidth(context, name, inter(32, 500));
      x += Math.max(textWidth(context, value.text, font), nameWidth) + GAP;
    });
    this.drawChildren(context);
  }
}
