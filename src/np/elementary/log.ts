import { DOUBLE, POWER_ZERO, POWERS_OF_TWO, WORDS } from './bits.ts';
import { fma } from './fma.ts';
import {
  A0,
  A1,
  A2,
  A3,
  A4,
  B0,
  B1,
  B2,
  B3,
  B4,
  B5,
  B6,
  B7,
  B8,
  B9,
  B10,
  INVERSE,
  INVERSE_HIGH,
  LN2_HIGH,
  LN2_LOW,
  LOG,
} from './log-table.ts';

/** Bounds on the error of the quick evaluations. */
export const MARGIN = 2 ** -67;
export const MARGIN_NEAR_ONE = 2 ** -52; // relative to r³

/**
 * The natural logarithm, with less than 0.52 ulp of error and the same bits on every machine: those
 * of glibc's `log` on processors with a fused multiply-add, and so those of NumPy's random streams.
 *
 * x = 2^k · z with z in piece i of [0.6875, 1.375): log x = k·log 2 + LOG[i] + log(1 + r), where
 * r = z·INVERSE[i] − 1 (Tang 1990; table and coefficients of Arm Optimized Routines, MIT licence).
 * The quick evaluation knows its own error; where that could change the rounding, the fused operations
 * are carried out exactly.
 */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) {
    if (x > 0 && x < Infinity) return logParts(x * 2 ** 52, -52);
    return x === 0 ? -Infinity : x > 0 ? x : NaN;
  }
  if (x >= 0.9375 && x < 1.064697265625) return logNearOne(x - 1);
  return logParts(x, 0);
}

function logParts(x: number, exponent: number): number {
  DOUBLE[0] = x;
  const offset = WORDS[1] - 0x3fe60000;
  const i = (offset >> 13) & 127;
  const power = offset >> 20;
  const k = power + exponent;
  const z = x * POWERS_OF_TWO[POWER_ZERO - power];

  // r = z·INVERSE[i] − 1 with one rounding: the product in two parts, and product − 1 is exact.
  const inverse = INVERSE[i];
  const inverse1 = INVERSE_HIGH[i];
  const inverse2 = inverse - inverse1;
  const t = z * 134217729;
  const z1 = t - (t - z);
  const z2 = z - z1;
  const product = z * inverse;
  const lost = z1 * inverse1 - product + z1 * inverse2 + z2 * inverse1 + z2 * inverse2;
  const r = product - 1 + lost;

  const head = k * LN2_HIGH + LOG[i];
  const high = head + r;
  const low = head - high + r + k * LN2_LOW;
  const r2 = r * r;
  const rest = low + r2 * A0 + r * r2 * (A1 + r * A2 + r2 * (A3 + r * A4));
  const result = high + (rest - MARGIN);
  if (result === high + (rest + MARGIN)) return result;

  const exactLow = fma(k, LN2_LOW, head - high + r);
  const p = fma(fma(r, A4, A3), r2, fma(A2, r, A1));
  return fma(r * r2, p, fma(r2, A0, exactLow)) + high;
}

/** log(1 + r) close to 1, where k and LOG[i] are of no help: a longer polynomial. */
function logNearOne(r: number): number {
  const r2 = r * r;
  const r3 = r * r2;
  // r + B0·r² in two parts, from the upper half of r.
  const t = r * 134217728;
  const r1 = r + t - t;
  const rest = r - r1;
  const square = r1 * r1 * B0;
  const high = r + square;
  const low = r - high + square;
  const cross = B0 * rest;

  const quick =
    low +
    cross * (r1 + r) +
    r3 *
      (B1 +
        r * B2 +
        r2 * B3 +
        r3 * (B4 + r * B5 + r2 * B6 + r3 * (B7 + r * B8 + r2 * B9 + r3 * B10)));
  const margin = MARGIN_NEAR_ONE * r3;
  const result = high + (quick - margin);
  if (result === high + (quick + margin)) return result;

  let p = fma(r3, B10, fma(r2, B9, fma(B8, r, B7)));
  p = fma(p, r3, fma(r2, B6, fma(B5, r, B4)));
  p = fma(p, r3, fma(r2, B3, fma(B2, r, B1)));
  return high + fma(p, r3, fma(cross, r + r1, low));
}

