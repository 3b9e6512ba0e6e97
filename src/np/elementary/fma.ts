/** 2^27 + 1: Veltkamp's constant, splits a double into two halves of 26 bits. */
const SPLIT = 134217729;

/**
 * a·b + c with a single rounding, as a processor's fused multiply-add gives it.
 *
 * JavaScript has no such operation, so it is put together from ordinary ones (Boldo & Melquiond,
 * "Emulation of FMA and correctly rounded sums", 2008): the product and the sums are split without
 * error, the small parts are added, and the one case in which rounding twice would differ from
 * rounding once (the last sum lying exactly half-way) is decided by the remainder's sign.
 *
 * Exact while no partial result over- or underflows: |a|, |b|, |c| between about 2^-480 and 2^480, or 0.
 */
export function fma(a: number, b: number, c: number): number {
  // product + productError = a·b
  const product = a * b;
  let t = SPLIT * a;
  const a1 = t - (t - a);
  const a2 = a - a1;
  t = SPLIT * b;
  const b1 = t - (t - b);
  const b2 = b - b1;
  const productError = a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;

  // low + lowError = c + productError, high + highError = product + low
  const low = c + productError;
  t = low - c;
  const lowError = c - (low - t) + (productError - t);
  const high = product + low;
  t = high - product;
  const highError = product - (high - t) + (low - t);

  const rest = lowError + highError;
  t = rest - lowError;
  const restError = lowError - (rest - t) + (highError - t);
  const result = high + rest;
  if (restError !== 0) {
    const gap = rest - (result - high); // (high + rest) − result, exactly
    if (gap !== 0 && result + 2 * gap - result === 2 * gap && restError > 0 === gap > 0) {
      return result + 2 * gap;
    }
  }
  return result;
}

/** a·b − product without error, where product is a·b rounded (Dekker 1971). Same limits as `fma`. */
export function productError(a: number, b: number, product: number): number {
  let t = a * SPLIT;
  const a1 = t - (t - a);
  const a2 = a - a1;
  t = b * SPLIT;
  const b1 = t - (t - b);
  const b2 = b - b1;
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}
