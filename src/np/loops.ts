/**
 * The inner loops of the elementwise functions: one line of arithmetic each, over memory with strides.
 * Every loop is written out (rather than taking a function argument) so that the engine compiles it
 * without calls. Storing into a Float32Array, Int32Array or Uint8Array rounds or wraps the result; for
 * + − × ÷ and √ that equals the arithmetic of the narrow type itself.
 */
import type { Data } from './dtype.ts';
import * as math from './elementary/index.ts';
import { ValueError } from './errors.ts';

/** o[io + k·so] = f(a[ia + k·sa]) for k = 0 … n − 1 */
export type UnaryLoop = (
  n: number,
  a: Data,
  ia: number,
  sa: number,
  o: Data,
  io: number,
  so: number,
) => void;

/** o[io + k·so] = f(a[ia + k·sa], b[ib + k·sb]) for k = 0 … n − 1 */
export type BinaryLoop = (
  n: number,
  a: Data,
  ia: number,
  sa: number,
  b: Data,
  ib: number,
  sb: number,
  o: Data,
  io: number,
  so: number,
) => void;

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

export const floorDivide: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = floorDivideFloat(a[ia], b[ib]);
};

export const floorDivideFloat32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = floorDivideFloat32Scalar(a[ia], b[ib]);
};

export const floorDivideInt: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = floorDivideIntScalar(a[ia], b[ib]);
};

export const remainder: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = remainderFloat(a[ia], b[ib]);
};

export const remainderInt: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = remainderIntScalar(a[ia], b[ib]);
};

export const power: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = powerFloat(a[ia], b[ib]);
};

export const powerFloat32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = powerFloat32Scalar(a[ia], b[ib]);
};

export const powerInt: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = powerIntScalar(a[ia], b[ib]);
};

export const powerInt32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = powerInt32Scalar(a[ia], b[ib]);
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

export const equal: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] === b[ib] ? 1 : 0;
};

export const notEqual: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] !== b[ib] ? 1 : 0;
};

export const less: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] < b[ib] ? 1 : 0;
};

export const lessEqual: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] <= b[ib] ? 1 : 0;
};

export const greater: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] > b[ib] ? 1 : 0;
};

export const greaterEqual: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] >= b[ib] ? 1 : 0;
};

export const logicalAnd: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = a[ia] !== 0 && b[ib] !== 0 ? 1 : 0;
};

export const logicalOr: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = a[ia] !== 0 || b[ib] !== 0 ? 1 : 0;
};

export const logicalXor: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = (a[ia] !== 0) !== (b[ib] !== 0) ? 1 : 0;
};

export const bitwiseAnd: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] & b[ib];
};

export const bitwiseOr: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] | b[ib];
};

export const bitwiseXor: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = a[ia] ^ b[ib];
};

export const bitwiseAndInt64: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = Number(BigInt(a[ia]) & BigInt(b[ib]));
};

export const bitwiseOrInt64: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = Number(BigInt(a[ia]) | BigInt(b[ib]));
};

export const bitwiseXorInt64: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so)
    o[io] = Number(BigInt(a[ia]) ^ BigInt(b[ib]));
};

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

export const exp: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.exp(a[ia]);
};

export const expFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.expFloat32(a[ia]);
};

export const log: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log(a[ia]);
};

export const logFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.logFloat32(a[ia]);
};

export const log1p: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log1p(a[ia]);
};

export const log1pFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log1pFloat32(a[ia]);
};

export const expm1: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.expm1(a[ia]);
};

export const expm1Float32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.expm1Float32(a[ia]);
};

export const sin: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.sin(a[ia]);
};

export const sinFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.sinFloat32(a[ia]);
};

export const cos: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.cos(a[ia]);
};

export const cosFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.cosFloat32(a[ia]);
};

export const tanh: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.tanh(a[ia]);
};

export const tanhFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.tanhFloat32(a[ia]);
};

export const exp2: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.exp2(a[ia]);
};

export const exp2Float32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.exp2Float32(a[ia]);
};

export const log2: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log2(a[ia]);
};

export const log2Float32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log2Float32(a[ia]);
};

export const log10: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log10(a[ia]);
};

