import { formatNumber, readNumber } from './number-format.ts';
import type { ShownValue } from './run.ts';

/**
 * A sum as it is shown beside its terms. Where the terms as displayed do not add up to the sum as
 * displayed, the sum carries a "≈".
 *
 * @example
 * asSumOf(total, [before, product]).text // '1.8', or '≈1.82' where rounding shows
 */
export function asSumOf(sum: ShownValue, terms: readonly ShownValue[]): ShownValue {
  return closing(
    sum,
    terms.reduce((total, term) => total + readNumber(term.text), 0),
  );
}

/** A product as it is shown beside its factors, with a "≈" where the displayed factors give another one. */
export function asProductOf(product: ShownValue, factors: readonly ShownValue[]): ShownValue {
  return closing(
    product,
    factors.reduce((total, factor) => total * readNumber(factor.text), 1),
  );
}

/** The result of the displayed operands, written with the result's decimals, has to read as the result. */
function closing(result: ShownValue, recomputed: number): ShownValue {
  const decimals = /\.(\d+)$/.exec(result.text)?.[1]?.length ?? 0;
  const isExponential = result.text.includes('e');
  const closes = isExponential
    ? Math.abs(readNumber(result.text) - recomputed) <= 0.005 * Math.abs(recomputed)
    : formatNumber(recomputed, { decimals }) === result.text;
  return closes ? result : { ...result, text: `≈${result.text}` };
}
