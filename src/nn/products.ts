/**
 * The three matrix products of a dense layer, fused and without temporaries.
 *
 * Every element is summed in float64, left to right over the inner axis, starting from 0: the order of
 * `np.dot`, so that float64 results have the same bits as the plain formulas. A float32 result is rounded
 * once, at the end; that is the convention of the book "Neural Networks from Scratch" (its nnfs package
 * computes `dot` in float64 and casts).
 *
 * The loops take blocks of two rows and four columns: eight independent sums keep the processor busy, and
 * each number fetched is used several times. The order inside each sum stays. Operands are contiguous.
 */

import type { NDArray } from '../np/index.ts';
import * as np from '../np/index.ts';

const round = Math.fround;

/** out = x·w + b: x (rows, inner), w (inner, columns), b (1, columns), out (rows, columns). */
export function affine(x: NDArray, w: NDArray, b: NDArray, out: NDArray): void {
  const [rows, inner] = x.shape;
  const columns = w.shape[1];
  const X = x.data;
  const W = w.data;
  const O = out.data;
  const B = b.data;
  const single = out.dtype === 'float32';
  const even = rows - (rows % 2);
  const wide = columns - (columns % 4);
  for (let i = 0; i < even; i += 2) {
    const xi = x.offset + i * inner;
    const oi = out.offset + i * columns;
    for (let j = 0; j < wide; j += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let t0 = 0;
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      for (let p = xi, wp = w.offset + j; p < xi + inner; p++, wp += columns) {
        const u = X[p];
        const v = X[p + inner];
        const w0 = W[wp];
        const w1 = W[wp + 1];
        const w2 = W[wp + 2];
        const w3 = W[wp + 3];
        s0 += u * w0;
        s1 += u * w1;
        s2 += u * w2;
        s3 += u * w3;
        t0 += v * w0;
        t1 += v * w1;
        t2 += v * w2;
        t3 += v * w3;
      }
      if (single) {
        s0 = round(s0);
        s1 = round(s1);
        s2 = round(s2);
        s3 = round(s3);
        t0 = round(t0);
        t1 = round(t1);
        t2 = round(t2);
        t3 = round(t3);
      }
      const b0 = B[b.offset + j];
      const b1 = B[b.offset + j + 1];
      const b2 = B[b.offset + j + 2];
      const b3 = B[b.offset + j + 3];
      const o = oi + j;
      O[o] = s0 + b0;
      O[o + 1] = s1 + b1;
      O[o + 2] = s2 + b2;
      O[o + 3] = s3 + b3;
      O[o + columns] = t0 + b0;
      O[o + columns + 1] = t1 + b1;
      O[o + columns + 2] = t2 + b2;
      O[o + columns + 3] = t3 + b3;
    }
  }
  // the last one to three columns, four rows at a time
  const tall = rows - (rows % 4);
  for (let j = wide; j < columns; j++) {
    for (let i = 0; i < tall; i += 4) {
      const xi = x.offset + i * inner;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let p = xi, wp = w.offset + j; p < xi + inner; p++, wp += columns) {
        const v = W[wp];
        s0 += X[p] * v;
        s1 += X[p + inner] * v;
        s2 += X[p + 2 * inner] * v;
        s3 += X[p + 3 * inner] * v;
      }
      if (single) {
        s0 = round(s0);
        s1 = round(s1);
        s2 = round(s2);
        s3 = round(s3);
      }
      const bj = B[b.offset + j];
      const o = out.offset + i * columns + j;
      O[o] = s0 + bj;
      O[o + columns] = s1 + bj;
      O[o + 2 * columns] = s2 + bj;
      O[o + 3 * columns] = s3 + bj;
    }
  }
  // what the blocks left over
  for (let i = even; i < rows; i++) affineRow(x, w, b, out, i, 0, wide);
  for (let i = tall; i < rows; i++) affineRow(x, w, b, out, i, wide, columns);
}

/** Row i of x·w + b, columns from … to − 1. */
function affineRow(
  x: NDArray,
  w: NDArray,
  b: NDArray,
  out: NDArray,
  i: number,
  from: number,
  to: number,
): void {
  const [inner, columns] = w.shape;
  for (let j = from; j < to; j++) {
    let sum = 0;
    for (let p = 0; p < inner; p++) {
      sum += x.data[x.offset + i * inner + p] * w.data[w.offset + p * columns + j];
    }
    if (out.dtype === 'float32') sum = round(sum);
    out.data[out.offset + i * columns + j] = sum + b.data[b.offset + j];
  }
}

let sums = new Float64Array(0);

