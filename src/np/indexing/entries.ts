/** The entries of an index, told apart and made ready for the array they are to index. */
import { castArray } from '../array/cast.ts';
import { array } from '../array/create.ts';
import { isInteger } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { IndexError } from '../errors.ts';
import { nonzero } from './nonzero.ts';
import type { SliceIndex } from './slicing.ts';

/** One entry of any index: additionally masks and integer arrays, as arrays or lists. */
export type Index = SliceIndex | NDArray | readonly (number | boolean | readonly number[])[];

/**
 * An entry once prepared: numbers, slices, null and '...' as they came; integer arrays of one or more
 * axes; a bool array of no axes. Masks have become integer arrays, one for each of their axes.
 */
export type Entry = SliceIndex | NDArray;

export function isBasic(index: Index): index is SliceIndex {
  return index === null || typeof index !== 'object';
}

/** Throws IndexError where more axes are indexed than the array has. */
export function checkCounts(a: NDArray, used: number, ellipses: number): void {
  if (ellipses > 1) throw new IndexError("an index can only have a single ellipsis ('...')");
  if (used > a.ndim) {
    throw new IndexError(
      `too many indices for array: array is ${a.ndim}-dimensional, but ${used} were indexed`,
    );
  }
}

/** The position an integer stands for; −1 is the last. */
export function checkInteger(index: number, n: number, axis: number): number {
  if (!Number.isInteger(index)) {
    throw new IndexError(
      'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices',
    );
  }
  if (index < -n || index >= n) {
    throw new IndexError(`index ${index} is out of bounds for axis ${axis} with size ${n}`);
  }
  return index < 0 ? index + n : index;
}

/** The array an index stands for: bool or of integers, else IndexError. */
export function toIndexArray(index: Exclude<Index, SliceIndex>): NDArray {
  if (index instanceof NDArray) {
    return index.dtype === 'bool' || isInteger(index.dtype) ? index : refuse(index);
  }
  const made = array(index);
  return made.dtype === 'bool' ? made : wholeNumbers(made);
}

/** The same numbers as int64, which is what a list of whole numbers means as an index. */
export function wholeNumbers(a: NDArray): NDArray {
  const whole = castArray(a, 'float64');
  for (const x of whole.data) if (!Number.isInteger(x)) refuse(a);
  return castArray(whole, 'int64');
}

function refuse(a: NDArray): never {
  throw new IndexError(
    `arrays used as indices must be of integer (or boolean) type, not ${a.dtype}; use .astype('int64')`,
  );
}

/**
 * The entries of `a[index]`, in NumPy's order of complaints (mapping.c, prepare_index): kinds of entries,
 * their number, the shapes of masks. An axis of length 0 of a mask fits every array, for it picks nothing.
 */
export function prepareEntries(a: NDArray, index: readonly Index[]): Entry[] {
  let used = 0;
  let ellipses = 0;
  const indices = index.map((i) => (isBasic(i) ? i : toIndexArray(i)));
  for (const i of indices) {
    if (i === '...') ellipses++;
    else if (i instanceof NDArray && i.dtype === 'bool') used += i.ndim;
    else if (i !== null) used++;
  }
  checkCounts(a, used, ellipses);
  const entries: Entry[] = [];
  let axis = 0;
  for (const i of indices) {
    if (i === '...') {
      for (; used < a.ndim; used++, axis++) entries.push(':');
      // an ellipsis separates even when it stands for no axis
      entries.push('...');
    } else if (i instanceof NDArray && i.dtype === 'bool') {
      i.shape.forEach((n, k) => {
        if (n !== a.shape[axis + k] && n !== 0) {
          throw new IndexError(
            `boolean index did not match indexed array along axis ${axis + k}; size of axis is ${a.shape[axis + k]} but size of corresponding boolean axis is ${n}`,
          );
        }
      });
      if (i.ndim === 0) entries.push(i);
      else entries.push(...nonzero(i));
      axis += i.ndim;
    } else {
      // an integer array of no axes is an integer
      entries.push(i instanceof NDArray && i.ndim === 0 ? i.item() : i);
      if (i !== null) axis++;
    }
  }
  return entries;
}
