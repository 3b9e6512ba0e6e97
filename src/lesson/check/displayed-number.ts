import { readDecimal } from '../../run/exact-decimal.ts';
import { plainDigits } from '../../run/number-format.ts';
import type { Algebra } from './evaluate.ts';
import { add, divide, isLess, multiply, negate, type Rational, subtract } from './rational.ts';

/** A displayed number, or what a calculation with such numbers comes to. */
export interface Displayed {
  readonly value: Rational;
  /** What may stand behind the digits shown: half a unit of the last one to each side. */
  readonly least: Rational;
  readonly most: Rational;
  /** Half a unit of the last digit; in a calculation, of the finest. */
  readonly half: Rational;
}

/** A number as a computer reads it: without "≈", with a hyphen for a minus. */
export function plainNumber(text: string): string {
  return plainDigits(text.replace(/^≈\s?/, ''));
}

/** Exact arithmetic with what is displayed. */
export const displayedAlgebra: Algebra<Displayed> = {
  number(text) {
    const decimal = readDecimal(plainNumber(text));
    if (decimal === undefined) return undefined;
    const power = 10n ** BigInt(Math.abs(decimal.decimals));
    const isWhole = decimal.decimals <= 0;
    const value = isWhole
      ? { top: decimal.digits * power, bottom: 1n }
      : { top: decimal.digits, bottom: power };
    const half = isWhole ? { top: power, bottom: 2n } : { top: 1n, bottom: 2n * power };
    return { value, least: subtract(value, half), most: add(value, half), half };
  },
  negate: ({ value, least, most, half }) => ({
    value: negate(value),
    least: negate(most),
    most: negate(least),
    half,
  }),
  add: (a, b) => combined(a, b, add),
  subtract: (a, b) => combined(a, b, subtract),
  multiply: (a, b) => combined(a, b, multiply),
  divide: (a, b) => (b.least.top <= 0n && b.most.top >= 0n ? undefined : combined(a, b, divide)),
};

/** Arithmetic as float64 does it. */
export const floatAlgebra: Algebra<number> = {
  number: (text) => Number(plainNumber(text)),
  negate: (a) => -a,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
};

function combined(
  a: Displayed,
  b: Displayed,
  combine: (a: Rational, b: Rational) => Rational,
): Displayed {
  const corners = [a.least, a.most].flatMap((x) => [b.least, b.most].map((y) => combine(x, y)));
  return {
    value: combine(a.value, b.value),
    least: corners.reduce((x, y) => (isLess(y, x) ? y : x)),
    most: corners.reduce((x, y) => (isLess(x, y) ? y : x)),
    half: isLess(a.half, b.half) ? a.half : b.half,
  };
}
