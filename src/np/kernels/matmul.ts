/**
 * The matrix product for every dtype. Order of additions for each element: left to right over the inner
 * axis, starting from 0.
 */
import type { Data, DType } from '../dtype.ts';
import * as product32 from './product32.ts';
import * as product64 from './product64.ts';
import { simdProduct } from './wasm/product.ts';

export interface Matrix {
  data: Data;
  offset: number;
  /** elements from one row to the next */
  row: number;
  /** elements from one column to the next */
  column: number;
}

/** out[at + i·n + j] = Σ_p a[i, p] · b[p, j]; `out` is row-major and is overwritten. */
export function matmulKernel(
  dtype: DType,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  out: Data,
  at: number,
): void {
  if (m === 0 || n === 0) return;
  if (dtype !== 'float64' && dtype !== 'int64' && dtype !== 'float32') {
    general(dtype, m, k, n, a, b, out, at);
    return;
  }
  const loops = (dtype === 'float32' ? product32 : product64) as typeof product64;
  const x = a.data as Float64Array;
  const result = out as Float64Array;
  if (n === 1) {
    const y = b.data as Float64Array;
    loops.column(m, k, x, a.offset, a.row, a.column, y, b.offset, b.row, result, at);
    return;
  }
  const lanes = dtype === 'float32' ? 'float32' : 'float64';
  if (a.row === 1 && a.column !== 1 && n * (k + m) < m * k) {
    // few columns, and a is a transposed matrix: (a·b)ᵀ = bᵀ·aᵀ is the same sums with contiguous rows
    const flipped = new (out.constructor as typeof Float64Array)(n * m);
    const [first, second] = [b, a].map((x) => ({ ...x, row: x.column, column: x.row }));
    if (simdProduct(lanes, n, k, m, first, second, flipped, 0)) {
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) out[at + i * n + j] = flipped[j * m + i];
      return;
    }
  }
  if (simdProduct(lanes, m, k, n, a, b, result, at)) return;
  const right = b.column === 1 ? b : packRows(b, k, n);
  const y = right.data as Float64Array;
  loops.product(m, k, n, x, a.offset, a.row, a.column, y, right.offset, right.row, result, at);
}

/** Copies a matrix so that its rows are contiguous. */
function packRows(b: Matrix, k: number, n: number): Matrix {
  const data = new (b.data.constructor as new (size: number) => Data)(k * n);
  for (let p = 0; p < k; p++) {
    for (let j = 0; j < n; j++) data[p * n + j] = b.data[b.offset + p * b.row + j * b.column];
  }
  return { data, offset: 0, row: n, column: 1 };
}

/** Integers wrap around as NumPy's do; bools are or-ed and-s. */
function general(
  dtype: DType,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  out: Data,
  at: number,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        const x = a.data[a.offset + i * a.row + p * a.column];
        const y = b.data[b.offset + p * b.row + j * b.column];
        sum = dtype === 'bool' ? sum | (x & y) : (sum + Math.imul(x, y)) | 0;
      }
      out[at + i * n + j] = sum;
    }
  }
}
