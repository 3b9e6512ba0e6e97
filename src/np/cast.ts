import { allocate, type DType } from './dtype.ts';
import { sortedStrides } from './iteration.ts';
import { NDArray } from './ndarray.ts';
import { contiguousStrides } from './shape.ts';
import { copyInto } from './ufunc.ts';

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
