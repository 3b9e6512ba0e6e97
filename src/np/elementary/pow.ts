import { DOUBLE, POWER_ZERO, POWERS_OF_TWO, WORDS } from './bits.ts';
import { expPolynomial, scaleByPower } from './exp.ts';
import {
  C2,
  C3,
  C4,
  C5,
  EXP_HEAD,
  EXP_TAIL,
  INV_LN2_128,
  LN2_128_HIGH,
  LN2_128_LOW,
  ROUNDER,
} from './exp-table.ts';
import { fma, productError } from './fma.ts';
import { LN2_HIGH, LN2_LOW } from './log-table.ts';
import {
  D1,
  D2,
  D3,
  D4,
  D5,
  D6,
  fillPowTable,
  POW_INVERSE,
  POW_LOG,
  POW_LOG_TAIL,
} from './pow-table.ts';

/** log x as an unevaluated sum: `LOG_PAIR[0] + LOG_PAIR[1]`; [2] bounds the error of the sum. */
const LOG_PAIR = new Float64Array(3);

/**
 * Sets LOG_PAIR for a positive, finite x: relative error about 2^-68. With `exact`, the fused
 * operations of glibc's `pow` are carried out exactly; without, the error bound is set.
 */
export function logPair(x: number, exact: boolean): void {
  if (POW_LOG[0] === 0) fillPowTable();
  let exponent = 0;
  let y = x;
  if (x < 2.2250738585072014e-308) {
    y = x * 2 ** 52;
    exponent = -52;
  }
  DOUBLE[0] = y;
  const offset = WORDS[1] - 0x3fe69555;
  const i = (offset >> 13) & 127;
  const power = offset >> 20;
  const k = power + exponent;
  const z = y * POWERS_OF_TWO[POWER_ZERO - power];

  // z has 53 bits, the inverse 9: z·inverse in two parts, product − 1 is exact.
  const inverse = POW_INVERSE[i];
  const t = z * 134217729;
  const z1 = t - (t - z);
  const product = z * inverse;
  const r = product - 1 + (z1 * inverse - product + (z - z1) * inverse);

  const head = k * LN2_HIGH + POW_LOG[i];
  const sum = head + r;
  const low1 = exact ? fma(k, LN2_LOW, POW_LOG_TAIL[i]) : k * LN2_LOW + POW_LOG_TAIL[i];
  const low2 = head - sum + r;
  const halfR = -0.5 * r;
  const square = r * halfR; // −r²/2
  const cube = r * square;
  const high = sum + square;
  const s = r * 134217729;
  const r1 = s - (s - r);
  const r2 = r - r1;
  const low3 = -0.5 * r1 * r1 - square - r1 * r2 - 0.5 * r2 * r2; // what the rounding of −r²/2 lost
  const low4 = sum - high + square;
  let low: number;
  if (exact) {
    const p = fma(fma(fma(r, D6, D5), square, fma(D4, r, D3)), square, fma(D2, r, D1));
    low = fma(cube, p, low1 + low2 + low3 + low4);
  } else {
    const p = cube * (D1 + r * D2 + square * (D3 + r * D4 + square * (D5 + r * D6)));
    low = low1 + low2 + low3 + low4 + p;
    LOG_PAIR[2] =
      2 ** -51 * (Math.abs(low1) + Math.abs(low2) + Math.abs(low3) + Math.abs(low4) + Math.abs(p));
  }
  const result = high + low;
  LOG_PAIR[0] = result;
  LOG_PAIR[1] = high - result + low;
}

const INV_LN2 = Math.LOG2E; // 1/log 2, a fixed constant
const INV_LN2_TAIL = 2.0355273740931033e-17;
const INV_LN10 = Math.LOG10E; // 1/log 10
const INV_LN10_TAIL = 1.098319650216765e-17;

/** Base-2 logarithm (numpy.log2), below 0.51 ulp; log2(2^n) = n exactly. */
export function log2(x: number): number {
  return logToBase(x, INV_LN2, INV_LN2_TAIL);
}

/** Base-10 logarithm (numpy.log10), below 0.51 ulp; log10(10^n) = n exactly where 10^n is a double. */
export function log10(x: number): number {
  return logToBase(x, INV_LN10, INV_LN10_TAIL);
}

/** log(x) · (factor + factorTail), the logarithm in two parts. */
function logToBase(x: number, factor: number, factorTail: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  if (x === 1) return 0;
  logPair(x, false);
  const high = LOG_PAIR[0] * factor;
  const low = productError(LOG_PAIR[0], factor, high);
  return high + (low + LOG_PAIR[0] * factorTail + LOG_PAIR[1] * factor);
}

/**
 * x to the power y, below 0.53 ulp, with the same bits on every machine: those of glibc's `pow` on
 * processors with a fused multiply-add. Special values as in C and NumPy: pow(x, 0) = pow(1, y) = 1
 * even for NaN, a negative x with a fractional y gives NaN.
 *
 * |x|^y = e^(y·log|x|), the logarithm and the product carried in two parts (method and coefficients of
 * Arm Optimized Routines, MIT licence).
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (size === 1) return 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  if (x < 0 && x > -Infinity && y % 1 !== 0) return NaN;
  const sign = (x < 0 || Object.is(x, -0)) && Math.abs(y % 2) === 1 ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity);
  return size === 1 ? sign : sign * powPositive(size, y);
}

/** x > 0, x ≠ 1, both finite. */
function powPositive(x: number, y: number): number {
  if (Math.abs(y) < 2 ** -65) return 1;
  if (Math.abs(y) > 2 ** 63) return x > 1 === y > 0 ? Infinity : 0;
  logPair(x, false);
  const logHigh = LOG_PAIR[0];
  const high = y * logHigh;
  if (high > 709.79) return Infinity;
  if (high < -745.14) return 0;
  if (high < 500 && high > -500 && Math.abs(y) < 2 ** 60) {
    const low = y * LOG_PAIR[1] + productError(y, logHigh, high);
    const k = high * INV_LN2_128 + ROUNDER - ROUNDER;
    const r = high - k * LN2_128_HIGH - k * LN2_128_LOW + low;
    const i = k & 127;
    const r2 = r * r;
    const p = EXP_TAIL[i] + r + r2 * (C2 + r * C3) + r2 * r2 * (C4 + r * C5);
    const scale = EXP_HEAD[i] * POWERS_OF_TWO[POWER_ZERO + (k >> 7)];
    const change = scale * p;
    const margin = scale * (2.5e-18 + Math.abs(y) * LOG_PAIR[2] + Math.abs(low) * 2 ** -51);
    const result = scale + (change - margin);
    if (result === scale + (change + margin)) return result;
  }
  return powExact(x, y);
}

function powExact(x: number, y: number): number {
  logPair(x, true);
  const high = y * LOG_PAIR[0];
  const low = fma(y, LOG_PAIR[1], productError(y, LOG_PAIR[0], high));
  if (Math.abs(high) < 2 ** -54) return 1 + high;
  const k = fma(high, INV_LN2_128, ROUNDER) - ROUNDER;
  const p = expPolynomial(high, low, k);
  const head = EXP_HEAD[k & 127];
  if (Math.abs(high) >= 512) return scaleByPower(head, p, k >> 7);
  return fma(head, p, head) * POWERS_OF_TWO[POWER_ZERO + (k >> 7)];
}
