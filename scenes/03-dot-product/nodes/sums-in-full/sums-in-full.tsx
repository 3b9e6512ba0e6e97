import { Node, type NodeProps } from '@motion-canvas/2d';
import { all, createSignal, sequence, type ThreadGenerator } from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import { Digits, drawText, mono, type Theme, type Themed, themed } from 'gradreel/stage';

export interface SumsInFullProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  sums: readonly { readonly title: string; readonly value: ShownValue }[];
  width: number;
  /** From one sum to the next; 170 px when left out. */
  pitch?: number;
}

const TITLE_Y = -68;

/**
 * The same sum, computed on several ways, with all digits that a program prints, aligned so that the column
 * in which they differ speaks. The origin is the left end of the first number's middle.
 *
 * @example
 * const sums = new SumsInFull({ theme, sums: [{ title: 'first to last', value }, …], width: 880 });
 * yield* sums.print();
 */
export class SumsInFull extends Node {
  readonly digits: Digits;
  readonly #props: Themed<SumsInFullProps>;
  readonly #titled;

  constructor(given: SumsInFullProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, sums, width, pitch = 170 } = props;
    this.digits = new Digits({
      theme,
      values: sums.map(({ value }) => value),
      width,
      pitch,
      size: 80,
    });
    this.#titled = sums.map(() => createSignal(0));
    this.add(this.digits);
  }

  /** The sums print one after the other; the column in which they differ lights up. */
  *print(): ThreadGenerator {
    const { sums } = this.#props;
    yield* sequence(
      0.9,
      ...sums.map((_, index) => all(this.#titled[index]?.(1, 0.3) ?? [], this.digits.print(index))),
    );
    const [first, ...others] = sums.map(({ value }) => value.number);
    if (others.some((other) => other !== first)) {
      yield* all(
        this.digits.mark(sums.length - 1, sums.length - 1),
        this.digits.focus(sums.length - 1, 1),
      );
    }
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, sums, pitch = 170 } = this.#props;
    sums.forEach(({ title }, index) => {
      drawText(context, title, 0, index * pitch + TITLE_Y, {
        font: mono(30),
        color: theme.tertiary,
        baseline: 'middle',
        alpha: this.#titled[index]?.() ?? 0,
      });
    });
    super.draw(context);
  }
}
