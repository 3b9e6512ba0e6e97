/** Sums, differences, products, quotients, extremes. */
import type { BinaryLoop } from './loop.ts';

export const add: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] + b[ib];
};

export const subtract: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] - b[ib];
};

export const multiply: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] * b[ib];
};

/** int64 lives in float64 memory, where −5 · 0 would be −0; an integer has no such thing. */
export const multiplyInt64: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] * b[ib] + 0;
};

/** The low 32 bits of the product, which a double would lose. */
export const multiplyInt32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = Math.imul(a[ia], b[ib]);
};

export const divide: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] / b[ib];
};

// NaN wins; between +0 and −0 the second argument wins, as in NumPy's vector loops
export const maximum: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = maximumScalar(a[ia], b[ib]);
};

export const minimum: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = minimumScalar(a[ia], b[ib]);
};

// the two halves of clip: an element equal to a bound stays itself, a NaN bound wins
export const clipLow: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) {
    o[io] = a[ia] < b[ib] || Number.isNaN(b[ib]) ? b[ib] : a[ia];
  }
};

export const clipHigh: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) {
    o[io] = a[ia] > b[ib] || Number.isNaN(b[ib]) ? b[ib] : a[ia];
  }
};

function maximumScalar(a: number, b: number): number {
  return a > b || Number.isNaN(a) ? a : b;
}

function minimumScalar(a: number, b: number): number {
  return a < b || Number.isNaN(a) ? a : b;
}
