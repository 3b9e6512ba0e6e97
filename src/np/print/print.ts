/**
 * Arrays as text, to the character as NumPy prints them (numpy/_core/arrayprint.py is the reference;
 * BSD-3-Clause). Options are arguments, never global state.
 */

import { type ArrayLike, asarray } from '../array/create.ts';
import { isFloat } from '../array/dtype.ts';
import type { NDArray } from '../array/ndarray.ts';
import type { SliceIndex } from '../indexing/slicing.ts';
import { concatenate } from '../manipulation/join.ts';
import { scalarText } from './decimal.ts';
import { elementFormat, integerText } from './element-format.ts';
import { DEFAULTS, type Format, type PrintOptions, type Settings } from './print-options.ts';

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
