/** Exponentials, logarithms, trigonometric and hyperbolic functions: the same bits on every machine. */
import { type ArrayLike, operand } from '../array/create.ts';
import type { NDArray } from '../array/ndarray.ts';
import * as fastLoops from '../kernels/fast.ts';
import * as loops from '../loops/index.ts';
import { applyUnary } from './ufunc.ts';
import { same, toFloat, unary } from './ufunc-table.ts';

const expUfunc = unary(
  'exp',
  { float: loops.exp, float32: loops.expFloat32 },
  toFloat,
  same,
  fastLoops.exp,
);
const logUfunc = unary(
  'log',
  { float: loops.log, float32: loops.logFloat32 },
  toFloat,
  same,
  fastLoops.log,
);
const log1pUfunc = unary('log1p', { float: loops.log1p, float32: loops.log1pFloat32 }, toFloat);
const expm1Ufunc = unary('expm1', { float: loops.expm1, float32: loops.expm1Float32 }, toFloat);
const sinUfunc = unary('sin', { float: loops.sin, float32: loops.sinFloat32 }, toFloat);
const cosUfunc = unary('cos', { float: loops.cos, float32: loops.cosFloat32 }, toFloat);
const tanhUfunc = unary(
  'tanh',
  { float: loops.tanh, float32: loops.tanhFloat32 },
  toFloat,
  same,
  fastLoops.tanh,
);
const exp2Ufunc = unary('exp2', { float: loops.exp2, float32: loops.exp2Float32 }, toFloat);
const log2Ufunc = unary('log2', { float: loops.log2, float32: loops.log2Float32 }, toFloat);
const log10Ufunc = unary('log10', { float: loops.log10, float32: loops.log10Float32 }, toFloat);
const tanUfunc = unary('tan', { float: loops.tan, float32: loops.tanFloat32 }, toFloat);
const arctanUfunc = unary('arctan', { float: loops.arctan, float32: loops.arctanFloat32 }, toFloat);
const sinhUfunc = unary('sinh', { float: loops.sinh, float32: loops.sinhFloat32 }, toFloat);
const coshUfunc = unary('cosh', { float: loops.cosh, float32: loops.coshFloat32 }, toFloat);

/** e^a, the same bits on every machine (see elementary/). */
export function exp(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(expUfunc, operand(a), out);
}

/** The natural logarithm: log 0 = −∞, NaN below. */
export function log(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(logUfunc, operand(a), out);
}

/** log(1 + a), exact for small a. */
export function log1p(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log1pUfunc, operand(a), out);
}

/** e^a − 1, exact for small a. */
export function expm1(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(expm1Ufunc, operand(a), out);
}

export function sin(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(sinUfunc, operand(a), out);
}

export function cos(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(cosUfunc, operand(a), out);
}

export function tanh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(tanhUfunc, operand(a), out);
}

/** 2^a */
export function exp2(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(exp2Ufunc, operand(a), out);
}

/** The logarithm to base 2. */
export function log2(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log2Ufunc, operand(a), out);
}

/** The logarithm to base 10. */
export function log10(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log10Ufunc, operand(a), out);
}

export function tan(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(tanUfunc, operand(a), out);
}

export function arctan(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(arctanUfunc, operand(a), out);
}

export function sinh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(sinhUfunc, operand(a), out);
}

export function cosh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(coshUfunc, operand(a), out);
}
