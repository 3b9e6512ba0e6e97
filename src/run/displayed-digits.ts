import { formatNumber } from './number-format.ts';
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
 * A recorded number with at least three significant digits, and four decimals where it is 1 or more; zeros
 * that say nothing are left out.
 *
 * @example
 * withSignificantDigits(loss).text // '36', '10.6456', '0.000184'
 */
export function withSignificantDigits(value: ShownValue): ShownValue {
  const size = Math.abs(value.number);
  const decimals = size >= 1 || size === 0 ? 4 : Math.min(8, 2 - Math.floor(Math.log10(size)));
  const { text } = withDecimals(value, decimals);
  return {
    ...value,
    text: text.includes('e') ? text : text.replace(/\.?0+$/, zerosAfterPoint(text)),
  };
}

/** Zeros at the end of a whole number are digits like others. */
function zerosAfterPoint(text: string): string {
  return text.includes('.') ? '' : (/0+$/.exec(text)?.[0] ?? '');
}
