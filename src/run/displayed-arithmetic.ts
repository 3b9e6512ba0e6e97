import {
  addDecimals,
  type ExactDecimal,
  equalDecimals,
  multiplyDecimals,
  readDecimal,
  roundDecimal,
  roundToDigits,
} from './exact-decimal.ts';
import { plainDigits, readNumber } from './number-format.ts';
import type { ShownValue } from './run.ts';

/** Significant digits of a number that is written with an exponent. */
const EXPONENT_DIGITS = 3;

/**
 * A sum as it is shown beside its terms. It carries a "≈" where the terms as displayed do not add up to the
 * sum as displayed, and where the sum itself is rounded: 0.001 · 0.3 is 0.0003, but not if the 0.3 stands for
 * 0.333333 and the 0.0003 for 0.000333. What is said to be something without "≈" is exactly that.
 *
 * @example
 * asSumOf(total, [before, product]).text // '1.8', or '≈1.82' where rounding shows
 */
export function asSumOf(sum: ShownValue, terms: readonly ShownValue[]): ShownValue {
  return closing(sum, terms, addDecimals, { digits: 0n, decimals: 0 });
}

/** A product as it is shown beside its factors, with a "≈" by the same rule as {@link asSumOf}. */
export function asProductOf(product: ShownValue, factors: readonly ShownValue[]): ShownValue {
  return closing(product, factors, multiplyDecimals, { digits: 1n, decimals: 0 });
}

/**
 * The result of the displayed operands, rounded to the result's decimals, has to be the result. It is
 * worked out exactly, as on paper: float64 would find 5.55e−17 in 0.1 + 0.2 − 0.3.
 */
function closing(
  result: ShownValue,
  operands: readonly ShownValue[],
  combine: (a: ExactDecimal, b: ExactDecimal) => ExactDecimal,
  start: ExactDecimal,
): ShownValue {
  const bare = result.text.replace(/^≈/, '');
  const shown = decimalOf(bare);
  const decimals = operands.map(({ text }) => decimalOf(text));
  // Nothing can be worked out with ∞ and nan: what float64 makes of them stands.
  if (shown === undefined || decimals.includes(undefined)) return { ...result, text: bare };
  const exact = (decimals as ExactDecimal[]).reduce(combine, start);
  // Of an exact zero all digits are known: nothing at all may be left.
  const rounded = result.number === 0 ? exact : roundedLike(exact, bare, shown);
  const closes = equalDecimals(rounded, shown);
  return { ...result, text: closes && !isRounded(result, bare) ? bare : `≈${bare}` };
}

/** What was worked out, with the digits of the displayed result. */
function roundedLike(exact: ExactDecimal, text: string, shown: ExactDecimal): ExactDecimal {
  return text.includes('e')
    ? roundToDigits(exact, EXPONENT_DIGITS)
    : roundDecimal(exact, shown.decimals);
}

/** Whether a number has more digits than are displayed, beyond the noise of binary fractions. */
function isRounded({ number }: ShownValue, text: string): boolean {
  return Math.abs(readNumber(text) - number) > 1e-9 * Math.abs(number);
}

function decimalOf(text: string): ExactDecimal | undefined {
  return readDecimal(plainDigits(text.replace(/^≈/, '')));
}
