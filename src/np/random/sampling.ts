import { type ArrayLike, asarray } from '../array/create.ts';
import { NDArray } from '../array/ndarray.ts';
import { arange } from '../array/ranges.ts';
import { normalizeAxis } from '../array/shape.ts';
import { ValueError } from '../errors.ts';
import { take } from '../indexing/index.ts';

/** How `choice` picks. */
export interface ChoiceOptions {
  /** Whether a value may be picked more than once; true unless said otherwise. */
  replace?: boolean;
  /** The probability of each value; equal when left out. */
  p?: ArrayLike;
}

/** What `choice` says of arguments that it cannot use; NumPy's two generators say it in other words. */
export interface ChoiceTexts {
  readonly notInteger: string;
  readonly notPositive: string;
  readonly empty: string;
  readonly tooFew: string;
  readonly shapeOfP: string;
  readonly sizeOfP: string;
  readonly nan: string;
  readonly negative: string;
  readonly sum: string;
}

export const LEGACY_CHOICE: ChoiceTexts = {
  notInteger: 'a must be 1-dimensional or an integer',
  notPositive: 'a must be greater than 0 unless no samples are taken',
  empty: "'a' cannot be empty unless no samples are taken",
  tooFew: "Cannot take a larger sample than population when 'replace=False'",
  shapeOfP: "'p' must be 1-dimensional",
  sizeOfP: "'a' and 'p' must have same size",
  nan: 'probabilities contain NaN',
  negative: 'probabilities are not non-negative',
  sum: 'probabilities do not sum to 1',
};

export const GENERATOR_CHOICE: ChoiceTexts = {
  notInteger: 'a must be a sequence or an integer',
  notPositive: 'a must be a positive integer unless no samples are taken',
  empty: 'a cannot be empty unless no samples are taken',
  tooFew: 'Cannot take a larger sample than population when replace is False',
  shapeOfP: 'p must be 1-dimensional',
  sizeOfP: 'a and p must have same size',
  nan: 'Probabilities contain NaN',
  negative: 'Probabilities are not non-negative',
  sum: 'Probabilities do not sum to 1',
};

/** The population of `choice`: a number n stands for 0 … n−1. */
export function populationSize(
  a: ArrayLike,
  axis: number,
  count: number,
  texts: ChoiceTexts,
): number {
  if (typeof a === 'number') {
    if (!Number.isInteger(a)) throw new ValueError(`${texts.notInteger}, not ${a}`);
    if (a <= 0 && count !== 0) throw new ValueError(texts.notPositive);
    return a;
  }
  const array = asarray(a);
  const n = array.shape[normalizeAxis(axis, array.ndim)];
  if (n === 0 && count !== 0) throw new ValueError(texts.empty);
  return n;
}

/** Checks probabilities and returns them as float64. */
export function checkProbabilities(
  p: ArrayLike,
  population: number,
  texts: ChoiceTexts,
): Float64Array {
  const array = asarray(p, 'float64');
  if (array.ndim !== 1) throw new ValueError(texts.shapeOfP);
  if (array.size !== population) throw new ValueError(texts.sizeOfP);
  const values = array.toTypedArray() as Float64Array;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) throw new ValueError(texts.nan);
    if (value < 0) throw new ValueError(texts.negative);
    sum += value;
  }
  if (!(Math.abs(sum - 1) <= 1.4901161193847656e-8)) {
    throw new ValueError(`${texts.sum} (their sum is ${sum})`);
  }
  return values;
}

/** Running sums of p, divided by the last. */
function cumulative(p: Float64Array): Float64Array {
  const sums = new Float64Array(p.length);
  let sum = 0;
  for (let i = 0; i < p.length; i++) sums[i] = sum += p[i];
  for (let i = 0; i < p.length; i++) sums[i] /= sum;
  return sums;
}

/** How many of the sorted values are ≤ x. */
function countUpTo(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `count` indices with probabilities p, with replacement. */
export function weightedIndices(
  count: number,
  p: Float64Array,
  nextDouble: () => number,
): Float64Array {
  const sums = cumulative(p);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = countUpTo(sums, nextDouble());
  return out;
}

/**
 * `count` different indices with probabilities p: rounds of draws, of which each round keeps the first
 * of equal ones; what was found gets probability 0 in the next round.
 */
export function weightedDistinct(
  count: number,
  p: Float64Array,
  nextDouble: () => number,
): Float64Array {
  if (p.reduce((n, value) => n + (value > 0 ? 1 : 0), 0) < count) {
    throw new ValueError('Fewer non-zero entries in p than size');
  }
  const left = p.slice();
  const found: number[] = [];
  while (found.length < count) {
    const draws = Array.from({ length: count - found.length }, nextDouble);
    for (const index of found) left[index] = 0;
    const sums = cumulative(left);
    found.push(...new Set(draws.map((x) => countUpTo(sums, x))));
  }
  return Float64Array.from(found);
}

/** Picks rows (or slices along an axis) of the population by index. */
export function pick(
  a: ArrayLike,
  indices: Float64Array,
  shape: readonly number[] | null,
  axis: number,
): number | NDArray {
  if (shape === null) {
    if (typeof a === 'number') return indices[0];
    const array = asarray(a);
    if (array.ndim === 1) return array.at(indices[0]);
    return take(array, new NDArray(indices, 'int64', []), axis);
  }
  const index = new NDArray(indices, 'int64', shape);
  return typeof a === 'number' ? index : take(a, index, axis);
}

/** 0 … n−1 as int64. */
export function range(n: number): NDArray {
  return arange(0, n, 1, 'int64');
}
