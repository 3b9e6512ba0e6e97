import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';

/** A neuron: its two kinds of numbers that can learn. */
export interface Neuron {
  readonly w: NDArray;
  readonly b: number;
}

/** What is given: an input, and the answer to it. */
export interface Task {
  readonly x: NDArray;
  readonly target: number;
}

/** z = w·x + b, y = ReLU(z), L = (y − target)². */
export function forward({ w, b }: Neuron, { x, target }: Task) {
  const product = np.multiply(x, w);
  const z = Number(np.add(np.sum(product), b));
  const y = Math.max(0, z);
  return { product, z, y, loss: (y - target) ** 2 };
}

/**
 * The chain rule, from right to left: ∂L/∂y = 2(y − target), as a square has two sides that grow; the ReLU
 * lets it pass where z > 0; ∂z/∂wᵢ = xᵢ and ∂z/∂b = 1.
 */
export function backward({ z, y }: { z: number; y: number }, { x, target }: Task) {
  // Adding zero makes −0 a plain 0.
  const lossByY = 2 * (y - target) + 0;
  const yByZ = z > 0 ? 1 : 0;
  const lossByZ = lossByY * yByZ + 0;
  return { lossByY, yByZ, lossByZ, dw: np.add(np.multiply(lossByZ, x), 0) };
}

/** One step downhill: weight − learning rate · slope. */
export function update(
  { w, b }: Neuron,
  { dw, lossByZ }: { dw: NDArray; lossByZ: number },
  learningRate: number,
): Neuron {
  return {
    w: np.subtract(w, np.multiply(learningRate, dw)),
    b: b - learningRate * lossByZ,
  };
}
