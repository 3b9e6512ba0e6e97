import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkRange } from '../errors.ts';

/** Strength of the two penalties on the size of weights or biases; 0 (the default) is none. */
export interface Regularizer {
  readonly l1?: number;
  readonly l2?: number;
}

export function checkRegularizer(name: string, { l1 = 0, l2 = 0 }: Regularizer): void {
  checkRange(`${name}.l1`, l1, 0, Number.POSITIVE_INFINITY);
  checkRange(`${name}.l2`, l2, 0, Number.POSITIVE_INFINITY);
}

/** λ₁·Σ|w| + λ₂·Σw² */
export function penalty(w: NDArray, { l1 = 0, l2 = 0 }: Regularizer): number {
  let sum = 0;
  if (l1 > 0) sum += l1 * np.sum(np.abs(w));
  if (l2 > 0) sum += l2 * np.sum(np.square(w));
  return sum;
}

/**
 * gradient += λ₁·sign(w) + 2·λ₂·w. At w = 0 the slope of |w| is taken as 0, half-way between its two sides
 * (the book takes +1).
 */
export function addPenaltyGradient(
  w: NDArray,
  { l1 = 0, l2 = 0 }: Regularizer,
  gradient: NDArray,
): void {
  if (l1 > 0) gradient.iadd(np.sign(w).multiply(l1));
  if (l2 > 0) gradient.iadd(w.multiply(2 * l2));
}
