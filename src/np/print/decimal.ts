/**
 * Numbers as NumPy's Dragon4 writes them: the shortest digits that identify the value within its dtype,
 * or an exact rounding (ties to even) to a number of digits.
 */

/** Significant digits and the power of ten of the first one: 0.00123 is { digits: '123', exponent: -3 }. */
interface Digits {
  digits: string;
  exponent: number;
}

function split(text: string): Digits {
  const [mantissa, exponent] = text.split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

/** The fewest digits that read back as the same float64 or float32. */
function shortest(x: number, float32: boolean): Digits {
  if (!float32) return split(x.toExponential());
  for (let p = 0; p < 9; p++) {
    if (Math.fround(Number(x.toExponential(p))) === x) return rounded(x, p + 1);
  }
  return rounded(x, 9);
}

/** x rounded to `count` significant digits, exactly, ties to even. */
function rounded(x: number, count: number): Digits {
  const result = split(x.toExponential(Math.min(100, count - 1)));
  // toExponential rounds ties up; look at the exact digits behind
  const exact = split(x.toExponential(Math.min(100, count + 60)));
  const tail = exact.digits.slice(count);
  const kept = exact.digits.slice(0, count);
  if (/^50*$/.test(tail) && Number(kept[count - 1]) % 2 === 0) {
    return { digits: kept, exponent: exact.exponent };
  }
  return result;
}

/** What happens to trailing zeros: 'k' kept, '.' trimmed up to the point, '0' one left, '-' point too. */
export type Trim = 'k' | '.' | '0' | '-';

export interface DecimalOptions {
  float32?: boolean;
  /** most digits after the point (null: as many as it takes) */
  precision: number | null;
  /** shortest digits (true) or exactly `precision` of them */
  unique: boolean;
  /** at least this many digits after the point */
  minDigits?: number;
  trim: Trim;
  /** '+' before positive numbers */
  plus?: boolean;
}

function trimmed(whole: string, fraction: string, trim: Trim): string {
  if (trim === 'k') return `${whole}.${fraction}`;
  const short = fraction.replace(/0+$/, '');
  if (trim === '.') return `${whole}.${short}`;
  if (trim === '0') return `${whole}.${short || '0'}`;
  return short ? `${whole}.${short}` : whole;
}

function signOf(x: number, plus = false): string {
  return x < 0 || Object.is(x, -0) ? '-' : plus ? '+' : '';
}

/** numpy.format_float_positional without padding: '12.5', '3.', '0.001'. */
export function positional(x: number, options: DecimalOptions): string {
  const { float32 = false, precision, unique, minDigits = 0 } = options;
  const value = Math.abs(x);
  let whole = '0';
  let fraction = '';
  if (value !== 0) {
    let d = shortest(value, float32);
    const decimals = d.digits.length - 1 - d.exponent;
    let places = decimals;
    if (!unique && precision !== null) places = precision;
    else if (precision !== null && decimals > precision) places = precision;
    else if (decimals < minDigits) places = minDigits;
    if (places !== decimals) {
      const count = places + d.exponent + 1;
      if (count > 0) d = rounded(value, count);
      else d = { digits: count === 0 && roundsUp(value, places) ? '1' : '0', exponent: -places };
      if (count <= 0 && d.digits === '0') d = { digits: '0', exponent: 0 };
    }
    if (d.exponent < 0) {
      fraction = '0'.repeat(-d.exponent - 1) + d.digits;
    } else {
      const padded = d.digits.padEnd(d.exponent + 1, '0');
      whole = padded.slice(0, d.exponent + 1);
      fraction = padded.slice(d.exponent + 1);
    }
    fraction = fraction.slice(0, Math.max(0, places));
  }
  const wanted = !unique && precision !== null ? precision : minDigits;
  fraction = fraction.padEnd(wanted, '0');
  return signOf(x, options.plus) + trimmed(whole, fraction, options.trim);
}

/** Does a value below one unit of the last place round up to it (more than half)? */
function roundsUp(value: number, places: number): boolean {
  const d = split(value.toExponential(60));
  return d.exponent === -places - 1 && !/^50*$/.test(d.digits) && Number(d.digits[0]) >= 5;
}

/** numpy.format_float_scientific without padding: '1.25e+03'. */
export function scientific(x: number, options: DecimalOptions, exponentDigits = 2): string {
  const { float32 = false, precision, unique, minDigits = 0 } = options;
  const value = Math.abs(x);
  let d: Digits = { digits: '0', exponent: 0 };
  const wanted = !unique && precision !== null ? precision : minDigits;
  if (value !== 0) {
    d = shortest(value, float32);
    const decimals = d.digits.length - 1;
    if (!unique && precision !== null) d = rounded(value, precision + 1);
    else if (precision !== null && decimals > precision) d = rounded(value, precision + 1);
    else if (decimals < minDigits) d = rounded(value, minDigits + 1);
  }
  const fraction = d.digits.slice(1).padEnd(wanted, '0');
  const power = String(Math.abs(d.exponent)).padStart(exponentDigits, '0');
  const mantissa = trimmed(d.digits[0], fraction, options.trim);
  return `${signOf(x, options.plus)}${mantissa}e${d.exponent < 0 ? '-' : '+'}${power}`;
}

/** Python's str() of a float scalar: '3.0', '1e-05', 'nan', '-inf'. */
export function scalarText(x: number, float32 = false): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x < 0 ? '-inf' : 'inf';
  const size = Math.abs(x);
  if (size === 0 || (size >= 1e-4 && size < (float32 ? 1e6 : 1e16))) {
    return positional(x, { float32, precision: null, unique: true, trim: '0' });
  }
  return scientific(x, { float32, precision: null, unique: true, trim: '-' });
}
