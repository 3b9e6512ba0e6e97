/** What the kernels of reductions share. */
import type { Data } from '../array/dtype.ts';

/** Fewer elements are done sooner by a plain loop. */
export const LEAST = 192;

export type Floats = Float64Array | Float32Array;

export const isFloats = (data: Data): data is Floats =>
  data instanceof Float64Array || data instanceof Float32Array;
export const nameOf = (data: Floats) => (data instanceof Float64Array ? 'float64' : 'float32');

/** One kernel for each kind of float. */
export function both<K>(
  make: (name: 'float64' | 'float32') => K,
): Record<'float64' | 'float32', K> {
  return { float64: make('float64'), float32: make('float32') };
}
