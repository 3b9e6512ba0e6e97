import { arctan } from './arctan.ts';
import { exp, exp2, expm1 } from './exp.ts';
import { cosh, sinh, tanh } from './hyperbolic.ts';
import { log, log1p } from './log.ts';
import { log2, log10, pow } from './pow.ts';
import { cos, sin, tan } from './trig.ts';

/*
 * float32 results by way of float64: its error of about 2^-53 changes the rounding to 24 bits only for
 * an argument whose exact result lies within 2^-53 of a half-way point. All float32 arguments were
 * gone through and those near a half-way point compared with 300-bit arithmetic; see float32.test.ts.
 */
const round = Math.fround;

/** e^x for float32, correctly rounded. */
export function expFloat32(x: number): number {
  return round(exp(x));
}

/** The natural logarithm for float32, correctly rounded. */
export function logFloat32(x: number): number {
  return round(log(x));
}

/** log(1 + x) for float32, correctly rounded. */
export function log1pFloat32(x: number): number {
  return round(log1p(x));
}

/** The base-2 logarithm for float32, correctly rounded. */
export function log2Float32(x: number): number {
  return round(log2(x));
}

/** The base-10 logarithm for float32, correctly rounded. */
export function log10Float32(x: number): number {
  return round(log10(x));
}

/** e^x − 1 for float32, correctly rounded. */
export function expm1Float32(x: number): number {
  return round(expm1(x));
}

/** 2^x for float32, correctly rounded. */
export function exp2Float32(x: number): number {
  return round(exp2(x));
}

/** The sine for float32, correctly rounded. */
export function sinFloat32(x: number): number {
  return round(sin(x));
}

/** The cosine for float32, correctly rounded. */
export function cosFloat32(x: number): number {
  return round(cos(x));
}

/** The tangent for float32, correctly rounded. */
export function tanFloat32(x: number): number {
  return round(tan(x));
}

/** The inverse tangent for float32, correctly rounded. */
export function arctanFloat32(x: number): number {
  return round(arctan(x));
}

/** The hyperbolic sine for float32, correctly rounded. */
export function sinhFloat32(x: number): number {
  return round(sinh(x));
}

/** The hyperbolic cosine for float32, correctly rounded. */
export function coshFloat32(x: number): number {
  return round(cosh(x));
}

/** The hyperbolic tangent for float32, correctly rounded. */
export function tanhFloat32(x: number): number {
  return round(tanh(x));
}

/** x to the power y for float32; y and x are float32, the result is rounded once from float64. */
export function powerFloat32(x: number, y: number): number {
  return round(pow(x, y));
}
