import { arctan } from './arctan.ts';
import { DOUBLE, WORDS } from './bits.ts';
import { exp, exp2, expm1 } from './exp.ts';
import { cosh, sinh, tanh } from './hyperbolic.ts';
import { log, log1p } from './log.ts';
import { log2, log10, pow } from './pow.ts';
import { cos, sin, tan } from './trig.ts';

/*
 * float32 results by way of float64. Rounding twice goes wrong only where the float64 result lands
 * exactly half-way between two float32 numbers and the tie is resolved to the wrong side. All 2^32
 * float32 arguments were gone through (|x| ≤ 10^6 for sin, cos and tan; fixtures/searchFloat32.ts) and
 * those near a half-way point compared with 300-bit arithmetic: the few that go wrong are listed, the
 * other functions have none.
 */
const round = Math.fround;
type Exceptions = ReadonlyMap<number, number>;

/** y = f(x) rounded to float32, ties by the list. */
function nearest(x: number, y: number, exceptions: Exceptions): number {
  DOUBLE[0] = y;
  const isTie = (WORDS[0] & 0x1fffffff) === 0x10000000;
  return isTie ? (exceptions.get(x) ?? round(y)) : round(y);
}

/** e^x for float32, correctly rounded. */
export function expFloat32(x: number): number {
  return round(exp(x));
}

const LOG_TIES: Exceptions = new Map([
  [0.011794382706284523, -4.440131664276123],
  [9.472636222839355, 2.2484071254730225],
  [58037908.0, 17.87660789489746],
  [1.2783783694984994e23, 53.20505142211914],
  [5.498306075456329e28, 66.17682647705078],
]);

/** The natural logarithm for float32, correctly rounded. */
export function logFloat32(x: number): number {
  return nearest(x, log(x), LOG_TIES);
}

const LOG1P_TIES: Exceptions = new Map([
  [7.152559078349441e-7, 7.152556804612686e-7],
  [8.583093404013198e-6, 8.583057024225127e-6],
  [0.4951299726963043, 0.40221312642097473],
  [8.472636222839355, 2.2484071254730225],
  [1.2783783694984994e23, 53.20505142211914],
  [5.498306075456329e28, 66.17682647705078],
  [-7.152555667744309e-7, -7.152557941481064e-7],
  [-8.583044291299302e-6, -8.583080671087373e-6],
  [-0.0021787146106362343, -0.0021810915786772966],
]);

/** log(1 + x) for float32, correctly rounded. */
export function log1pFloat32(x: number): number {
  return nearest(x, log1p(x), LOG1P_TIES);
}

/** The base-2 logarithm for float32, correctly rounded. */
export function log2Float32(x: number): number {
  return round(log2(x));
}

const LOG10_TIES: Exceptions = new Map([[6.2845478928294454e-30, -29.20172691345215]]);

/** The base-10 logarithm for float32, correctly rounded. */
export function log10Float32(x: number): number {
  return nearest(x, log10(x), LOG10_TIES);
}

/** e^x − 1 for float32, correctly rounded. */
export function expm1Float32(x: number): number {
  return round(expm1(x));
}

const EXP2_TIES: Exceptions = new Map([
  [0.0029695758130401373, 1.0020605325698853],
  [-0.029743773862719536, 0.9795942902565002],
]);

/** 2^x for float32, correctly rounded. */
export function exp2Float32(x: number): number {
  return nearest(x, exp2(x), EXP2_TIES);
}

const SIN_TIES: Exceptions = new Map([
  [9830.3984375, -0.34761324524879456],
  [-9830.3984375, 0.34761324524879456],
]);

/** The sine for float32, correctly rounded. */
export function sinFloat32(x: number): number {
  return nearest(x, sin(x), SIN_TIES);
}

/** The cosine for float32, correctly rounded. */
export function cosFloat32(x: number): number {
  return round(cos(x));
}

/** The tangent for float32, correctly rounded. */
export function tanFloat32(x: number): number {
  return round(tan(x));
}

const ARCTAN_TIES: Exceptions = new Map([
  [0.06905200332403183, 0.06894256919622421],
  [-0.06905200332403183, -0.06894256919622421],
]);

/** The inverse tangent for float32, correctly rounded. */
export function arctanFloat32(x: number): number {
  return nearest(x, arctan(x), ARCTAN_TIES);
}

const SINH_TIES: Exceptions = new Map([
  [0.0005589424981735647, 0.0005589424981735647],
  [-0.0005589424981735647, -0.0005589424981735647],
]);

/** The hyperbolic sine for float32, correctly rounded. */
export function sinhFloat32(x: number): number {
  return nearest(x, sinh(x), SINH_TIES);
}

/** The hyperbolic cosine for float32, correctly rounded. */
export function coshFloat32(x: number): number {
  return round(cosh(x));
}

/** The hyperbolic tangent for float32, correctly rounded. */
export function tanhFloat32(x: number): number {
  return round(tanh(x));
}

/** x to the power y for float32: below 0.500001 ulp (two arguments cannot be gone through one by one). */
export function powerFloat32(x: number, y: number): number {
  return round(pow(x, y));
}
