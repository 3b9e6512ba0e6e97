import type { DType } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import type { BitSource } from './bit-source.ts';
import { fillIntegers, highestValue, integerDrawer } from './bounded-integers.ts';
import { draw, hasSize, type Parameter, type Size, toShape } from './sizes.ts';

/**
 * Integers from low to high, or from 0 to low when high is left out: what `randint` (masked) and `integers`
 * (Lemire's method, with or without the endpoint) have in common.
 */
export function drawIntegers(
  source: BitSource,
  low: Parameter,
  high: Parameter | null | undefined,
  size: Size | undefined,
  dtype: DType,
  { endpoint, masked }: { endpoint: boolean; masked: boolean },
): number | NDArray {
  const [from, to] = high === undefined || high === null ? [0, low] : [low, high];
  if (typeof from === 'number' && typeof to === 'number') {
    const last = highestValue(from, to, dtype, endpoint);
    const shape = hasSize(size) ? toShape(size) : null;
    const data = fillIntegers(source, from, last, sizeOf(shape ?? []), dtype, masked);
    return shape ? new NDArray(data, dtype, shape) : data[0];
  }
  const next = integerDrawer(source, dtype, masked);
  const drawn = draw(
    size,
    'int64',
    (a, b) => a + next(highestValue(a, b, dtype, endpoint) - a),
    from,
    to,
  ) as NDArray;
  return dtype === 'int64' ? drawn : drawn.astype(dtype);
}
