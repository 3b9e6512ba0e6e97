import { POWER_ZERO, POWERS_OF_TWO } from './bits.ts';
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
import { fma } from './fma.ts';

/** Bound on the error of the quick evaluation below, relative to the result. */
export const MARGIN = 2.5e-18;
const LN2 = Math.LN2; // a fixed constant, not a computation
const LN2_TAIL = 2.3190468138462996e-17;

/**
 * e^x, with less than 0.52 ulp of error and the same bits on every machine: those of glibc's `exp`
 * on processors with a fused multiply-add.
 *
 * x = (128·m + i)·log(2)/128 + r, so e^x = 2^m · 2^(i/128) · e^r: an exact power of two, a table and a
 * short polynomial (Tang 1989; table size and coefficients of Arm Optimized Routines, MIT licence).
 * The quick evaluation knows its own error; where that could change the rounding (2 % of arguments),
 * the fused operations are carried out exactly.
 */
export function exp(x: number): number {
  if (!(x < 512 && x > -512)) return expFar(x);
  const k = x * INV_LN2_128 + ROUNDER - ROUNDER;
  const r = x - k * LN2_128_HIGH - k * LN2_128_LOW;
  const i = k & 127;
  const r2 = r * r;
  const p = EXP_TAIL[i] + r + r2 * (C2 + r * C3) + r2 * r2 * (C4 + r * C5);
  const scale = EXP_HEAD[i] * POWERS_OF_TWO[POWER_ZERO + (k >> 7)];
  const change = scale * p;
  const margin = scale * MARGIN;
  const low = scale + (change - margin);
  return low === scale + (change + margin) ? low : expExact(x);
}

/** e^x where the quick evaluation is known to be unsure of it: the same result as `exp`, sooner. */
export function expUnsure(x: number): number {
  return x < 512 && x > -512 ? expExact(x) : expFar(x);
}

/** The same with exact fused multiply-adds. |x| < 512. */
function expExact(x: number): number {
  if (Math.abs(x) < 2 ** -54) return 1 + x;
  const k = fma(x, INV_LN2_128, ROUNDER) - ROUNDER;
  const i = k & 127;
  const scale = EXP_HEAD[i] * POWERS_OF_TWO[POWER_ZERO + (k >> 7)];
  return fma(scale, expPolynomial(x, 0, k), scale);
}

/** e^(x + tail − k·log(2)/128) · (1 + EXP_TAIL) − 1 in fused operations, in glibc's order. */
export function expPolynomial(x: number, tail: number, k: number): number {
  const r = fma(k, -LN2_128_LOW, x - k * LN2_128_HIGH) + tail;
  const r2 = r * r;
  const low = fma(fma(C3, r, C2), r2, EXP_TAIL[k & 127] + r);
  return fma(r2 * r2, fma(r, C5, C4), low);
}

/** |x| ≥ 512, infinities and NaN: the result may overflow or become subnormal. */
function expFar(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.79) return Infinity;
  if (x < -745.14) return 0;
  const k = fma(x, INV_LN2_128, ROUNDER) - ROUNDER;
  return scaleByPower(EXP_HEAD[k & 127], expPolynomial(x, 0, k), k >> 7);
}

/** e^x / 2 for x ≥ 0, also where e^x itself would overflow. */
export function halfExp(x: number): number {
  if (!(x < 711)) return Number.isNaN(x) ? x : Infinity;
  const k = x * INV_LN2_128 + ROUNDER - ROUNDER;
  return scaleByPower(EXP_HEAD[k & 127], expPolynomial(x, 0, k), (k >> 7) - 1);
}

/** 2^m · head · (1 + p) with one rounding, also where the result is subnormal or overflows. */
export function scaleByPower(head: number, p: number, m: number): number {
  // 2^1024 does not exist as a double, hence two steps.
  if (m > 0) return fma(head, p, head) * POWERS_OF_TWO[POWER_ZERO + m - 1] * 2;
  if (m > -1000) return (head + head * p) * POWERS_OF_TWO[POWER_ZERO + m];
  // 2^1022 times the result; below 1 the final product would round a second time.
  const scale = head * POWERS_OF_TWO[POWER_ZERO + m + 1022];
  const change = scale * p;
  let y = scale + change;
  if (y < 1) {
    const lost = scale - y + change;
    const sum = 1 + y;
    y = sum + (1 - sum + y + lost) - 1;
  }
  return y * 2 ** -1022;
}

