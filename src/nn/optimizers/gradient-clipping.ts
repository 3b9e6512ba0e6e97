import { checkRange } from '../errors.ts';
import type { Parameter } from '../layers/parameter.ts';

/** Limits on gradients before an update: each number by `value`, all together by their `norm`. */
export interface GradientClipping {
  readonly value?: number;
  readonly norm?: number;
}

export function checkClipping({ value, norm }: GradientClipping): void {
  if (value !== undefined) checkRange('clip.value', value, 0, Number.POSITIVE_INFINITY);
  if (norm !== undefined) checkRange('clip.norm', norm, 0, Number.POSITIVE_INFINITY);
}

/**
 * Clips in place: first every number to −value … value, then, if ‖g‖ = √Σg² over all parameters exceeds
 * `norm`, all of them by the same factor norm/‖g‖, which keeps the direction (Pascanu et al. 2013).
 */
export function clipGradients(
  parameters: readonly Parameter[],
  { value, norm }: GradientClipping,
): void {
  if (value !== undefined) {
    for (const { gradient } of parameters) gradient.clip(-value, value, gradient);
  }
  if (norm !== undefined) {
    const length = gradientNorm(parameters);
    if (length > norm) for (const { gradient } of parameters) gradient.imul(norm / length);
  }
}

/** ‖g‖ = √Σg² over all numbers of all gradients. */
export function gradientNorm(parameters: readonly Parameter[]): number {
  let sum = 0;
  for (const { gradient } of parameters) {
    for (let i = 0; i < gradient.size; i++) sum += gradient.data[i] ** 2;
  }
  return Math.sqrt(sum);
}
