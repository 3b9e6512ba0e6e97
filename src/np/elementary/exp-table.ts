import { fromDouble, PLACES, rootsOfTwo, toDouble } from './fixed-point.ts';

/** 2^(i/128), rounded to a double. */
export const EXP_HEAD = new Float64Array(128);
/** What the rounding of EXP_HEAD[i] lost, relative to it: 2^(i/128) = EXP_HEAD[i]·(1 + EXP_TAIL[i]). */
export const EXP_TAIL = new Float64Array(128);

rootsOfTwo().forEach((root, i) => {
  const head = toDouble(root);
  const exactHead = fromDouble(head);
  EXP_HEAD[i] = head;
  EXP_TAIL[i] = toDouble(((root - exactHead) << PLACES) / exactHead);
});

/*
 * exp(r) − 1 ≈ r + r²·(C2 + r·C3 + r²·(C4 + r·C5)) for |r| ≤ log(2)/256. The numbers here and the
 * splitting of log(2)/128 are those of glibc ≥ 2.28 and musl, published by Arm Ltd as part of
 * Optimized Routines (MIT licence): equal bits need equal coefficients.
 */
export const INV_LN2_128 = 184.6649652337873; // 128 / log(2)
export const LN2_128_HIGH = 0.005415212348111709;
export const LN2_128_LOW = 1.2864023111638346e-14;
export const C2 = 0.49999999999996786;
export const C3 = 0.16666666666665886;
export const C4 = 0.0416666808410674;
export const C5 = 0.008333335853059549;
/** Adding and subtracting 1.5·2^52 rounds to the nearest integer. */
export const ROUNDER = 6755399441055744;