export const log10Float32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.log10Float32(a[ia]);
};

export const tan: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.tan(a[ia]);
};

export const tanFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.tanFloat32(a[ia]);
};

export const arctan: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.arctan(a[ia]);
};

export const arctanFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.arctanFloat32(a[ia]);
};

export const sinh: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.sinh(a[ia]);
};

export const sinhFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.sinhFloat32(a[ia]);
};

export const cosh: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.cosh(a[ia]);
};

export const coshFloat32: UnaryLoop = (n, a, ia, sa, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, io += so) o[io] = math.coshFloat32(a[ia]);
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

// ---- scalars ----

/** Python's a // b for floats, by way of fmod, so that a == b·(a // b) + a % b as far as floats go. */
export function floorDivideFloat(a: number, b: number): number {
  if (b === 0) return a / b;
  const fmod = a % b;
  let quotient = (a - fmod) / b;
  if (fmod !== 0 && b < 0 !== fmod < 0) quotient -= 1;
  if (quotient === 0) return a / b > 0 || Object.is(a / b, 0) ? 0 : -0;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

function floorDivideFloat32Scalar(a: number, b: number): number {
  const f = Math.fround;
  if (b === 0) return f(a / b);
  const fmod = a % b;
  let quotient = f(f(a - fmod) / b);
  if (fmod !== 0 && b < 0 !== fmod < 0) quotient = f(quotient - 1);
  if (quotient === 0) return a / b > 0 || Object.is(a / b, 0) ? 0 : -0;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** Integers round towards −∞; division by zero gives 0 (NumPy warns and does the same). */
export function floorDivideIntScalar(a: number, b: number): number {
  if (b === 0) return 0;
  const rest = a % b;
  const quotient = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
}

/** Python's a % b: the sign of the divisor. */
export function remainderFloat(a: number, b: number): number {
  const fmod = a % b;
  if (b === 0) return fmod;
  if (fmod !== 0) return b < 0 !== fmod < 0 ? fmod + b : fmod;
  return b < 0 || Object.is(b, -0) ? -0 : 0;
}

export function remainderIntScalar(a: number, b: number): number {
  if (b === 0) return 0;
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}

/** The exponents NumPy short-cuts are exact here too: x², 1/x, √x. */
function powerFloat(a: number, b: number): number {
  if (b === 2) return a * a;
  if (b === 1) return a;
  if (b === 0.5) return Math.sqrt(a);
  if (b === -1) return 1 / a;
  return math.power(a, b);
}

function powerFloat32Scalar(a: number, b: number): number {
  if (b === 2) return a * a;
  if (b === 1) return a;
  if (b === 0.5) return Math.sqrt(a);
  if (b === -1) return 1 / a;
  return math.powerFloat32(a, b);
}

function checkExponent(b: number): void {
  if (b < 0) throw new ValueError('Integers to negative integer powers are not allowed.');
}

function powerIntScalar(a: number, b: number): number {
  checkExponent(b);
  let result = 1;
  let base = a;
  for (let e = b; e > 0; ) {
    if (e % 2 === 1) result *= base;
    e = Math.floor(e / 2);
    if (e > 0) base *= base;
  }
  return result;
}

function powerInt32Scalar(a: number, b: number): number {
  checkExponent(b);
  let result = 1;
  let base = a;
  for (let e = b; e > 0; e >>>= 1) {
    if (e & 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

export function maximumScalar(a: number, b: number): number {
  return a > b || Number.isNaN(a) ? a : b;
}

export function minimumScalar(a: number, b: number): number {
  return a < b || Number.isNaN(a) ? a : b;
}

function signScalar(a: number): number {
  return a > 0 ? 1 : a < 0 ? -1 : a === 0 ? 0 : a;
}

/** Rounds to the nearest integer, ties to even (C's rint). */
export function rintScalar(a: number): number {
  if (!(Math.abs(a) < 4503599627370496)) return a;
  const rounded =
    a > 0 || Object.is(a, 0)
      ? a + 4503599627370496 - 4503599627370496
      : a - 4503599627370496 + 4503599627370496;
  return rounded === 0 ? (a < 0 || Object.is(a, -0) ? -0 : 0) : rounded;
}
