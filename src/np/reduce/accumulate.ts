import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, checkInt64 } from '../array/dtype.ts';
import { forEachLine, keptOrderStrides, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis } from '../array/shape.ts';
import { ShapeError } from '../errors.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { sumDType } from './reduction.ts';

/** numpy.cumsum: running sums, left to right, along an axis or over the flattened array. */
export function cumsum(a: ArrayLike, axis?: number): NDArray {
  return accumulate(asarray(a), axis, (run, x) => run + x);
}

/** numpy.cumprod: running products. */
export function cumprod(a: ArrayLike, axis?: number): NDArray {
  return accumulate(asarray(a), axis, (run, x) => run * x);
}

function accumulate(
  a: NDArray,
  axis: number | undefined,
  step: (run: number, x: number) => number,
): NDArray {
  const source = axis === undefined || a.ndim === 0 ? a.ravel() : a;
  const along = normalizeAxis(axis ?? 0, source.ndim);
  const dtype = sumDType(source.dtype);
  const result = new NDArray(
    allocate(dtype, source.size),
    dtype,
    source.shape,
    source.contiguous ? undefined : keptOrderStrides(source.shape, [source.strides]),
  );
  copyInto(result, source);
  const n = result.shape[along];
  const stride = result.strides[along];
  const data = result.data;
  const others = result.shape.map((m, i) => (i === along ? Math.min(1, m) : m));
  const walk = planWalk(others, [result.strides], [0]);
  const inner = walk.shape.length - 1;
  forEachLine(walk, ([start]) => {
    for (let i = 0; i < walk.shape[inner]; i++) {
      let at = start + i * walk.strides[0][inner];
      for (let k = 1; k < n; k++, at += stride)
        data[at + stride] = step(data[at], data[at + stride]);
    }
  });
  if (dtype === 'int64') {
    for (let i = 0; i < data.length; i++) data[i] += 0; // no −0 among integers
    checkInt64(data, 0, result.size);
  }
  return result;
}

/** numpy.diff of order 1: a[i + 1] − a[i] along an axis. */
export function diff(a: ArrayLike, axis = -1): NDArray {
  const x = asarray(a);
  if (x.ndim === 0) throw new ShapeError('diff requires input that is at least one dimensional');
  const along = normalizeAxis(axis, x.ndim);
  const lead = new Array<string>(along).fill(':');
  const after = x.slice(...lead, '1:');
  const before = x.slice(...lead, ':-1');
  return x.dtype === 'bool' ? after.notEqual(before) : after.subtract(before);
}
