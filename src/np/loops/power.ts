/** Powers: of floats, and of integers by squaring. */
import * as math from '../elementary/index.ts';
import { ValueError } from '../errors.ts';
import type { BinaryLoop } from './loop.ts';

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
