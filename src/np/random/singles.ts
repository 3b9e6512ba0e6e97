import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { DTypeError } from '../errors.ts';
import { type BitSource, nextFloat } from './bit-source.ts';
import { hasSize, type Size, toShape } from './sizes.ts';

/** The float type of a draw; float64 unless said otherwise. */
export interface FloatOptions {
  dtype?: 'float64' | 'float32';
}

/** Whether float32 is asked for; DTypeError for anything but a float type. */
export function isFloat32(options: FloatOptions): boolean {
  const dtype: string = options.dtype ?? 'float64';
  if (dtype !== 'float64' && dtype !== 'float32') {
    throw new DTypeError(`Unsupported dtype dtype('${dtype}'); use float64 or float32`);
  }
  return dtype === 'float32';
}

/** Uniform float32 numbers on [0, 1). */
export function uniformSingles(size: Size | undefined, source: BitSource): number | NDArray {
  if (!hasSize(size)) return nextFloat(source);
  const shape = toShape(size);
  const out = new Float32Array(sizeOf(shape));
  // each word gives way to the number made of it
  const words = new Uint32Array(out.buffer);
  source.fillUint32(words);
  for (let i = 0; i < out.length; i++) out[i] = (words[i] >>> 8) * 2 ** -24;
  return new NDArray(out, 'float32', shape);
}

/** float32 numbers one by one. */
export function singles(size: Size | undefined, next: () => number): number | NDArray {
  if (!hasSize(size)) return next();
  const shape = toShape(size);
  const out = new Float32Array(sizeOf(shape));
  for (let i = 0; i < out.length; i++) out[i] = next();
  return new NDArray(out, 'float32', shape);
}
