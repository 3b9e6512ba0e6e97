/** Signs, squares, roots, roundings, tests and conversions of single elements. */
import type { UnaryLoop } from './loop.ts';

export const copy: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = a[ia];
};

export const negative: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = -a[ia];
};

/** Integers have no −0. */
export const negativeInt64: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = 0 - a[ia];
};

export const absolute: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.abs(a[ia]);
};

export const sign: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = signScalar(a[ia]);
};

export const square: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = a[ia] * a[ia];
};

export const squareInt32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.imul(a[ia], a[ia]);
};

export const reciprocal: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = 1 / a[ia];
};

/**
 * 1/x without its fraction, so 0 but for ±1. 1/0 is what C's division leaves: the smallest number of a signed type,
 * 0 of an unsigned one.
 */
function reciprocalInteger(ofZero: number): UnaryLoop {
  return (n, a, ia, sa, o, io, so) => {
    for (let k = 0; k < n; k++, ia += sa, io += so) {
      const x = a[ia];
      o[io] = x === 0 ? ofZero : x === 1 || x === -1 ? x : 0;
    }
  };
}

export const reciprocalInt64 = reciprocalInteger(-(2 ** 63));
export const reciprocalInt32 = reciprocalInteger(-(2 ** 31));
export const reciprocalUint8 = reciprocalInteger(0);

export const sqrt: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.sqrt(a[ia]);
};

export const floor: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.floor(a[ia]);
};

export const ceil: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.ceil(a[ia]);
};

export const trunc: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Math.trunc(a[ia]);
};

export const rint: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = rintScalar(a[ia]);
};

export const isnan: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Number.isNaN(a[ia]) ? 1 : 0;
};

export const isinf: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so)
    o[io] = a[ia] === Infinity || a[ia] === -Infinity ? 1 : 0;
};

export const isfinite: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = Number.isFinite(a[ia]) ? 1 : 0;
};

export const logicalNot: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = a[ia] === 0 ? 1 : 0;
};

export const toBool: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = a[ia] !== 0 ? 1 : 0;
};

export const invert: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = ~a[ia];
};

export const invertInt64: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = -1 - a[ia];
};

/** C's conversion: towards zero; NaN and ±∞ become the lowest int64. */
export const floatToInt64: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) {
    const x = a[ia];
    o[io] = Number.isFinite(x) ? Math.trunc(x) + 0 : -(2 ** 63);
  }
};

export const floatToInt32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) {
    const x = a[ia];
    o[io] = Math.abs(x) < 2147483649 ? x : -2147483648;
  }
};

function signScalar(a: number): number {
  return a > 0 ? 1 : a < 0 ? -1 : a === 0 ? 0 : a;
}

/** Rounds to the nearest integer, ties to even (C's rint). */
function rintScalar(a: number): number {
  if (!(Math.abs(a) < 4503599627370496)) return a;
  const rounded =
    a > 0 || Object.is(a, 0)
      ? a + 4503599627370496 - 4503599627370496
      : a - 4503599627370496 + 4503599627370496;
  return rounded === 0 ? (a < 0 || Object.is(a, -0) ? -0 : 0) : rounded;
}
