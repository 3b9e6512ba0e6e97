import { expPair, halfExp, PAIR } from './exp.ts';
import { productError } from './fma.ts';

/** (tanh x − x)/x³ as a polynomial in x² for |x| ≤ 0.35: interpolated at Chebyshev points, error 2^-54. */
const T0 = -0.3333333333333333;
const T1 = 0.13333333333332845;
const T2 = -0.053968253967190176;
const T3 = 0.02186948844673358;
const T4 = -0.00886323175761739;
const T5 = 0.003592038401479678;
const T6 = -0.0014545775399280403;
const T7 = 0.0005796641245845887;
const T8 = -0.00019202753283131075;

export const TANH: readonly number[] = [T0, T1, T2, T3, T4, T5, T6, T7, T8];

/**
 * The hyperbolic tangent, below 0.6 ulp, the same bits on every machine.
 * Near 0 a polynomial; from 0.35 on, 1 − 2/(e^(2|x|) + 1) with the denominator in two parts.
 */
export function tanh(x: number): number {
  const size = x < 0 ? -x : x;
  if (size < 0.35) {
    if (size < 1e-9) return x;
    const z = x * x;
    const z2 = z * z;
    const z4 = z2 * z2;
    const p = T0 + z * T1 + z2 * (T2 + z * T3) + z4 * (T4 + z * T5 + z2 * (T6 + z * T7) + z4 * T8);
    return x + x * z * p;
  }
  if (!(size < 20)) return Number.isNaN(x) ? x : x < 0 ? -1 : 1;
  expPair(2 * size);
  const power = PAIR[0];
  const sum = power + 1;
  const t = sum - power;
  const sumTail = power - (sum - t) + (1 - t) + PAIR[1];
  const q = 2 / sum;
  const product = q * sum;
  const qTail = (2 - product - productError(q, sum, product) - q * sumTail) * (0.5 * q);
  const head = 1 - q;
  const result = head + (1 - head - q - qTail);
  return x < 0 ? -result : result;
}

/** The hyperbolic cosine, (e^x + e^-x)/2, below 0.7 ulp. */
export function cosh(x: number): number {
  const size = x < 0 ? -x : x;
  if (!(size < 40)) return halfExp(size);
  expPair(size);
  const inverse = 1 / PAIR[0];
  const sum = PAIR[0] + inverse;
  return 0.5 * (sum + (PAIR[0] - sum + inverse + PAIR[1]));
}

/** The hyperbolic sine, (e^x − e^-x)/2, below 0.9 ulp: near 0 by its series. */
export function sinh(x: number): number {
  const size = x < 0 ? -x : x;
  let result: number;
  if (size < 1e-8) return x;
  if (size < 0.5) {
    // x + x³/3! + x⁵/5! + …
    const z = x * x;
    const p = 1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * (1 / 6227020800)));
    return x + x * z * (1 / 6 + z * (1 / 120 + z * p));
  }
  if (size < 40) {
    expPair(size);
    const inverse = 1 / PAIR[0];
    const product = inverse * PAIR[0];
    const rest =
      (1 - product - productError(inverse, PAIR[0], product)) * inverse -
      inverse * inverse * PAIR[1];
    const difference = PAIR[0] - inverse;
    result = 0.5 * (difference + (PAIR[0] - difference - inverse + PAIR[1] - rest));
  } else {
    result = halfExp(size);
  }
  return x < 0 ? -result : result;
}
