import { formatNumber, paddingZeros, readNumber } from './number-format.ts';
import type { ShownValue } from './run.ts';

/**
 * A recorded number written with so many digits after the point, where a picture needs more or fewer of
 * them than the array's format has.
 *
 * @example
 * withDecimals(run.value('nudge.rise'), 8).text // '0.00360009'
 */
export function withDecimals(value: ShownValue, decimals: number): ShownValue {
  return { ...value, text: formatNumber(value.number, { decimals }) };
}

/**
 * A recorded number without the zeros that only align it with others of its array. Zeros that came out of
 * rounding say something and stay.
 *
 * @example
 * withoutPadding(run.value('x[0]')).text // '1' instead of '1.00'
 */
export function withoutPadding(value: ShownValue): ShownValue {
  const padded = paddingZeros(value.text);
  if (padded === 0) return value;
  const text = value.text.slice(0, -padded);
  const read = readNumber(text.replace(/^[≈+]+/, ''));
  return Math.abs(read - value.number) <= 1e-9 * Math.abs(value.number)
    ? { ...value, text }
    : value;
}

/**
 * A recorded number with at least three significant digits, and four decimals where it is 1 or more; zeros
 * that say nothing are left out.
 *
 * @example
 * withSignificantDigits(loss).text // '36', '10.6456', '0.000184'
 */
export function withSignificantDigits(value: ShownValue): ShownValue {
  const size = Math.abs(value.number);
  const decimals = size >= 1 || size === 0 ? 4 : Math.min(8, 2 - Math.floor(Math.log10(size)));
  return withoutPadding(withDecimals(value, decimals));
}
