/** Means and spreads, computed step by step as NumPy's _methods.py does. */

import { type ArrayLike, asarray } from '../array/create.ts';
import { isFloat } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxes, sizeOf } from '../array/shape.ts';
import { broadcastTo } from '../manipulation/manipulate.ts';
import { divide, maximum, multiply, sqrt, subtract } from '../ufunc/arithmetic.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { sumArray } from './reduce.ts';
import { type AxisArgument, asMask, type ReduceOptions, reduceOptions } from './reduction.ts';

export interface VarianceOptions extends ReduceOptions {
  /** divide by n − ddof (default 0) */
  ddof?: number;
}

/** How many elements go into one result: a number, or with a mask an array of the result's shape. */
function countReduced(a: NDArray, { axis, keepdims, where }: ReduceOptions): number | NDArray {
  if (where !== undefined) {
    // NumPy looks at the mask's shape, then at the axes; its dtype is looked at when the elements are summed.
    const mask = where instanceof NDArray ? where : asMask(where);
    return sumArray(broadcastTo(mask, a.shape), { axis, keepdims });
  }
  if (axis === undefined || axis === null) return a.size;
  return sizeOf(normalizeAxes(axis, a.ndim).map((i) => a.shape[i]));
}

/**
 * numpy.mean: the sum (pairwise, in the array's float type; float64 for integers) divided by the count.
 * With `where` the mean of the elements that a mask lets through. The mean of nothing is NaN.
 */
export function mean(a: ArrayLike): number;
export function mean(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function mean(a: ArrayLike, options?: AxisArgument | ReduceOptions): number | NDArray {
  const x = asarray(a);
  const settings = reduceOptions<ReduceOptions>(options ?? null);
  const dtype = settings.dtype ?? (isFloat(x.dtype) ? x.dtype : 'float64');
  const count = countReduced(x, settings);
  const total = sumArray(x, { ...settings, dtype, out: undefined });
  divide(total, count, total);
  return finish(total, options, settings);
}

/** numpy.var: the mean of squared distances from the mean; `ddof: 1` divides by n − 1. `where` as for mean. */
export function variance(a: ArrayLike): number;
export function variance(a: ArrayLike, options: AxisArgument | VarianceOptions): NDArray;
export function variance(a: ArrayLike, options?: AxisArgument | VarianceOptions): number | NDArray {
  const settings = reduceOptions<VarianceOptions>(options ?? null);
  return finish(varianceArray(asarray(a), settings), options, settings);
}

/** numpy.std: the square root of the variance. */
export function std(a: ArrayLike): number;
export function std(a: ArrayLike, options: AxisArgument | VarianceOptions): NDArray;
export function std(a: ArrayLike, options?: AxisArgument | VarianceOptions): number | NDArray {
  const settings = reduceOptions<VarianceOptions>(options ?? null);
  const result = varianceArray(asarray(a), settings);
  sqrt(result, result);
  return finish(result, options, settings);
}

function varianceArray(a: NDArray, options: VarianceOptions): NDArray {
  const dtype = options.dtype ?? (isFloat(a.dtype) ? a.dtype : 'float64');
  const { axis, keepdims, where, ddof = 0 } = options;
  const each = countReduced(a, { axis, where, keepdims: true });
  const center = sumArray(a, { axis, where, keepdims: true, dtype });
  divide(center, each, center);
  const distance = subtract(a, center);
  multiply(distance, distance, distance);
  const total = sumArray(distance, { axis, where, keepdims, dtype });
  const count = countReduced(a, { axis, where, keepdims });
  return divide(total, maximum(subtract(count, ddof), 0), total);
}

function finish(
  result: NDArray,
  options: AxisArgument | ReduceOptions | undefined,
  settings: ReduceOptions,
): number | NDArray {
  if (settings.out) {
    copyInto(settings.out, result);
    return settings.out;
  }
  return options === undefined ? result.item() : result;
}
