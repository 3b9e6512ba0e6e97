/**
 * The matrix product for every dtype. Order of additions for each element: left to right over the inner
 * axis, starting from 0; float32 adds up blocks of 512 so, and then the blocks in pairs.
 */
import { allocate, type Data, type DType } from '../array/dtype.ts';
import * as product32 from './product32.ts';
import * as product64 from './product64.ts';
import type { Lanes } from './wasm/elementwise.ts';
import { simdProduct } from './wasm/product.ts';

export interface Matrix {
  data: Data;
  offset: number;
  /** elements from one row to the next */
  row: number;
  /** elements from one column to the next */
  column: number;
}

/** Terms of a float32 sum that are added one after the other; the sums of such blocks are added in pairs. */
export const FLOAT32_BLOCK = 512;

/**
 * o[at + i·n + j] = Σ_p a[i, p] · b[p, j]; row-major, what is there is overwritten. Returns o, or where none is
 * given fresh memory with the product.
 */
export function matmulKernel(
  dtype: DType,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  o: Data | null,
  at: number,
): Data {
  if (dtype === 'float32' && k > FLOAT32_BLOCK) return byHalves(m, k, n, a, b, o, at);
  const plain = dtype !== 'float64' && dtype !== 'int64' && dtype !== 'float32';
  if (m > 0 && n > 1 && !plain) {
    const done = bySimd(dtype === 'float32' ? 'float32' : 'float64', m, k, n, a, b, o, at);
    if (done !== null) return done;
  }
  const out = o ?? allocate(dtype, m * n);
  if (m === 0 || n === 0) return out;
  if (plain) {
    general(dtype, m, k, n, a, b, out, at);
    return out;
  }
  const loops = (dtype === 'float32' ? product32 : product64) as typeof product64;
  const x = a.data as Float64Array;
  const to = out as Float64Array;
  if (n === 1) {
    const y = b.data as Float64Array;
    loops.column(m, k, x, a.offset, a.row, a.column, y, b.offset, b.row, to, at);
    return out;
  }
  const right = b.column === 1 ? b : packRows(b, k, n);
  const y = right.data as Float64Array;
  loops.product(m, k, n, x, a.offset, a.row, a.column, y, right.offset, right.row, to, at);
  return out;
}

/**
 * A long float32 sum, as the sum of its two halves. Added one after the other a million terms leave each a part of
 * their last digits behind: 10⁶ times 0.1·0.1 would come out 1.4 % too large. In pairs the error grows with the
 * logarithm of their number.
 */
function byHalves(
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  o: Data | null,
  at: number,
): Data {
  const half = FLOAT32_BLOCK * Math.ceil(k / FLOAT32_BLOCK / 2);
  const out = matmulKernel('float32', m, half, n, a, b, o, at);
  const [restA, restB] = [
    { ...a, offset: a.offset + half * a.column },
    { ...b, offset: b.offset + half * b.row },
  ];
  const rest = matmulKernel('float32', m, k - half, n, restA, restB, null, 0);
  for (let i = 0; i < m * n; i++) out[at + i] += rest[i];
  return out;
}

function bySimd(
  lanes: Lanes,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  o: Data | null,
  at: number,
): Data | null {
  if (a.row === 1 && a.column !== 1 && n * (k + m) < m * k) {
    // few columns, and a is a transposed matrix: (a·b)ᵀ = bᵀ·aᵀ is the same sums with contiguous rows
    const [first, second] = [b, a].map((x) => ({ ...x, row: x.column, column: x.row }));
    const flipped = simdProduct(lanes, n, k, m, first, second, null, 0);
    if (flipped === null) return null;
    const out = o ?? allocate(lanes, m * n);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) out[at + i * n + j] = flipped[j * m + i];
    }
    return out;
  }
  return simdProduct(lanes, m, k, n, a, b, o, at);
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
