/**
 * The inner loops of the matrix product. Order of additions for each element: left to right over the
 * inner axis, starting from 0. The loops run row by row over the result (i, then k, then j), which keeps
 * that order and reads memory forwards; four steps of k are taken at a time.
 */
import type { Data, DType } from '../dtype.ts';

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
  const right = b.column === 1 || n === 1 ? b : packRows(b, k, n);
  if (dtype === 'float64' || dtype === 'int64') {
    if (n === 1) columnFloat64(m, k, a, right, out as Float64Array, at);
    else rowsFloat64(m, k, n, a, right, out as Float64Array, at);
  } else if (dtype === 'float32') {
    if (n === 1) columnFloat32(m, k, a, right, out as Float32Array, at);
    else rowsFloat32(m, k, n, a, right, out as Float32Array, at);
  } else {
    general(dtype, m, k, n, a, right, out, at);
  }
}

/** Copies a matrix so that its rows are contiguous. */
function packRows(b: Matrix, k: number, n: number): Matrix {
  const data = new (b.data.constructor as new (size: number) => Data)(k * n);
  for (let p = 0; p < k; p++) {
    for (let j = 0; j < n; j++) data[p * n + j] = b.data[b.offset + p * b.row + j * b.column];
  }
  return { data, offset: 0, row: n, column: 1 };
}

function rowsFloat64(
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  out: Float64Array,
  at: number,
): void {
  const x = a.data as Float64Array;
  const y = b.data as Float64Array;
  const step = a.column;
  for (let i = 0; i < m; i++) {
    const o = at + i * n;
    for (let j = 0; j < n; j++) out[o + j] = 0;
    let p = 0;
    let ia = a.offset + i * a.row;
    for (; p + 3 < k; p += 4, ia += 4 * step) {
      const a0 = x[ia];
      const a1 = x[ia + step];
      const a2 = x[ia + 2 * step];
      const a3 = x[ia + 3 * step];
      const b0 = b.offset + p * b.row;
      const b1 = b0 + b.row;
      const b2 = b1 + b.row;
      const b3 = b2 + b.row;
      for (let j = 0; j < n; j++) {
        out[o + j] = out[o + j] + a0 * y[b0 + j] + a1 * y[b1 + j] + a2 * y[b2 + j] + a3 * y[b3 + j];
      }
    }
    for (; p < k; p++, ia += step) {
      const a0 = x[ia];
      const b0 = b.offset + p * b.row;
      for (let j = 0; j < n; j++) out[o + j] += a0 * y[b0 + j];
    }
  }
}

const f = Math.fround;

function rowsFloat32(
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  out: Float32Array,
  at: number,
): void {
  const x = a.data as Float32Array;
  const y = b.data as Float32Array;
  const step = a.column;
  for (let i = 0; i < m; i++) {
    const o = at + i * n;
    for (let j = 0; j < n; j++) out[o + j] = 0;
    let p = 0;
    let ia = a.offset + i * a.row;
    for (; p + 3 < k; p += 4, ia += 4 * step) {
      const a0 = x[ia];
      const a1 = x[ia + step];
      const a2 = x[ia + 2 * step];
      const a3 = x[ia + 3 * step];
      const b0 = b.offset + p * b.row;
      const b1 = b0 + b.row;
      const b2 = b1 + b.row;
      const b3 = b2 + b.row;
      for (let j = 0; j < n; j++) {
        const s0 = f(out[o + j] + f(a0 * y[b0 + j]));
        const s1 = f(s0 + f(a1 * y[b1 + j]));
        const s2 = f(s1 + f(a2 * y[b2 + j]));
        out[o + j] = f(s2 + f(a3 * y[b3 + j]));
      }
    }
    for (; p < k; p++, ia += step) {
      const a0 = x[ia];
      const b0 = b.offset + p * b.row;
      for (let j = 0; j < n; j++) out[o + j] = f(out[o + j] + f(a0 * y[b0 + j]));
    }
  }
}

function columnFloat64(
  m: number,
  k: number,
  a: Matrix,
  b: Matrix,
  out: Float64Array,
  at: number,
): void {
  const x = a.data as Float64Array;
  const y = b.data as Float64Array;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    let ia = a.offset + i * a.row;
    let ib = b.offset;
    for (let p = 0; p < k; p++, ia += a.column, ib += b.row) sum += x[ia] * y[ib];
    out[at + i] = sum;
  }
}

function columnFloat32(
  m: number,
  k: number,
  a: Matrix,
  b: Matrix,
  out: Float32Array,
  at: number,
): void {
  const x = a.data as Float32Array;
  const y = b.data as Float32Array;
  for (let i = 0; i < m; i++) {
    let sum = f(0);
    let ia = a.offset + i * a.row;
    let ib = b.offset;
    for (let p = 0; p < k; p++, ia += a.column, ib += b.row) sum = f(sum + f(x[ia] * y[ib]));
    out[at + i] = sum;
  }
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
