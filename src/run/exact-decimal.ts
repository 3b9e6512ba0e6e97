/** A decimal number without rounding: `digits` · 10^−`decimals`. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly decimals: number;
}

const WRITTEN = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/;

/**
 * Reads a decimal number such as `-1.50` or `5.55e-17` digit by digit; undefined when the text is none.
 *
 * @example
 * readDecimal('-1.50') // { digits: -150n, decimals: 2 }
 */
export function readDecimal(text: string): ExactDecimal | undefined {
  const match = WRITTEN.exec(text);
  if (match === null) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const size = BigInt(`${whole}${fraction}`);
  return {
    digits: sign === '-' ? -size : size,
    decimals: fraction.length - Number(exponent),
  };
}

export function addDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  const decimals = Math.max(a.decimals, b.decimals);
  return { digits: digitsAt(a, decimals) + digitsAt(b, decimals), decimals };
}

export function multiplyDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return { digits: a.digits * b.digits, decimals: a.decimals + b.decimals };
}

/** Rounds to so many decimals, halves away from zero; negative counts round to tens, hundreds, …. */
export function roundDecimal(value: ExactDecimal, decimals: number): ExactDecimal {
  if (value.decimals <= decimals) return { digits: digitsAt(value, decimals), decimals };
  const power = 10n ** BigInt(value.decimals - decimals);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (2n * size + power) / (2n * power);
  return { digits: value.digits < 0n ? -rounded : rounded, decimals };
}

/** Rounds to so many significant digits. */
export function roundToDigits(value: ExactDecimal, count: number): ExactDecimal {
  const length = String(value.digits).replace('-', '').length;
  return roundDecimal(value, value.decimals - length + count);
}

export function equalDecimals(a: ExactDecimal, b: ExactDecimal): boolean {
  const decimals = Math.max(a.decimals, b.decimals);
  return digitsAt(a, decimals) === digitsAt(b, decimals);
}

function digitsAt({ digits, decimals }: ExactDecimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - decimals);
}

/** `a` less `b`. */
export function subtractDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return addDecimals(a, { ...b, digits: -b.digits });
}

/**
 * All digits of a float64. Every finite one is a decimal number that ends: 1.8 is stored as
 * 1.8000000000000000444089209850062616169452667236328125.
 *
 * @example
 * exactDecimalOf(0.1 + 0.2) // 0.3000000000000000444…, not 0.3
 * @throws RangeError for ∞ and nan.
 */
export function exactDecimalOf(number: number): ExactDecimal {
  if (!Number.isFinite(number)) throw new RangeError(`${number} has no digits.`);
  // number = odd · 2^−n, and 2^−n = 5^n · 10^−n: n halvings are n decimals.
  let decimals = 0;
  let odd = number;
  while (!Number.isInteger(odd)) {
    odd *= 2;
    decimals++;
  }
  return { digits: BigInt(odd) * 5n ** BigInt(decimals), decimals };
}

/**
 * The float64 that is nearest to a decimal number; halfway between two, the one with an even last bit.
 *
 * @example
 * nearestFloat({ digits: 3n, decimals: 1 }) // 0.3
 */
export function nearestFloat({ digits, decimals }: ExactDecimal): number {
  return Number(`${digits}e${-decimals}`);
}
