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
