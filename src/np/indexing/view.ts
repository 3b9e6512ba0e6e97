/** Integers, slices, '...' and new axes: they give views. */
import { NDArray } from '../array/ndarray.ts';
import { checkCounts, checkInteger } from './entries.ts';
import { parseSlice, resolveSlice, type SliceIndex } from './slicing.ts';

/** The view `a[index]` for integers, slices, '...' and new axes. */
export function slice(a: NDArray, index: readonly SliceIndex[]): NDArray {
  let used = 0;
  let ellipses = 0;
  for (const i of index) {
    if (i === '...') ellipses++;
    else if (i !== null) used++;
  }
  checkCounts(a, used, ellipses);
  const shape: number[] = [];
  const strides: number[] = [];
  let offset = a.offset;
  let axis = 0;
  const whole = (count: number) => {
    for (let i = 0; i < count; i++, axis++) {
      shape.push(a.shape[axis]);
      strides.push(a.strides[axis]);
    }
  };
  for (const entry of index) {
    if (entry === null) {
      shape.push(1);
      strides.push(0);
    } else if (entry === '...') {
      whole(a.ndim - used);
    } else if (typeof entry === 'number') {
      offset += checkInteger(entry, a.shape[axis], axis) * a.strides[axis];
      axis++;
    } else if (entry === ':') {
      whole(1);
    } else {
      const text = parseSlice(entry);
      const { start, count } = resolveSlice(text, a.shape[axis]);
      if (count > 0) offset += start * a.strides[axis];
      shape.push(count);
      strides.push(a.strides[axis] * text.step);
      axis++;
    }
  }
  whole(a.ndim - axis);
  return new NDArray(a.data, a.dtype, shape, strides, offset);
}
