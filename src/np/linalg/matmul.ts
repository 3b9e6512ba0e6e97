/**
 * Products of vectors and matrices. Every element of a result is summed left to right over the inner
 * axis (float32 in blocks of 512), without fused multiply-add, so that it has the same bits everywhere. (NumPy hands this to a
 * BLAS whose order depends on the machine; agreement is to rounding, not to the bit.)
 */

import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, checkInt64, type Data, type DType, promoteTypes } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { broadcastShapes, broadcastStrides, sameShape, shapeText, sizeOf } from '../array/shape.ts';
import { BroadcastError, ShapeError } from '../errors.ts';
import { matmulKernel } from '../kernels/matmul.ts';
import { multiply } from '../ufunc/arithmetic.ts';
import { copyInto } from '../ufunc/ufunc.ts';

/**
 * numpy.dot: inner product of vectors (a 0-d array; `.item()` for the number), product of matrices,
 * or the sum over the last axis of `a` and the last but one of `b`. Scalars multiply.
 * Throws `shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)`.
 */
export function dot(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  const x = asarray(a);
  const y = asarray(b);
  if (x.ndim === 0 || y.ndim === 0) return multiply(x, y, out);
  const axis = Math.max(0, y.ndim - 2);
  const k = x.shape[x.ndim - 1];
  if (k !== y.shape[axis]) {
    throw new ShapeError(
      `shapes ${shapeText(x.shape)} and ${shapeText(y.shape)} not aligned: ${k} (dim ${x.ndim - 1}) != ${y.shape[axis]} (dim ${axis})`,
    );
  }
  const shape = [...x.shape.slice(0, -1), ...y.shape.filter((_, i) => i !== axis)];
  const left = x.ndim === 2 ? x : x.reshape(sizeOf(x.shape.slice(0, -1)), k);
  // Counted by the other axes: where k is 0 the sizes say nothing of them.
  const others = y.shape.map((_, i) => i).filter((i) => i !== axis);
  const columns = sizeOf(others.map((i) => y.shape[i]));
  const right = y.ndim === 2 ? y : y.transpose(axis, ...others).reshape(k, columns);
  return product(left, right, shape, out);
}

/** Multiplies two matrices into a result of the given shape. */
function product(left: NDArray, right: NDArray, shape: number[], out?: NDArray): NDArray {
  const dtype = promoteTypes(left.dtype, right.dtype);
  const direct =
    out?.contiguous &&
    out.dtype === dtype &&
    sameShape(out.shape, shape) &&
    out.data.buffer !== left.data.buffer &&
    out.data.buffer !== right.data.buffer;
  const data = direct
    ? multiplyInto(left, right, dtype, out.data, out.offset)
    : multiplyInto(left, right, dtype, null, 0);
  if (direct) return out;
  const result = new NDArray(data, dtype, shape);
  return out ? writeOut(out, result) : result;
}

function writeOut(out: NDArray, result: NDArray): NDArray {
  if (!sameShape(out.shape, result.shape) || out.dtype !== result.dtype) {
    throw new ShapeError(
      `output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)`,
    );
  }
  copyInto(out, result);
  return out;
}

function multiplyInto(
  left: NDArray,
  right: NDArray,
  dtype: DType,
  o: Data | null,
  at: number,
): Data {
  const [m, k] = left.shape;
  const n = right.shape[1];
  const a = sameData(left, dtype);
  const b = sameData(right, dtype);
  const data = matmulKernel(
    dtype,
    m,
    k,
    n,
    { data: a.data, offset: a.offset, row: a.strides[0], column: a.strides[1] },
    { data: b.data, offset: b.offset, row: b.strides[0], column: b.strides[1] },
    o,
    at,
  );
  if (dtype === 'int64') checkInt64(data, at, m * n);
  return data;
}

/** int64 and float64 (and bool and uint8) share their memory type: no conversion needed. */
function sameData(a: NDArray, dtype: DType): NDArray {
  return a.dtype === dtype || (dtype === 'float64' && a.dtype === 'int64')
    ? a
    : castArray(a, dtype);
}

/**
 * numpy.matmul (Python's `a @ b`): matrices in the last two axes, leading axes broadcast; a vector on
 * the left is a row, on the right a column.
 */
export function matmul(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  const x = asarray(a);
  const y = asarray(b);
  for (const [i, operand] of [x, y].entries()) {
    if (operand.ndim === 0) {
      throw new ShapeError(
        `matmul: Input operand ${i} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)`,
      );
    }
  }
  const left = x.ndim === 1 ? x.reshape(1, x.size) : x;
  const right = y.ndim === 1 ? y.reshape(y.size, 1) : y;
  const [m, k] = left.shape.slice(-2);
  const [k2, n] = right.shape.slice(-2);
  if (k !== k2) {
    throw new ShapeError(
      `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${k2} is different from ${k})`,
    );
  }
  const core = [...(x.ndim === 1 ? [] : [m]), ...(y.ndim === 1 ? [] : [n])];
  if (left.ndim === 2 && right.ndim === 2) return product(left, right, core, out);

  const leftBatch = left.shape.slice(0, -2);
  const rightBatch = right.shape.slice(0, -2);
  let batch: number[];
  try {
    batch = broadcastShapes(leftBatch, rightBatch);
  } catch {
    const remapped = (s: readonly number[]) =>
      `${shapeText(s).replaceAll(' ', '')}->(${[...s.slice(0, -2), 'newaxis', 'newaxis'].join(',')})`;
    throw new BroadcastError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${remapped(left.shape)} ${remapped(right.shape)}  and requested shape (${m},${n})`,
    );
  }
  const dtype = promoteTypes(x.dtype, y.dtype);
  const result = new NDArray(allocate(dtype, sizeOf(batch) * m * n), dtype, [...batch, ...core]);
  const sl = broadcastStrides(leftBatch, left.strides.slice(0, -2), batch);
  const sr = broadcastStrides(rightBatch, right.strides.slice(0, -2), batch);
  const total = sizeOf(batch);
  for (let t = 0; t < total; t++) {
    let rest = t;
    let la = left.offset;
    let ra = right.offset;
    for (let axis = batch.length - 1; axis >= 0; axis--) {
      const i = rest % batch[axis];
      rest = (rest - i) / batch[axis];
      la += i * sl[axis];
      ra += i * sr[axis];
    }
    multiplyInto(
      new NDArray(left.data, left.dtype, [m, k], left.strides.slice(-2), la),
      new NDArray(right.data, right.dtype, [k, n], right.strides.slice(-2), ra),
      dtype,
      result.data,
      t * m * n,
    );
  }
  return out ? writeOut(out, result) : result;
}

/** numpy.vdot of real arrays: the inner product of everything, as a number. */
export function vdot(a: ArrayLike, b: ArrayLike): number {
  return dot(asarray(a).ravel(), asarray(b).ravel()).item();
}

/** numpy.inner: sums over the last axes of both. */
export function inner(a: ArrayLike, b: ArrayLike): NDArray {
  const x = asarray(a);
  const y = asarray(b);
  if (x.ndim === 0 || y.ndim === 0) return multiply(x, y);
  if (y.ndim === 1) return dot(x, y);
  const n = y.ndim;
  const order = [...Array(n - 2).keys(), n - 1, n - 2];
  return dot(x, y.transpose(order));
}

/** numpy.outer: all products of two flattened arrays, shape (a.size, b.size). */
export function outer(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  const x = asarray(a).ravel();
  const y = asarray(b).ravel();
  return multiply(x.reshape(x.size, 1), y.reshape(1, y.size), out);
}
