import type { NDArray } from '../../np/index.ts';

/** Numbers that a picture is drawn from: a recorded array with one axis, or a plain list of them. */
export type Numbers = NDArray | ArrayLike<number>;

/**
 * The numbers as float64, in their order.
 *
 * @throws RangeError when an array has more than one axis.
 * @example
 * numbersOf(run.array('loss'))
 */
export function numbersOf(values: Numbers): Float64Array {
  if (!('tolist' in values)) return Float64Array.from(values);
  if (values.shape.length !== 1) {
    throw new RangeError(
      `An array of shape (${values.shape.join(', ')}) is no row of numbers. Slice a row or column out of it.`,
    );
  }
  return Float64Array.from(values.tolist() as ArrayLike<number>, Number);
}
