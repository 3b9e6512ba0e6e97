import { productError } from './fma.ts';

/** 2/π */
const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in four pieces; the first three have 33 bits, so that n·piece is exact for n < 2^20. */
const PIO2_1 = 1.5707963267341256;
const PIO2_2 = 6.077100506303966e-11;
const PIO2_3 = 2.0222662487111665e-21;
const PIO2_4 = 8.4784276603689e-32;
const ROUNDER = 6755399441055744; // adding and subtracting 1.5·2^52 rounds to the nearest integer

/** Coefficients of the Taylor series: sin t = t + t³·(S3 + t²·(S5 + …)), cos t = 1 − t²/2 + t⁴·(C4 + …). */
const S3 = -1 / 6;
const S5 = 1 / 120;
const S7 = -1 / 5040;
const S9 = 1 / 362880;
const S11 = -1 / 39916800;
const S13 = 1 / 6227020800;
const S15 = -1 / 1307674368000;
const S17 = 1 / 355687428096000;
const C4 = 1 / 24;
const C6 = -1 / 720;
const C8 = 1 / 40320;
const C10 = -1 / 3628800;
const C12 = 1 / 479001600;
const C14 = -1 / 87178291200;
const C16 = 1 / 20922789888000;
const C18 = -1 / 6402373705728000;

/** The reduced argument of the last call of `reduce`, in two parts. */
let high = 0;
let low = 0;

/** Finds n and high + low = x − n·π/2 with |high| ≤ π/4; returns n mod 4. x must be finite. */
function reduce(x: number): number {
  if (x <= 0.7853981633974483 && x >= -0.7853981633974483) {
    high = x;
    low = 0;
    return 0;
  }
  if (x > 1e6 || x < -1e6) return reduceHuge(x);
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const a = x - n * PIO2_1; // exact
  const p2 = n * PIO2_2;
  const b = a - p2;
  let t = b - a;
  const bTail = a - (b - t) - (p2 + t);
  const p3 = n * PIO2_3;
  const c = b - p3;
  t = c - b;
  const tail = b - (c - t) - (p3 + t) + bTail - n * PIO2_4;
  high = c + tail;
  low = c - high + tail;
  return n & 3;
}

/** π/2 · 2^1300, worked out when a huge argument first asks for it. */
let halfPi = 0n;
const HUGE_PLACES = 1300n;

/** Any finite x, by exact integer division: slow, and hardly ever needed. */
function reduceHuge(x: number): number {
  if (halfPi === 0n) {
    // Machin: π/4 = 4·arctan(1/5) − arctan(1/239)
    halfPi = (8n * arctanInverse(5n) - 2n * arctanInverse(239n)) >> 20n;
  }
  // |x| > 2^19, so x is a multiple of 2^-33.
  const units = Math.abs(x) < 2 ** 53 ? BigInt(x * 2 ** 33) : BigInt(x) << 33n;
  const total = units << (HUGE_PLACES - 33n);
  const n = (2n * total + (x > 0 ? halfPi : -halfPi)) / (2n * halfPi); // nearest integer
  const rest = total - n * halfPi;
  high = toNumber(rest);
  low = toNumber(rest - (BigInt(high * 2 ** 200) << (HUGE_PLACES - 200n)));
  return Number(n % 4n) & 3;
}

/** arctan(1/n) · 2^1320 */
function arctanInverse(n: bigint): bigint {
  let power = (1n << (HUGE_PLACES + 20n)) / n;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power /= n * n;
  }
  return sum;
}

function toNumber(fixed: bigint): number {
  return Number(fixed >> (HUGE_PLACES - 900n)) / 2 ** 900;
}

/** sin(h + l) − h for |h| ≤ π/4 */
function sinRest(h: number, l: number): number {
  const z = h * h;
  const z2 = z * z;
  const p = S5 + z * S7 + z2 * (S9 + z * S11) + z2 * z2 * (S13 + z * S15 + z2 * S17);
  return l + h * z * (S3 + z * p) - 0.5 * z * l;
}

/** cos(h + l) as a sum for |h| ≤ π/4: returns the head, sets cosTail. */
let cosTail = 0;
function cosHead(h: number, l: number): number {
  const z = h * h;
  const z2 = z * z;
  const p = C6 + z * C8 + z2 * (C10 + z * C12) + z2 * z2 * (C14 + z * C16 + z2 * C18);
  const half = 0.5 * z;
  const head = 1 - half;
  cosTail = 1 - head - half + (z2 * (C4 + z * p) - h * l);
  return head;
}

/**
 * The sine (radians), below 0.9 ulp, the same bits on every machine; any finite x is reduced by a π
 * of sufficient length. Infinities give NaN.
 */
export function sin(x: number): number {
  if (!(x - x === 0)) return NaN;
  switch (reduce(x)) {
    case 0:
      return high === 0 ? x : high + sinRest(high, low);
    case 1:
      return cosHead(high, low) + cosTail;
    case 2:
      return -(high + sinRest(high, low));
    default:
      return -(cosHead(high, low) + cosTail);
  }
}

/** The cosine (radians), below 0.9 ulp; see `sin`. */
export function cos(x: number): number {
  if (!(x - x === 0)) return NaN;
  switch (reduce(x)) {
    case 0:
      return cosHead(high, low) + cosTail;
    case 1:
      return -(high + sinRest(high, low));
    case 2:
      return -(cosHead(high, low) + cosTail);
    default:
      return high + sinRest(high, low);
  }
}

/** The tangent (radians), below 0.9 ulp: sine over cosine, the quotient corrected by its remainder. */
export function tan(x: number): number {
  if (!(x - x === 0)) return NaN;
  if (x < 1e-8 && x > -1e-8) return x;
  const quadrant = reduce(x);
  const sRest = sinRest(high, low);
  const s = high + sRest;
  const sTail = high - s + sRest;
  const head = cosHead(high, low);
  const cRest = cosTail - 0.5 * productError(high, high, high * high);
  const c = head + cRest;
  const cTail = head - c + cRest;
  return (quadrant & 1) === 0 ? quotient(s, sTail, c, cTail) : -quotient(c, cTail, s, sTail);
}

/** (a + aTail) / (b + bTail) */
function quotient(a: number, aTail: number, b: number, bTail: number): number {
  const q = a / b;
  const product = q * b;
  return q + (a - product - productError(q, b, product) + aTail - q * bTail) / b;
}
