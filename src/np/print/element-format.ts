/** How one element of an array is printed beside the others: equal widths, points below each other. */

import { isFloat } from '../array/dtype.ts';
import type { NDArray } from '../array/ndarray.ts';
import { positional, scientific, type Trim } from './decimal.ts';
import type { Format, Settings } from './print-options.ts';

/** An integer of up to 2^53 in full. */
export function integerText(x: number): string {
  return BigInt(x).toString();
}

/** The format that fits all elements of an array. */
export function elementFormat(a: NDArray, settings: Settings): Format {
  if (settings.formatter) return settings.formatter;
  const values = a.toTypedArray();
  if (a.dtype === 'bool') {
    const pad = a.ndim === 0 ? 'True' : ' True';
    return (x) => (x ? pad : 'False');
  }
  if (isFloat(a.dtype)) return floatFormat(Array.from(values), a.dtype === 'float32', settings);
  const sign = (x: number) => (settings.sign === '-' || x < 0 ? '' : settings.sign);
  let width = 0;
  let signs = 0;
  for (const x of values) {
    width = Math.max(width, integerText(x).length + (settings.sign === '+' && x >= 0 ? 1 : 0));
    if (x < 0) signs++;
  }
  if (settings.sign === ' ' && signs === 0) width++;
  return (x) => ((settings.sign === '+' ? sign(x) : '') + integerText(x)).padStart(width);
}

function floatFormat(values: number[], float32: boolean, settings: Settings): Format {
  const { floatmode, suppress, nanstr, infstr } = settings;
  const plus = settings.sign === '+';
  let precision: number | null = floatmode === 'unique' ? null : settings.precision;
  const finite = values.filter((x) => Number.isFinite(x));
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  let exponential = false;
  if (sizes.length > 0) {
    const largest = sizes.reduce((m, x) => Math.max(m, x));
    const smallest = sizes.reduce((m, x) => Math.min(m, x));
    const ratio = float32 ? Math.fround(largest / smallest) : largest / smallest;
    exponential =
      largest >= (float32 ? 1e6 : 1e8) ||
      (!suppress && (smallest < (float32 ? Math.fround(0.0001) : 0.0001) || ratio > 1000));
  }
  const unique = floatmode !== 'fixed';
  const firstTrim: Trim = unique ? '.' : 'k';
  let left = 0;
  let right = 0;
  let trim: Trim = '.';
  let minDigits = 0;
  let exponentDigits = -1;
  if (finite.length > 0 && exponential) {
    const parts = finite.map((x) =>
      scientific(x, { float32, precision, unique, trim: firstTrim, plus }).split(/[.e]/),
    );
    for (const [whole, fraction, exponent] of parts) {
      left = Math.max(left, whole.length);
      right = Math.max(right, fraction.length);
      exponentDigits = Math.max(exponentDigits, exponent.length - 1);
    }
    trim = 'k';
    precision = right;
    minDigits = right;
    right = exponentDigits + 2 + precision;
  } else if (finite.length > 0) {
    const parts = finite.map((x) =>
      positional(x, { float32, precision, unique, trim: firstTrim, plus }).split('.'),
    );
    for (const [whole, fraction] of parts) {
      left = Math.max(left, whole.length);
      right = Math.max(right, fraction.length);
    }
    if (floatmode === 'fixed' || floatmode === 'maxprec_equal') {
      precision = right;
      minDigits = right;
      trim = 'k';
    }
  }
  if (settings.sign === ' ' && !finite.some((x) => x < 0 || Object.is(x, -0))) left++;
  if (finite.length !== values.length) {
    const negative = settings.sign !== '-' || values.includes(-Infinity);
    left = Math.max(
      left,
      nanstr.length - (right + 1),
      infstr.length + (negative ? 1 : 0) - (right + 1),
    );
  }
  return (x) => {
    if (!Number.isFinite(x)) {
      const sign = x < 0 ? '-' : plus ? '+' : '';
      return (sign + (Number.isNaN(x) ? nanstr : infstr)).padStart(left + right + 1);
    }
    const options = { float32, precision, unique, minDigits, trim, plus };
    if (exponential) {
      const text = scientific(x, options, exponentDigits);
      return ' '.repeat(Math.max(0, left - text.indexOf('.'))) + text;
    }
    const text = positional(x, options);
    const point = text.indexOf('.');
    return (
      ' '.repeat(Math.max(0, left - point)) +
      text +
      ' '.repeat(Math.max(0, right - (text.length - point - 1)))
    );
  };
}
