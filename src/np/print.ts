/**
 * Arrays as text, to the character as NumPy prints them (numpy/_core/arrayprint.py is the reference;
 * BSD-3-Clause). Options are arguments, never global state.
 */

import { type ArrayLike, asarray } from './create.ts';
import { positional, scalarText, scientific, type Trim } from './decimal.ts';
import { isFloat } from './dtype.ts';
import { concatenate } from './join.ts';
import type { NDArray } from './ndarray.ts';
import type { SliceIndex } from './slicing.ts';

/** The names and defaults of numpy.set_printoptions. */
export interface PrintOptions {
  /** most digits after the decimal point (8) */
  precision?: number;
  /** how many elements before the middle is left out (1000) */
  threshold?: number;
  /** how many entries to show at each end then (3) */
  edgeitems?: number;
  /** characters a line (75) */
  linewidth?: number;
  /** never use the exponent form (false) */
  suppress?: boolean;
  /** '-': only minus signs, '+': always a sign, ' ': a blank for plus */
  sign?: '-' | '+' | ' ';
  floatmode?: 'maxprec' | 'maxprec_equal' | 'fixed' | 'unique';
  /** between elements (' ') */
  separator?: string;
  /** text that will stand before the array: later lines are indented by its length */
  prefix?: string;
  /** text that will stand behind the array: lines are shortened by its length */
  suffix?: string;
  nanstr?: string;
  infstr?: string;
  /** a formatter of one's own for every element */
  formatter?: (x: number) => string;
}

const DEFAULTS = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  sign: '-',
  floatmode: 'maxprec',
  separator: ' ',
  prefix: '',
  suffix: '',
  nanstr: 'nan',
  infstr: 'inf',
} as const;

type Settings = Required<Omit<PrintOptions, 'formatter'>> & Pick<PrintOptions, 'formatter'>;
type Format = (x: number) => string;

/** numpy.array2string; for a 0-d array Python's str() of the scalar. */
export function array2string(a: ArrayLike, options: PrintOptions = {}): string {
  const x = asarray(a);
  if (x.ndim === 0 && !options.formatter) {
    if (x.dtype === 'bool') return x.item() ? 'True' : 'False';
    return isFloat(x.dtype) ? scalarText(x.item(), x.dtype === 'float32') : integerText(x.item());
  }
  return arrayText(x, { ...DEFAULTS, ...options });
}

/** numpy.array_repr: `array([[1., 2.],\n       [3., 4.]], dtype=float32)`. */
export function arrayRepr(a: ArrayLike, options: PrintOptions = {}): string {
  const x = asarray(a);
  const settings: Settings = {
    ...DEFAULTS,
    separator: ', ',
    ...options,
    prefix: 'array(',
    suffix: ')',
  };
  const extras: string[] = [];
  if ((x.size === 0 && !(x.ndim === 1)) || x.size > settings.threshold) {
    extras.push(`shape=(${x.shape.join(', ')}${x.ndim === 1 ? ',' : ''})`);
  }
  const implied = x.dtype === 'float64' || x.dtype === 'int64' || x.dtype === 'bool';
  if (!implied || x.size === 0) extras.push(`dtype=${x.dtype}`);
  const text = `array(${arrayText(x, settings)}`;
  if (extras.length === 0) return `${text})`;
  const body = `${text},`;
  const extra = `${extras.join(', ')})`;
  const lastLine = body.length - (body.lastIndexOf('\n') + 1);
  const wraps = lastLine + extra.length + 1 > settings.linewidth;
  return body + (wraps ? `\n${' '.repeat('array('.length)}` : ' ') + extra;
}

function arrayText(a: NDArray, settings: Settings): string {
  if (a.size === 0) return '[]';
  const summarize = a.size > settings.threshold;
  const shown = summarize ? corners(a, settings.edgeitems) : a;
  return layOut(a, elementFormat(shown, settings), settings, summarize);
}

/** The part of a summarized array that is printed. */
function corners(a: NDArray, edge: number): NDArray {
  let result = a;
  for (let axis = 0; axis < a.ndim; axis++) {
    if (result.shape[axis] <= 2 * edge) continue;
    const lead = new Array<SliceIndex>(axis).fill(':');
    const n = result.shape[axis];
    const last = `${n - edge}:`;
    result = concatenate([result.slice(...lead, `:${edge}`), result.slice(...lead, last)], axis);
  }
  return result;
}

function integerText(x: number): string {
  return BigInt(x).toString();
}

function elementFormat(a: NDArray, settings: Settings): Format {
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

/** Brackets, separators, line breaks and '...'. */
function layOut(a: NDArray, format: Format, settings: Settings, summarize: boolean): string {
  const { separator, edgeitems } = settings;
  const separatorEnd = separator.trimEnd();

  const level = (axis: number, at: number, indent: string, width: number): string => {
    const axesLeft = a.ndim - axis;
    if (axesLeft === 0) return format(a.data[at]);
    const n = a.shape[axis];
    const step = a.strides[axis];
    const shortened = summarize && 2 * edgeitems < n;
    const lead = shortened ? edgeitems : 0;
    const trail = shortened ? edgeitems : n;
    const child = (i: number) => level(axis + 1, at + i * step, `${indent} `, width - 1);
    let text = '';
    if (axesLeft === 1) {
      const elementWidth = width - Math.max(separatorEnd.length, 1);
      let line = indent;
      const extend = (word: string) => {
        if (line.length + word.length > elementWidth && line.length > indent.length) {
          text += `${line.trimEnd()}\n`;
          line = indent;
        }
        line += word;
      };
      for (let i = 0; i < lead; i++) {
        extend(child(i));
        line += separator;
      }
      if (shortened) {
        extend('...');
        line += separator;
      }
      for (let i = n - trail; i < n - 1; i++) {
        extend(child(i));
        line += separator;
      }
      if (n > 0) extend(child(n - 1));
      text += line;
    } else {
      const gap = separatorEnd + '\n'.repeat(axesLeft - 1);
      for (let i = 0; i < lead; i++) text += indent + child(i) + gap;
      if (shortened) text += `${indent}...${gap}`;
      for (let i = n - trail; i < n - 1; i++) text += indent + child(i) + gap;
      text += indent + child(n - 1);
    }
    return `[${text.slice(indent.length)}]`;
  };

  const width = settings.linewidth - settings.suffix.length;
  return level(0, a.offset, ` ${' '.repeat(settings.prefix.length)}`, width);
}
