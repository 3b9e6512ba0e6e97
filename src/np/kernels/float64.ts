/**
 * The plain loops of the hot functions on Float64Array memory (float64 and int64): for short runs, and where
 * there is no WebAssembly. The same arithmetic as in loops/; what is gained is that the engine sees one
 * array type only, and that contiguous memory and scalars get loops without strides. float32.ts is this file
 * with the other array type (a test holds them together).
 */
import * as math from '../elementary/index.ts';

type Binary<O = Float64Array> = (
  n: number,
  a: Float64Array,
  ia: number,
  sa: number,
  b: Float64Array,
  ib: number,
  sb: number,
  o: O,
  io: number,
  so: number,
) => void;

type Unary = (
  n: number,
  a: Float64Array,
  ia: number,
  sa: number,
  o: Float64Array,
  io: number,
  so: number,
) => void;

export const add: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] + b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] + y;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] + b[ib + k * sb];
  }
};

export const subtract: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] - b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] - y;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] - b[ib + k * sb];
  }
};

export const multiply: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] * b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] * y;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] * b[ib + k * sb];
  }
};

export const divide: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] / b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] / y;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] / b[ib + k * sb];
  }
};

/** NaN wins; of equal ones (+0 and −0) the second. */
function larger(x: number, y: number): number {
  return x > y || Number.isNaN(x) ? x : y;
}

function smaller(x: number, y: number): number {
  return x < y || Number.isNaN(x) ? x : y;
}

export const maximum: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = larger(a[ia + k], b[ib + k]);
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = larger(a[ia + k], y);
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = larger(a[ia + k * sa], b[ib + k * sb]);
  }
};

export const minimum: Binary = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = smaller(a[ia + k], b[ib + k]);
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = smaller(a[ia + k], y);
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = smaller(a[ia + k * sa], b[ib + k * sb]);
  }
};

export const greater: Binary<Uint8Array> = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] > b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] > y ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] > b[ib + k * sb] ? 1 : 0;
  }
};

export const greaterEqual: Binary<Uint8Array> = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] >= b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] >= y ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] >= b[ib + k * sb] ? 1 : 0;
  }
};

export const less: Binary<Uint8Array> = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] < b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] < y ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] < b[ib + k * sb] ? 1 : 0;
  }
};

export const lessEqual: Binary<Uint8Array> = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  if (so === 1 && sa === 1 && sb === 1) {
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] <= b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    for (let k = 0; k < n; k++) o[io + k] = a[ia + k] <= y ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] <= b[ib + k * sb] ? 1 : 0;
  }
};

export const copy: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa];
};

export const negative: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = -a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = -a[ia + k * sa];
};

export const square: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = a[ia + k] * a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] * a[ia + k * sa];
};

export const sqrt: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = Math.sqrt(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = Math.sqrt(a[ia + k * sa]);
};

export const exp: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.exp(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.exp(a[ia + k * sa]);
};

export const log: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.log(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.log(a[ia + k * sa]);
};

export const tanh: Unary = (n, a, ia, sa, o, io, so) => {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.tanh(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.tanh(a[ia + k * sa]);
};

/** The largest of acc and n elements; NaN wins. */
export function maxAlong(
  acc: number,
  n: number,
  a: Float64Array,
  at: number,
  step: number,
): number {
  if (Number.isNaN(acc)) return acc;
  let best = acc;
  for (let k = 0; k < n; k++) {
    const x = a[at + k * step];
    if (!(x <= best)) {
      best = x;
      if (Number.isNaN(x)) return x;
    }
  }
  return best;
}

/** The smallest of acc and n elements; NaN wins. */
export function minAlong(
  acc: number,
  n: number,
  a: Float64Array,
  at: number,
  step: number,
): number {
  if (Number.isNaN(acc)) return acc;
  let best = acc;
  for (let k = 0; k < n; k++) {
    const x = a[at + k * step];
    if (!(x >= best)) {
      best = x;
      if (Number.isNaN(x)) return x;
    }
  }
  return best;
}
