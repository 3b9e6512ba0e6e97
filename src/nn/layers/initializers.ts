import type { DType, NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { SettingError } from '../errors.ts';
import type { RandomSource } from '../random-source.ts';

/** Makes the first weights of a dense layer, shape (inputs, neurons). */
export type Initializer = (
  inputs: number,
  neurons: number,
  random: RandomSource,
  dtype: DType,
) => NDArray;

/** std·randn: normal draws with the given standard deviation. */
export function normalWeights(std: number): Initializer {
  return (inputs, neurons, random, dtype) =>
    np.multiply(random.randn(inputs, neurons).astype(dtype), std);
}

/** Uniform draws from −limit to limit. */
export function uniformWeights(limit: number): Initializer {
  return (inputs, neurons, random, dtype) =>
    random.uniform(-limit, limit, [inputs, neurons]).astype(dtype);
}

/**
 * The usual starts by name.
 *
 * - `small`: 0.01·randn, the book's.
 * - `xavier`: std = √(2 / (inputs + neurons)), which keeps the variance through linear, sigmoid and tanh
 *   layers, forward and backward (Glorot and Bengio 2010, eq. 16).
 * - `he`: std = √(2 / inputs), twice the variance since ReLU drops half of it (He et al. 2015, eq. 10).
 * - `…-uniform`: the same variance from a uniform distribution, whose limit is √3·std.
 */
export const initializers = {
  small: normalWeights(0.01),
  xavier: (inputs, neurons, random, dtype) =>
    normalWeights(Math.sqrt(2 / (inputs + neurons)))(inputs, neurons, random, dtype),
  he: (inputs, neurons, random, dtype) =>
    normalWeights(Math.sqrt(2 / inputs))(inputs, neurons, random, dtype),
  'xavier-uniform': (inputs, neurons, random, dtype) =>
    uniformWeights(Math.sqrt(6 / (inputs + neurons)))(inputs, neurons, random, dtype),
  'he-uniform': (inputs, neurons, random, dtype) =>
    uniformWeights(Math.sqrt(6 / inputs))(inputs, neurons, random, dtype),
} satisfies Record<string, Initializer>;

export type InitializerName = keyof typeof initializers;

/** An initializer by name; a function is handed through. */
export function initializerOf(choice: InitializerName | Initializer): Initializer {
  if (typeof choice === 'function') return choice;
  const found: Initializer | undefined = initializers[choice];
  if (found === undefined) {
    throw new SettingError(
      `There is no initializer "${choice}". Use one of ${Object.keys(initializers).join(', ')}, or a function.`,
    );
  }
  return found;
}
