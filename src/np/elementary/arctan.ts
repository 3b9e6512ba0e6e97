import { arctanRatio, fromDouble, toDouble } from './fixed-point.ts';
import { productError } from './fma.ts';

/** arctan(j/16) = HEAD[j] + TAIL[j] */
const HEAD = new Float64Array(17);
const TAIL = new Float64Array(17);
for (let j = 0n; j <= 16n; j++) {
  // Above 1/2 the series is slow: there arctan(j/16) = arctan(1/2) + arctan((2j − 16)/(32 + j)).
  const exact =
    j <= 8n ? arctanRatio(j, 16n) : arctanRatio(1n, 2n) + arctanRatio(2n * j - 16n, 32n + j);
  HEAD[Number(j)] = toDouble(exact);
  TAIL[Number(j)] = toDouble(exact - fromDouble(HEAD[Number(j)]));
}
const HALF_PI = 1.5707963267948966;
const HALF_PI_TAIL = 6.123233995736766e-17;

/**
 * The inverse tangent, below 0.6 ulp, the same bits on every machine.
 * arctan x = arctan c + arctan((x − c)/(1 + c·x)) with c = j/16 near x; above 1, π/2 − arctan(1/x).
 */
export function arctan(x: number): number {
  const size = x < 0 ? -x : x;
  if (!(size < 1e300)) return Number.isNaN(x) ? x : x < 0 ? -HALF_PI : HALF_PI;
  if (size < 1e-8) return x;
  const result = size > 1 ? above1(size) : arctanOfPair(size, 0);
  return x < 0 ? -result : result;
}

/** What the last `arctanOfPair` lost by rounding. */
export let lost = 0;

/** arctan(x + tail) for 0 ≤ x ≤ 1; the rounded sum is returned, what that loses goes to `lost`. */
export function arctanOfPair(x: number, tail: number): number {
  const j = (x * 16 + 0.5) | 0;
  if (j === 0) return round(x, series(x, tail));
  const c = j / 16;
  const numerator = x - c; // exact
  const product = c * x; // c has 5 bits: the lost part is below 2^-58
  const denominator = 1 + product;
  const t = numerator / denominator;
  const denominatorTail = 1 - denominator + product;
  const p = t * denominator;
  const tTail =
    (numerator - p - productError(t, denominator, p) + tail - t * denominatorTail) / denominator;
  const head = HEAD[j] + t;
  return round(head, HEAD[j] - head + t + (TAIL[j] + series(t, tTail)));
}

/** head + low rounded; what that loses goes to `lost`. */
function round(head: number, low: number): number {
  const result = head + low;
  lost = head - result + low;
  return result;
}

/** arctan(t + tail) − t by its series for |t| ≤ 1/16: −t³/3 + t⁵/5 − … */
function series(t: number, tail: number): number {
  const z = t * t;
  const p =
    -1 / 3 +
    z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z * (1 / 13 + z * (-1 / 15))))));
  return tail - z * tail + t * z * p;
}

function above1(x: number): number {
  const inverse = 1 / x;
  const product = inverse * x;
  const inverseTail = (1 - product - productError(inverse, x, product)) * inverse;
  const angle = arctanOfPair(inverse, inverseTail);
  const head = HALF_PI - angle;
  return head + (HALF_PI - head - angle + (HALF_PI_TAIL - lost));
}
