/** Whole quotients and remainders, with Python's signs. */
import type { BinaryLoop } from './loop.ts';

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

/** Python's a // b for floats, by way of fmod, so that a == b·(a // b) + a % b as far as floats go. */
function floorDivideFloat(a: number, b: number): number {
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
function floorDivideIntScalar(a: number, b: number): number {
  if (b === 0) return 0;
  const rest = a % b;
  const quotient = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
}

/** Python's a % b: the sign of the divisor. */
function remainderFloat(a: number, b: number): number {
  const fmod = a % b;
  if (b === 0) return fmod;
  if (fmod !== 0) return b < 0 !== fmod < 0 ? fmod + b : fmod;
  return b < 0 || Object.is(b, -0) ? -0 : 0;
}

function remainderIntScalar(a: number, b: number): number {
  if (b === 0) return 0;
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}
