/** Powers: of floats, and of integers by squaring. */
import * as math from '../elementary/index.ts';
import { ValueError } from '../errors.ts';
import type { BinaryLoop } from './loop.ts';

export const power: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  const pow = sb === 0 ? powerFloat : powerEach;
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = pow(a[ia], b[ib]);
};

export const powerFloat32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  const pow = sb === 0 ? powerFloat32Scalar : powerEachFloat32;
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = pow(a[ia], b[ib]);
};

export const powerInt: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = powerIntScalar(a[ia], b[ib]);
};

export const powerInt32: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
  for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) o[io] = powerInt32Scalar(a[ia], b[ib]);
};

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

/*
 * NumPy takes roots where the exponent is one for all elements. Where each has its own, it takes C's pow, which
 * sees −0 and −∞ otherwise: √−0 is −0, √−∞ NaN.
 */
function powerEach(a: number, b: number): number {
  return b === 0.5 && !(a > 0) ? math.power(a, b) : powerFloat(a, b);
}

function powerEachFloat32(a: number, b: number): number {
  return b === 0.5 && !(a > 0) ? math.powerFloat32(a, b) : powerFloat32Scalar(a, b);
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