/** e^x as an unevaluated sum, for functions built on it: `PAIR[0] + PAIR[1]`, relative error below 2^-61. */
export const PAIR = new Float64Array(2);

/** Sets PAIR to e^x for |x| ≤ 708. */
export function expPair(x: number): void {
  const k = x * INV_LN2_128 + ROUNDER - ROUNDER;
  const r = x - k * LN2_128_HIGH;
  setPair(r, -k * LN2_128_LOW, k);
}

/** PAIR = 2^(k/128) · e^(r + rTail). */
function setPair(r: number, rTail: number, k: number): void {
  const i = k & 127;
  const s = r + rTail;
  const sTail = r - s + rTail;
  const s2 = s * s;
  const p = sTail + EXP_TAIL[i] + s2 * (C2 + s * C3) + s2 * s2 * (C4 + s * C5);
  const scale = EXP_HEAD[i] * POWERS_OF_TWO[POWER_ZERO + (k >> 7)];
  // scale·(1 + s + p): the product with s in two parts, the rest is small.
  const split = s * 134217729;
  const s1 = split - (split - s);
  const split2 = scale * 134217729;
  const c1 = split2 - (split2 - scale);
  const product = scale * s;
  const lost = c1 * s1 - product + c1 * (s - s1) + (scale - c1) * s1 + (scale - c1) * (s - s1);
  const high = scale + product;
  const low = scale - high + product + (lost + scale * p);
  PAIR[0] = high + low;
  PAIR[1] = high - PAIR[0] + low;
}

/**
 * 2^x (numpy.exp2), below 0.51 ulp; whole x give exact powers.
 * 2^x = 2^(k/128) · e^((x − k/128)·log 2), the subtraction being exact.
 */
export function exp2(x: number): number {
  if (!(x < 1024 && x > -1076)) return Number.isNaN(x) ? x : x > 0 ? Infinity : 0;
  const k = x * 128 + ROUNDER - ROUNDER;
  const t = x - k / 128;
  const r = t * LN2;
  const product = fma(t, LN2, -r);
  const m = k >> 7;
  if (m > -900 && m < 900) {
    setPair(r, product + t * LN2_TAIL, k);
    return PAIR[0];
  }
  const r2 = r * r;
  const p = EXP_TAIL[k & 127] + r + r2 * (C2 + r * C3) + r2 * r2 * (C4 + r * C5);
  return scaleByPower(EXP_HEAD[k & 127], p, m);
}

/**
 * e^x − 1 without cancellation (numpy.expm1), below 0.6 ulp.
 * Near 0: x + x²/2 + x³·(1/3! + x/4! + …), the square in two parts. Elsewhere e^x in two parts, minus 1.
 */
export function expm1(x: number): number {
  if (x > -0.25 && x < 0.25) {
    if (x > -1e-17 && x < 1e-17) return x;
    const t = x * 134217729;
    const x1 = t - (t - x);
    const x2 = x - x1;
    const square = x1 * x1 * 0.5;
    const squareRest = x1 * x2 + x2 * x2 * 0.5;
    const high = x + square;
    let p = 1 / 6227020800 + x * (1 / 87178291200);
    p = 1 / 479001600 + x * p;
    p = 1 / 39916800 + x * p;
    p = 1 / 3628800 + x * p;
    p = 1 / 362880 + x * p;
    p = 1 / 40320 + x * p;
    p = 1 / 5040 + x * p;
    p = 1 / 720 + x * p;
    p = 1 / 120 + x * p;
    p = 1 / 24 + x * p;
    p = 1 / 6 + x * p;
    return high + (x - high + square + (squareRest + x * x * x * p));
  }
  if (!(x < 600 && x > -50)) return Number.isNaN(x) ? x : x < 0 ? -1 : exp(x);
  expPair(x);
  const high = PAIR[0] - 1;
  const t = high - PAIR[0];
  return high + (PAIR[0] - (high - t) + (-1 - t) + PAIR[1]);
}