/** out = xᵀ·d: x (rows, inner), d (rows, columns), out (inner, columns). */
export function transposedTimes(x: NDArray, d: NDArray, out: NDArray): void {
  const [rows, inner] = x.shape;
  const columns = d.shape[1];
  const size = inner * columns;
  const X = x.data;
  const D = d.data;
  // Row after row is added into `S`: float64 memory even where the result is float32.
  const direct = out.dtype === 'float64';
  if (!direct && sums.length < size) sums = new Float64Array(size);
  const S = direct ? out.data : sums;
  const start = direct ? out.offset : 0;
  for (let s = start; s < start + size; s++) S[s] = 0;
  const tall = rows - (rows % 4);
  const even = inner - (inner % 2);
  for (let i = 0; i < tall; i += 4) {
    const xi = x.offset + i * inner;
    const di = d.offset + i * columns;
    for (let p = 0; p < inner; p += 2) {
      const q = p < even ? 1 : 0; // an odd last row of the result is done twice, to the same end
      const x0 = X[xi + p];
      const x1 = X[xi + inner + p];
      const x2 = X[xi + 2 * inner + p];
      const x3 = X[xi + 3 * inner + p];
      const y0 = X[xi + p + q];
      const y1 = X[xi + inner + p + q];
      const y2 = X[xi + 2 * inner + p + q];
      const y3 = X[xi + 3 * inner + p + q];
      const sp = start + p * columns;
      for (let j = 0; j < columns; j++) {
        const d0 = D[di + j];
        const d1 = D[di + j + columns];
        const d2 = D[di + j + 2 * columns];
        const d3 = D[di + j + 3 * columns];
        const s = sp + j;
        const t = s + q * columns;
        const upper = S[s] + x0 * d0 + x1 * d1 + x2 * d2 + x3 * d3;
        const lower = S[t] + y0 * d0 + y1 * d1 + y2 * d2 + y3 * d3;
        S[s] = upper;
        S[t] = lower;
      }
    }
  }
  for (let i = tall; i < rows; i++) {
    const di = d.offset + i * columns;
    for (let p = 0, s = start; p < inner; p++) {
      const v = X[x.offset + i * inner + p];
      for (let j = di; j < di + columns; j++, s++) S[s] += v * D[j];
    }
  }
  if (!direct) for (let s = 0; s < size; s++) out.data[out.offset + s] = S[s];
}

/** out = d·wᵀ: d (rows, columns), w (inner, columns), out (rows, inner). */
export function timesTransposed(d: NDArray, w: NDArray, out: NDArray): void {
  const [rows, columns] = d.shape;
  const inner = w.shape[0];
  const D = d.data;
  const W = w.data;
  const O = out.data;
  const even = rows - (rows % 2);
  const wide = inner - (inner % 4);
  for (let i = 0; i < even; i += 2) {
    const di = d.offset + i * columns;
    const oi = out.offset + i * inner;
    for (let p = 0; p < wide; p += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let t0 = 0;
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      for (let j = di, wp = w.offset + p * columns; j < di + columns; j++, wp++) {
        const u = D[j];
        const v = D[j + columns];
        const w0 = W[wp];
        const w1 = W[wp + columns];
        const w2 = W[wp + 2 * columns];
        const w3 = W[wp + 3 * columns];
        s0 += u * w0;
        s1 += u * w1;
        s2 += u * w2;
        s3 += u * w3;
        t0 += v * w0;
        t1 += v * w1;
        t2 += v * w2;
        t3 += v * w3;
      }
      const o = oi + p;
      O[o] = s0;
      O[o + 1] = s1;
      O[o + 2] = s2;
      O[o + 3] = s3;
      O[o + inner] = t0;
      O[o + inner + 1] = t1;
      O[o + inner + 2] = t2;
      O[o + inner + 3] = t3;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let p = i < even ? wide : 0; p < inner; p++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) {
        sum += D[d.offset + i * columns + j] * W[w.offset + p * columns + j];
      }
      O[out.offset + i * inner + p] = sum;
    }
  }
}

/** out = the sum of the rows of d, added one after the other as in `np.sum(d, 0)`; out is (1, columns). */
export function sumRows(d: NDArray, out: NDArray): void {
  const [rows, columns] = d.shape;
  if (columns === 1) {
    // a single column lies in order, and NumPy adds it up pairwise
    np.sum(d, { axis: 0, keepdims: true, out });
    return;
  }
  const D = d.data;
  const O = out.data;
  const end = out.offset + columns;
  for (let o = out.offset; o < end; o++) O[o] = 0;
  // In float32 every addition is rounded by storing it; in float64 four of them can be made at a time.
  const tall = out.dtype === 'float64' ? rows - (rows % 4) : 0;
  let i = d.offset;
  for (let row = 0; row < tall; row += 4, i += 3 * columns) {
    for (let o = out.offset; o < end; o++, i++) {
      O[o] = O[o] + D[i] + D[i + columns] + D[i + 2 * columns] + D[i + 3 * columns];
    }
  }
  for (let row = tall; row < rows; row++) for (let o = out.offset; o < end; o++, i++) O[o] += D[i];
}
