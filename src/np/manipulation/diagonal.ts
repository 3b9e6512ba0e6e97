import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { ShapeError, ValueError } from '../errors.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { where } from './where.ts';

/** numpy.diagonal of the first two axes; a view. */
export function diagonal(a: ArrayLike, offset = 0): NDArray {
  const x = asarray(a);
  if (x.ndim < 2) throw new ValueError('diag requires an array of at least two dimensions');
  const [rows, columns] = x.shape;
  const skipRows = Math.max(0, -offset);
  const skipColumns = Math.max(0, offset);
  const n = Math.max(0, Math.min(rows - skipRows, columns - skipColumns));
  return new NDArray(
    x.data,
    x.dtype,
    [...x.shape.slice(2), n],
    [...x.strides.slice(2), x.strides[0] + x.strides[1]],
    n === 0 ? x.offset : x.offset + skipRows * x.strides[0] + skipColumns * x.strides[1],
  );
}

/** numpy.diag: a matrix from its diagonal, or the diagonal of a matrix. */
export function diag(a: ArrayLike, offset = 0): NDArray {
  const x = asarray(a);
  if (x.ndim === 2) return diagonal(x, offset);
  if (x.ndim !== 1) throw new ValueError('Input must be 1- or 2-d.');
  const n = x.size + Math.abs(offset);
  const result = new NDArray(allocate(x.dtype, n * n), x.dtype, [n, n]);
  copyInto(diagonal(result, offset), x);
  return result;
}

/** numpy.tril: zeros above the k-th diagonal. */
export function tril(a: ArrayLike, k = 0): NDArray {
  return triangle(asarray(a), (i, j) => j - i <= k);
}

/** numpy.triu: zeros below the k-th diagonal. */
export function triu(a: ArrayLike, k = 0): NDArray {
  return triangle(asarray(a), (i, j) => j - i >= k);
}

function triangle(a: NDArray, keep: (row: number, column: number) => boolean): NDArray {
  if (a.ndim === 0) throw new ShapeError('tril and triu need an array of at least one dimension');
  const [rows, columns] = a.ndim === 1 ? [a.size, a.size] : a.shape.slice(-2);
  const mask = new NDArray(new Uint8Array(rows * columns), 'bool', [rows, columns]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) mask.data[i * columns + j] = keep(i, j) ? 1 : 0;
  }
  return where(mask, a, asarray(0, a.dtype));
}
