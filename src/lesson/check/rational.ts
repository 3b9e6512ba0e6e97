/** A rational number without rounding. */
export interface Rational {
  readonly top: bigint;
  /** Above 0. */
  readonly bottom: bigint;
}

export function add(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function subtract(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function multiply(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** `b` is not 0. */
export function divide(a: Rational, b: Rational): Rational {
  const sign = b.top < 0n ? -1n : 1n;
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign };
}

export function negate({ top, bottom }: Rational): Rational {
  return { top: -top, bottom };
}

export function isLess(a: Rational, b: Rational): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

/** The first ten digits, with a true minus sign. */
export function digitsOf({ top, bottom }: Rational): string {
  return String(Number((Number(top) / Number(bottom)).toPrecision(10))).replace('-', '−');
}
