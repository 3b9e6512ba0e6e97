/**
 * The products and sums of a dense layer, written into memory that is there already.
 *
 * Every element is summed in float64, left to right over the inner axis: in float64 that is `np.dot`. A
 * float32 result is rounded once, at the end, where `np.dot` rounds at every step; that is the convention of
 * the book "Neural Networks from Scratch" (its nnfs package computes `dot` in float64 and casts). Operands
 * are contiguous.
 */

import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';

/** out = x·w + b: x (rows, inner), w (inner, columns), b (1, columns), out (rows, columns). */
export function affine(x: NDArray, w: NDArray, b: NDArray, out: NDArray): void {
  if (out.dtype === 'float64') np.dot(x, w, out);
  else dotRoundedOnce(x, w, out);
  addRow(b, out);
}

/** out = xᵀ·d: x (rows, inner), d (rows, columns), out (inner, columns). */
export function transposedTimes(x: NDArray, d: NDArray, out: NDArray): void {
  if (out.dtype === 'float64') np.dot(x.T, d, out);
  else dotRoundedOnce(x.T, d, out);
}

/** out = d·wᵀ: d (rows, columns), w (inner, columns), out (rows, inner). */
export function timesTransposed(d: NDArray, w: NDArray, out: NDArray): void {
  if (out.dtype === 'float64') np.dot(d, w.T, out);
  else dotRoundedOnce(d, w.T, out);
}

/**
 * out = a·b, summed in float64 and rounded to out's dtype at the end. Four rows at a time: four independent
 * sums keep the processor busy and share the fetched b.
 */
function dotRoundedOnce(a: NDArray, b: NDArray, out: NDArray): void {
  const [rows, inner] = a.shape;
  const columns = b.shape[1];
  const A = a.data;
  const B = b.data;
  const O = out.data;
  const [row, column] = a.strides;
  const [rowB, columnB] = b.strides;
  const tall = rows - (rows % 4);
  for (let j = 0; j < columns; j++) {
    const first = b.offset + j * columnB;
    for (let i = 0; i < tall; i += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (
        let p = 0, ia = a.offset + i * row, ib = first;
        p < inner;
        p++, ia += column, ib += rowB
      ) {
        const v = B[ib];
        s0 += A[ia] * v;
        s1 += A[ia + row] * v;
        s2 += A[ia + 2 * row] * v;
        s3 += A[ia + 3 * row] * v;
      }
      const o = out.offset + i * columns + j;
      O[o] = s0;
      O[o + columns] = s1;
      O[o + 2 * columns] = s2;
      O[o + 3 * columns] = s3;
    }
    for (let i = tall; i < rows; i++) {
      let sum = 0;
      for (
        let p = 0, ia = a.offset + i * row, ib = first;
        p < inner;
        p++, ia += column, ib += rowB
      ) {
        sum += A[ia] * B[ib];
      }
      O[out.offset + i * columns + j] = sum;
    }
  }
}

/** out += b, the row b broadcast over all rows. */
function addRow(b: NDArray, out: NDArray): void {
  const [rows, columns] = out.shape;
  const B = b.data;
  const O = out.data;
  const from = b.offset;
  const wide = columns - (columns % 4);
  for (let i = 0, o = out.offset; i < rows; i++, o += columns) {
    for (let j = 0; j < wide; j += 4) {
      O[o + j] += B[from + j];
      O[o + j + 1] += B[from + j + 1];
      O[o + j + 2] += B[from + j + 2];
      O[o + j + 3] += B[from + j + 3];
    }
    for (let j = wide; j < columns; j++) O[o + j] += B[from + j];
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
