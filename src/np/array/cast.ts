import { copyInto } from '../ufunc/ufunc.ts';
import { allocate, type DType } from './dtype.ts';
import { keptOrderStrides, sortedStrides } from './iteration.ts';
import { NDArray } from './ndarray.ts';
import { contiguousStrides } from './shape.ts';

/** A fresh array of `dtype`: in C order (`a.copy()`), or in the layout of `a` (`a.astype()`). */
export function castArray(a: NDArray, dtype: DType, keepOrder = false): NDArray {
  if (a.contiguous && a.dtype === dtype) {
    const data = allocate(dtype, a.size);
    data.set(a.data.subarray(a.offset, a.offset + a.size));
    return new NDArray(data, dtype, a.shape);
  }
  const strides =
    keepOrder && !a.contiguous ? sortedStrides(a.shape, a.strides) : contiguousStrides(a.shape);
  const result = new NDArray(allocate(dtype, a.size), dtype, a.shape, strides);
  copyInto(result, a);
  return result;
}

/**
 * A fresh array of `dtype` for a reduction that NumPy would convert piece by piece on its walk: its axes
 * lie in the order of that walk, so that sums are added and laid out as there.
 */
export function castForReduction(a: NDArray, dtype: DType): NDArray {
  if (a.contiguous) return castArray(a, dtype);
  const strides = keptOrderStrides(a.shape, [a.strides]);
  const result = new NDArray(allocate(dtype, a.size), dtype, a.shape, strides);
  copyInto(result, a);
  return result;
}
