import { createComputed } from '@motion-canvas/core';
import { UnsourcedNumberError } from '../run/errors.ts';
import { enterShown } from './displayed-numbers.ts';
import { Formula, type FormulaProps } from './formula/index.ts';
import { drawSourced } from './text.ts';
import { asWording, type TextCheck } from './text-check.ts';
import { refuseUnsourced } from './unsourced.ts';

export interface SourcedFormulaProps extends FormulaProps {
  /** For `gradreel check`, where the formula is no ordinary one. */
  check?: TextCheck;
}

/**
 * A formula on the stage: its numbers are noted as displayed, and one without a source is an error.
 *
 * @throws UnsourcedNumberError while drawing, naming the number and the formula.
 */
export class SourcedFormula extends Formula {
  readonly #check: TextCheck;
  // Reading a formula's numbers takes longer than drawing it; it is done again only when something changes.
  readonly #unsourced = createComputed(() => this.unsourcedNumbers());
  readonly #shown = createComputed(() => this.shownNumbers());

  constructor({ check = {}, ...props }: SourcedFormulaProps) {
    super(props);
    this.#check = check;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const [unsourced] = this.#unsourced();
    if (unsourced !== undefined) {
      const error = new UnsourcedNumberError(
        `The number ${unsourced} in the formula "${this.tex()}" has no source.`,
        'Wrap it in \\part{name}{…} and give its path in "numbers".',
      );
      refuseUnsourced(error);
    }
    const numbers = this.#shown().map(({ text, path }) => ({ text, path, source: 'run' }) as const);
    for (const shown of numbers) enterShown(shown);
    const wording = { text: this.tex(), numbers, check: this.#check };
    asWording(wording, () => drawSourced(() => super.draw(context)));
  }
}
