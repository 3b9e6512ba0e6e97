/** Comparisons, logic, bits. */
import type { BinaryLoop } from './loop.ts';

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
