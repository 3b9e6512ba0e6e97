/**
 * numpy.linalg, as far as small networks and lessons need it: `np.linalg.norm`, `solve`, `inv`, `det`.
 * Systems are solved by elimination with row pivoting (what LAPACK's gesv does), in float64; the last
 * bits may differ from a LAPACK's.
 */

import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, isFloat } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, shapeText, sizeOf } from '../array/shape.ts';
import { LinAlgError, ShapeError, ValueError } from '../errors.ts';
import { max, min, sum } from '../reduce/reduce.ts';
import { absolute, multiply, sqrt } from '../ufunc/arithmetic.ts';
import { notEqual } from '../ufunc/compare.ts';
import { dot, matmul } from './matmul.ts';

export interface NormOptions {
  /** 2 (vectors' default), 1, Infinity, −Infinity, 0, or 'fro' for matrices */
  ord?: number | 'fro';
  axis?: number;
  keepdims?: boolean;
}

/**
 * numpy.linalg.norm: without options the root of the sum of all squares, as a number. With an axis the
 * vector norms along it. With `ord` alone: vectors as NumPy; matrices 'fro', 1, ±Infinity.
 */
export function norm(a: ArrayLike): number;
export function norm(a: ArrayLike, options: NormOptions & { axis: number }): NDArray;
export function norm(a: ArrayLike, options: NormOptions): number;
export function norm(a: ArrayLike, options: NormOptions = {}): number | NDArray {
  const given = asarray(a);
  const x = isFloat(given.dtype) ? given : castArray(given, 'float64', true);
  const { ord, axis, keepdims } = options;
  if (axis === undefined) {
    if (ord === undefined || (ord === 2 && x.ndim === 1) || (ord === 'fro' && x.ndim === 2)) {
      const flat = x.ravel();
      return sqrt(dot(flat, flat)).item();
    }
    if (x.ndim === 1) return vectorNorm(x, ord, 0, false).item();
    if (x.ndim === 2 && (ord === 1 || ord === Infinity || ord === -Infinity)) {
      const sums = sum(absolute(x), ord === 1 ? 0 : 1);
      return ord === -Infinity ? min(sums) : max(sums);
    }
    throw new ValueError(`Invalid norm order '${ord}' for an array of ${x.ndim} dimensions.`);
  }
  return vectorNorm(x, ord ?? 2, normalizeAxis(axis, x.ndim), keepdims ?? false);
}

function vectorNorm(x: NDArray, ord: number | 'fro', axis: number, keepdims: boolean): NDArray {
  const options = { axis, keepdims };
  if (ord === 2) return sqrt(sum(multiply(x, x), options));
  if (ord === 1) return sum(absolute(x), options);
  if (ord === Infinity) return max(absolute(x), options);
  if (ord === -Infinity) return min(absolute(x), options);
  if (ord === 0) return sum(notEqual(x, 0).astype(x.dtype), options);
  throw new ValueError(`Invalid norm order '${ord}' for vectors.`);
}

function checkSquare(a: NDArray): number {
  if (a.ndim < 2) {
    throw new LinAlgError(
      `${a.ndim}-dimensional array given. Array must be at least two-dimensional`,
    );
  }
  const [rows, columns] = a.shape.slice(-2);
  if (rows !== columns) throw new LinAlgError('Last 2 dimensions of the array must be square');
  return rows;
}

interface Factors {
  /** L below the diagonal (its own diagonal is 1), U on and above it */
  lu: Float64Array;
  /** row i of the factors was row order[i] of the matrix */
  order: number[];
  /** +1 or −1: the sign of the row permutation */
  sign: number;
  singular: boolean;
}

/** P·A = L·U by columns, taking the largest pivot of each. */
function factor(a: Float64Array, n: number): Factors {
  const lu = Float64Array.from(a);
  const order = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  let singular = false;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) pivot = i;
    }
    if (lu[pivot * n + k] === 0) {
      singular = true;
      continue;
    }
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const t = lu[k * n + j];
        lu[k * n + j] = lu[pivot * n + j];
        lu[pivot * n + j] = t;
      }
      [order[k], order[pivot]] = [order[pivot], order[k]];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      const ratio = lu[i * n + k] / lu[k * n + k];
      lu[i * n + k] = ratio;
      for (let j = k + 1; j < n; j++) lu[i * n + j] -= ratio * lu[k * n + j];
    }
  }
  return { lu, order, sign, singular };
}

