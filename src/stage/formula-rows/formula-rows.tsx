import type { NodeProps } from '@motion-canvas/2d';
import { all, type ThreadGenerator } from '@motion-canvas/core';
import { withoutPadding } from '../../run/displayed-digits.ts';
import type { ShownValue } from '../../run/run.ts';
import { mathText } from '../formula/math-text.ts';
import { Sheet } from '../sheet.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import type { Theme } from '../theme.ts';
import { themed } from '../theme-context.ts';

/** A symbol of a formula, and what stands beneath it: a number, or a sign. */
export interface FormulaColumn {
  /** In TeX: `\dfrac{\partial z}{\partial w_3}`, `\cdot`, `=`. */
  readonly letters: string;
  /** Its number; what is to close with the others comes with its ≈ already. */
  readonly value?: ShownValue;
  /** In TeX, where the sign beneath differs from the one above. */
  readonly sign?: string;
  readonly colour?: string;
  /** A negative number in the middle of a product or a difference stands in parentheses. */
  readonly inParentheses?: boolean;
}

export interface FormulaRowsProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  columns: readonly FormulaColumn[];
  /** Where the formula ends on the right, the height of its middle, and the room it has. */
  slot: { readonly right: number; readonly y: number; readonly width: number };
  fontSize?: number;
}

/**
 * A formula with its numbers beneath the symbols they stand for. Columns are shown one after the other, in
 * any order: letters and numbers each on their own. Coordinates are those of the 1920×1080 picture.
 *
 * @example
 * const rows = new FormulaRows({ theme, slot: { right: 1816, y: 232, width: 780 }, columns: [
 *   { letters: 'z', value: z }, { letters: '=' }, { letters: 'w', value: w }, { letters: '\\cdot' }, { letters: 'x', value: x },
 * ] });
 * yield* rows.letters(); yield* rows.numbers(2, 3, 4); yield* rows.numbers(0, 1);
 */
export class FormulaRows extends Sheet {
  readonly #formula: SourcedFormula;
  readonly #columns: readonly FormulaColumn[];

  constructor(given: FormulaRowsProps) {
    const { theme, columns, slot, fontSize = 50, ...props } = themed(given);
    super(props);
    this.#columns = columns;
    const above = columns.map(({ letters }, index) => part(`letters${index}`, letters));
    const beneath = columns.map((column, index) => part(`numbers${index}`, lower(column, index)));
    const numbers = columns.flatMap(({ value }, index) =>
      value === undefined ? [] : [[`value${index}`, { text: bare(value), path: value.path }]],
    );
    this.#formula = new SourcedFormula({
      tex: `\\def\\arraystretch{1.9}\\begin{array}{${'c'.repeat(columns.length)}} ${above.join(' & ')} \\\\ ${beneath.join(' & ')} \\end{array}`,
      numbers: Object.fromEntries(numbers),
      fontSize,
      fill: theme.ink,
    });
    const { width } = this.#formula.size();
    const fitted = Math.min(width, slot.width);
    this.#formula.fontSize((fontSize * fitted) / width);
    this.#formula.position([slot.right - fitted / 2, slot.y]);
    for (const [index, { colour }] of columns.entries()) {
      for (const name of this.#names(index)) {
        this.#formula.alpha(name, 0);
        if (colour !== undefined) this.#formula.color(name, colour);
      }
    }
    this.add(this.#formula);
  }

  #names(index: number): string[] {
    const names = [`letters${index}`, `numbers${index}`];
    return names.filter((name) => this.#formula.partNames().includes(name));
  }

  /** The letters of these columns, or of all. */
  *letters(...columns: readonly number[]): ThreadGenerator {
    yield* this.#fade('letters', columns);
  }

  /** The numbers and signs beneath these columns, or beneath all. */
  *numbers(...columns: readonly number[]): ThreadGenerator {
    yield* this.#fade('numbers', columns);
  }

  *hide(): ThreadGenerator {
    yield* this.opacity(0, 0.3);
  }

  *#fade(row: 'letters' | 'numbers', columns: readonly number[]): ThreadGenerator {
    const chosen = columns.length === 0 ? this.#columns.map((_, index) => index) : columns;
    const there = this.#formula.partNames();
    yield* all(
      ...chosen
        .map((index) => `${row}${index}`)
        .filter((name) => there.includes(name))
        .map((name) => this.#formula.fade(name, 1, 0.3)),
    );
  }
}

function lower({ letters, value, sign, inParentheses }: FormulaColumn, index: number): string {
  if (value === undefined) return sign ?? (/^(=|\\cdot|-|\+)$/.test(letters) ? letters : '');
  const number = part(`value${index}`, mathText({ text: bare(value) }));
  return inParentheses && value.number < 0 ? `(${number})` : number;
}

function bare(value: ShownValue): string {
  return withoutPadding(value).text.replace('≈', '');
}

function part(name: string, tex: string): string {
  return `\\part{${name}}{${tex}}`;
}

/**
 * The sign between a result and its operands: "=", or "≈" where the displayed operands give another result.
 *
 * @example
 * equalsSign(asProductOf(slope, [factor, other])) // '='
 */
export function equalsSign({ text }: ShownValue): string {
  return text.startsWith('≈') ? '\\approx' : '=';
}
