import { arctanOfPair, lost } from './arctan.ts';
import { productError } from './fma.ts';

/** π − Math.PI */
const PI_TAIL = 1.2246467991473532e-16;

/**
 * The inverse cosine (radians, 0 … π), below 0.6 ulp, the same bits on every machine; NaN outside [−1, 1].
 * arccos x = 2·arctan √((1 − x)/(1 + x)) for x ≥ 0, with quotient and root as sums of two doubles;
 * arccos(−x) = π − arccos x.
 */
export function arccos(x: number): number {
  const size = x < 0 ? -x : x;
  if (!(size <= 1)) return NaN;
  if (size === 1) return x > 0 ? 0 : Math.PI;
  const n = 1 - size;
  const nTail = 1 - n - size;
  const d = 1 + size;
  const dTail = 1 - d + size;
  const q = n / d;
  const product = q * d;
  const qTail = (n - product - productError(q, d, product) + nTail - q * dTail) / d;
  const t = Math.sqrt(q);
  const square = t * t;
  const tTail = (q - square - productError(t, t, square) + qTail) / (2 * t);
  const angle = 2 * arctanOfPair(t, tTail);
  if (x >= 0) return angle;
  const head = Math.PI - angle;
  return head + (Math.PI - head - angle + (PI_TAIL - 2 * lost));
}