/** Solves for all columns of b (n × columns). */
function substitute({ lu, order }: Factors, n: number, b: Float64Array, columns: number) {
  const x = new Float64Array(n * columns);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < columns; c++) {
      let value = b[order[i] * columns + c];
      for (let j = 0; j < i; j++) value -= lu[i * n + j] * x[j * columns + c];
      x[i * columns + c] = value;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let c = 0; c < columns; c++) {
      let value = x[i * columns + c];
      for (let j = i + 1; j < n; j++) value -= lu[i * n + j] * x[j * columns + c];
      x[i * columns + c] = value / lu[i * n + i];
    }
  }
  return x;
}

/** Every matrix in the last two axes, in float64. */
function matrices(a: NDArray): Float64Array {
  return castArray(a, 'float64').data as Float64Array;
}

/** numpy.linalg.solve(A, b): x with A·x = b, for one A (…, n, n) and b (n) or (…, n, k). */
export function solve(a: ArrayLike, b: ArrayLike): NDArray {
  const A = asarray(a);
  const B = asarray(b);
  const n = checkSquare(A);
  const vector = B.ndim === 1;
  const rows = vector ? B.shape[0] : B.shape[B.ndim - 2];
  if (rows !== n) {
    const signature = vector ? '(m,m),(m)->(m)' : '(m,m),(m,n)->(m,n)';
    throw new ShapeError(
      `${vector ? 'solve1' : 'solve'}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${signature} (size ${rows} is different from ${n})`,
    );
  }
  const columns = vector ? 1 : B.shape[B.ndim - 1];
  const batch = A.shape.slice(0, -2);
  if (!vector && sizeOf(B.shape.slice(0, -2)) !== sizeOf(batch)) {
    throw new ShapeError(
      `solve: matrices of shape ${shapeText(A.shape)} and right sides of shape ${shapeText(B.shape)} do not match`,
    );
  }
  const left = matrices(A);
  const right = matrices(B);
  const count = sizeOf(batch);
  const out = allocate('float64', count * n * columns);
  for (let t = 0; t < count; t++) {
    const factors = factor(left.subarray(t * n * n, (t + 1) * n * n), n);
    if (factors.singular) throw new LinAlgError('Singular matrix');
    const from = vector ? 0 : t * n * columns;
    out.set(
      substitute(factors, n, right.subarray(from, from + n * columns), columns),
      t * n * columns,
    );
  }
  const result = new NDArray(out, 'float64', [...batch, n, ...(vector ? [] : [columns])]);
  return A.dtype === 'float32' && B.dtype === 'float32' ? result.astype('float32') : result;
}

/** numpy.linalg.inv: the inverse of each matrix. Throws LinAlgError `Singular matrix`. */
export function inv(a: ArrayLike): NDArray {
  const A = asarray(a);
  const n = checkSquare(A);
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  const data = matrices(A);
  const out = new Float64Array(A.size);
  for (let at = 0; at < out.length; at += n * n) {
    const factors = factor(data.subarray(at, at + n * n), n);
    if (factors.singular) throw new LinAlgError('Singular matrix');
    out.set(substitute(factors, n, one, n), at);
  }
  const result = new NDArray(out, 'float64', A.shape);
  return A.dtype === 'float32' ? result.astype('float32') : result;
}

/** numpy.linalg.det of one matrix: the product of the pivots. */
export function det(a: ArrayLike): number {
  const A = asarray(a);
  const n = checkSquare(A);
  if (A.ndim !== 2) throw new LinAlgError('det takes one matrix at a time here');
  const { lu, sign, singular } = factor(matrices(A), n);
  if (singular) return 0;
  let product = sign;
  for (let i = 0; i < n; i++) product *= lu[i * n + i];
  return product;
}

/** numpy.linalg.matrix_power for whole exponents; negative ones invert first. */
export function matrixPower(a: ArrayLike, exponent: number): NDArray {
  const A = asarray(a);
  const n = checkSquare(A);
  if (exponent < 0) return matrixPower(inv(A), -exponent);
  let result: NDArray | undefined;
  let base = A;
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = result ? matmul(result, base) : base;
    if (e > 1) base = matmul(base, base);
  }
  if (result) return result;
  const one = new NDArray(allocate(A.dtype, n * n), A.dtype, [n, n]);
  for (let i = 0; i < n; i++) one.data[i * n + i] = 1;
  return one;
}
