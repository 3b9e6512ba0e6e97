/** The elementary functions. */
import * as math from '../elementary/index.ts';
import type { UnaryLoop } from './loop.ts';

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
