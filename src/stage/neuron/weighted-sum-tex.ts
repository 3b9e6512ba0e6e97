import type { ShownValue } from '../../run/run.ts';
import type { NumberSources } from '../formula/index.ts';
import { mathText } from '../formula/math-text.ts';
import type { Synapse } from './synapse.ts';

/** The numbers of a neuron's sum. */
export interface SumTerms {
  readonly votes: readonly Synapse[];
  readonly weightedSum: ShownValue;
  readonly bias: ShownValue;
}

/** A formula in TeX, and where the numbers in its named parts come from. */
export interface SumFormula {
  readonly tex: string;
  readonly numbers: NumberSources;
}

/**
 * The sum term by term, the numbers beneath the letters. Its parts: `row1…` are the letters, `row2…` the
 * numbers; within them `z`, `b`, `w0`, `w1`, … and `input0`, `weight0`, …, `bias`.
 *
 * @example
 * expandedSum(terms)
 * // z = x_1 w_1   + x_2 w_2        + b
 * //     1 · 0.2   + 2 · 0.8        + 2
 */
export function expandedSum({ votes, bias }: SumTerms): SumFormula {
  const letters = votes.map((_, i) =>
    part(`row1p${i}`, `x_{${i + 1}} ${part(`w${i}`, `w_{${i + 1}}`)}`),
  );
  const products = votes.map(({ input, weight }, i) => {
    const factors = [numberPart(`input${i}`, input), numberPart(`weight${i}`, weight)];
    return part(`row2p${i}`, factors.join(' \\cdot '));
  });
  const row = (name: string, terms: readonly string[], last: string) => {
    const joined = terms.map((term, i) =>
      i === 0 ? term : `${sign(`${name}plus${i}`, '+')} & ${term}`,
    );
    return `${joined.join(' & ')} & ${sign(`${name}plusb`, '+')} & ${part(`${name}b`, last)}`;
  };
  const tex = [
    `\\def\\arraystretch{1.7}\\begin{array}{${'c'.repeat(2 * votes.length + 3)}}`,
    `${RESULT} & ${row('row1', letters, part('b', 'b'))} \\\\`,
    `& & ${row('row2', products, numberPart('bias', bias))}`,
    '\\end{array}',
  ].join(' ');
  const factors = votes.flatMap(({ input, weight }, i) => [
    [`input${i}`, source(input)],
    [`weight${i}`, source(weight)],
  ]);
  return { tex, numbers: Object.fromEntries([...factors, ['bias', source(bias)]]) };
}

/**
 * The sum with a sigma, for more inputs than a line holds; beneath the sigma stands the sum of the
 * products. Its parts: `row1…` and `row2…`; within them `z`, `b`, `sum`, `bias`.
 *
 * @example
 * shortSum(terms)
 * // z = Σ x_i w_i + b
 * //   =    2.8    + 2
 */
export function shortSum({ votes, weightedSum, bias }: SumTerms): SumFormula {
  const sigma = `\\displaystyle\\sum_{i=1}^{${votes.length}} x_i w_i`;
  const sum = part('sum', mathText(weightedSum));
  const tex = [
    '\\def\\arraystretch{2.2}\\begin{array}{ccccc}',
    `${RESULT} & ${part('row1sum', sigma)} & ${sign('row1plusb', '+')} & ${part('row1b', part('b', 'b'))} \\\\`,
    `& ${sign('row2equals', '=')} & ${part('row2sum', sum)} & ${sign('row2plusb', '+')} & ${part('row2b', numberPart('bias', bias))}`,
    '\\end{array}',
  ].join(' ');
  return { tex, numbers: { sum: source(weightedSum), bias: source(bias) } };
}

function part(name: string, tex: string): string {
  return `\\part{${name}}{${tex}}`;
}

/** A sign in a column of its own, pulled closer: array columns stand too far apart for a sum. */
function sign(name: string, tex: string): string {
  return `\\mkern-11mu ${part(name, tex)} \\mkern-11mu`;
}

const RESULT = `${part('row1z', part('z', 'z'))} & ${sign('row1equals', '=')}`;

/** A number as a named part; a negative factor stands in parentheses. */
function numberPart(name: string, value: ShownValue): string {
  const named = part(name, mathText(value));
  return value.number < 0 ? `(${named})` : named;
}

function source({ text, path }: ShownValue) {
  return { text, path };
}
