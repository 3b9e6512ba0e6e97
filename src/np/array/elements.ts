/** The elements of an array one by one, as JS values. */
import { IndexError, ValueError } from '../errors.ts';
import type { NDArray } from './ndarray.ts';

/** What `tolist()` returns: numbers (booleans for bool arrays) in lists as deep as the array. */
export type Nested = number | boolean | Nested[];

/** Index into `data` of the element at the given indices, one for each axis. Throws IndexError. */
export function position(a: NDArray, index: readonly number[]): number {
  if (index.length !== a.ndim) {
    throw new IndexError(
      index.length > a.ndim
        ? `too many indices for array: array is ${a.ndim}-dimensional, but ${index.length} were indexed`
        : `at() needs one index per axis: array is ${a.ndim}-dimensional, but ${index.length} were given; use slice() or get()`,
    );
  }
  let at = a.offset;
  for (let axis = 0; axis < index.length; axis++) {
    const n = a.shape[axis];
    const i = index[axis];
    if (!(i >= -n && i < n && Number.isInteger(i))) {
      throw new IndexError(`index ${i} is out of bounds for axis ${axis} with size ${n}`);
    }
    at += (i < 0 ? i + n : i) * a.strides[axis];
  }
  return at;
}

/** The only element, or the one at a flat position (C order). Throws ValueError, IndexError. */
export function item(a: NDArray, flat?: number): number {
  if (flat === undefined) {
    if (a.size !== 1) {
      throw new ValueError('can only convert an array of size 1 to a Python scalar');
    }
    return a.data[a.offset];
  }
  const i = flat < 0 ? flat + a.size : flat;
  if (!(i >= 0 && i < a.size)) {
    throw new IndexError(`index ${flat} is out of bounds for axis 0 with size ${a.size}`);
  }
  let rest = i;
  let at = a.offset;
  for (let axis = a.ndim - 1; axis >= 0; axis--) {
    at += (rest % a.shape[axis]) * a.strides[axis];
    rest = Math.floor(rest / a.shape[axis]);
  }
  return a.data[at];
}

/** All elements in nested lists (a bare number for 0-d). */
export function tolist(a: NDArray): Nested {
  const asBoolean = a.dtype === 'bool';
  const level = (axis: number, at: number): Nested => {
    if (axis === a.ndim) return asBoolean ? a.data[at] !== 0 : a.data[at];
    const list: Nested[] = new Array(a.shape[axis]);
    for (let i = 0; i < list.length; i++) list[i] = level(axis + 1, at + i * a.strides[axis]);
    return list;
  };
  return level(0, a.offset);
}