/*
 * log1p: coefficients and method of fdlibm's s_log1p.c (Sun Microsystems 1993, freely distributable),
 * operations fused as in glibc ≥ 2.36 on x86-64, because NumPy's Generator draws its tails with it.
 */
const LP1 = 0.6666666666666735;
const LP2 = 0.3999999999940942;
const LP3 = 0.2857142874366239;
const LP4 = 0.22222198432149784;
const LP5 = 0.1818357216161805;
const LP6 = 0.15313837699209373;
const LP7 = 0.14798198605116586;
const LN2_32 = 0.6931471803691238; // log(2) to 32 bits
const LN2_REST = 1.9082149292705877e-10;

/**
 * log(1 + x) without cancellation (numpy.log1p), below 0.9 ulp, with the bits of glibc's `log1p`.
 *
 * 1 + x = 2^k · (1 + f) with √½ < 1 + f < √2, and log(1 + f) = f − f²/2 + s·(f²/2 + R(s²)), where
 * s = f/(2 + f).
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : NaN;
  const size = Math.abs(x);
  if (size < 2 ** -29) return size < 2 ** -54 ? x : fma(x * x, -0.5, x);

  let k = 0;
  let f = x;
  let correction = 0;
  let mantissa = 1;
  DOUBLE[0] = x;
  if (WORDS[1] >= 0x3fda827a || WORDS[1] >>> 0 >= 0xbfd2bec4) {
    const u = size < 2 ** 53 ? 1 + x : x;
    DOUBLE[0] = u;
    k = (WORDS[1] >> 20) - 1023;
    if (size < 2 ** 53) correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    mantissa = WORDS[1] & 0xfffff;
    if (mantissa < 0x6a09e) {
      WORDS[1] = mantissa | 0x3ff00000;
    } else {
      k++;
      WORDS[1] = mantissa | 0x3fe00000;
      mantissa = (0x100000 - mantissa) >> 2;
    }
    f = DOUBLE[0] - 1;
  }
  const half = 0.5 * f * f;
  if (mantissa === 0) {
    if (f === 0) return k === 0 ? 0 : fma(k, LN2_32, fma(k, LN2_REST, correction));
    const r = half * fma(f, -0.6666666666666666, 1);
    return k === 0 ? f - r : fma(k, LN2_32, -(r - fma(k, LN2_REST, correction) - f));
  }
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;

  // The quick evaluation twice, with r and the correction at both ends of what rounding may have done to
  // them: every later step is monotonic, so equal results leave no doubt.
  const quick = z * LP1 + z2 * (LP2 + z * LP3) + z4 * (LP4 + z * LP5) + z2 * z4 * (LP6 + z * LP7);
  const slack = quick * 2 ** -49;
  const end1 = s * (half + (quick - slack));
  const end2 = s * (half + (quick + slack));
  if (k === 0) {
    const result = f - (half - end1);
    if (result === f - (half - end2)) return result;
  } else {
    const c = k * LN2_REST + correction;
    const cSlack = Math.abs(c) * 2 ** -51;
    const whole = k * LN2_32; // exact
    const below = s > 0 ? end1 : end2;
    const above = s > 0 ? end2 : end1;
    const result = whole - (half - (c - cSlack + below) - f);
    if (result === whole - (half - (c + cSlack + above) - f)) return result;
  }

  const r1 = fma(z, LP1, z2 * fma(LP3, z, LP2));
  const r = fma(z2 * z4, fma(LP7, z, LP6), fma(z4, fma(LP5, z, LP4), r1));
  const tail = s * (half + r);
  if (k === 0) return f - (half - tail);
  return fma(k, LN2_32, -(half - (fma(k, LN2_REST, correction) + tail) - f));
}
