/**
 * Reductions over none, one or several axes. Called with the array alone they return a number; with
 * options (even just an axis) they return an array: `np.sum(a)`, `np.sum(a, 0)`,
 * `np.sum(a, { axis: 0, keepdims: true })`, `np.sum(a, { axis: null, keepdims: true })`.
 *
 * `where` says which elements take part, a mask that broadcasts to the array: `np.sum(a, { where: a.greater(0) })`.
 * Throws DTypeError for an array that is not bool, BroadcastError where its shape does not fit.
 */

import { castArray, castForReduction } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import { type DType, MEMORY } from '../array/dtype.ts';
import type { NDArray } from '../array/ndarray.ts';
import { subtract } from '../ufunc/arithmetic.ts';
import {
  allReducer,
  anyReducer,
  type ExtremeReducer,
  maxReducer,
  minReducer,
  prodFloat32,
  prodFloat64,
  prodInt32,
  prodInt64,
  type Reducer,
  sumBuffered,
  sumFloat32,
  sumFloat64,
} from './reducers.ts';
import {
  type AxisArgument,
  type FoldOptions,
  type ReduceOptions,
  reduceOptions,
  reduceTo,
  sumDType,
} from './reduction.ts';

/**
 * numpy.sum. Contiguous runs are added pairwise, other axes row by row (see pairwise.ts); with `where` each run
 * of chosen elements by itself. Integers and bools are summed in int64. `initial` is what is added to.
 */
export function sum(a: ArrayLike): number;
export function sum(a: ArrayLike, options: AxisArgument | FoldOptions): NDArray;
export function sum(a: ArrayLike, options?: AxisArgument | FoldOptions): number | NDArray {
  const x = asarray(a);
  if (options === undefined) return sumArray(x, {}).item();
  return sumArray(x, reduceOptions(options));
}

/** The sum as an array; the building block of mean and var. */
export function sumArray(a: NDArray, options: FoldOptions): NDArray {
  const dtype = options.dtype ?? sumDType(a.dtype);
  if (options.where !== undefined) {
    const reducer = dtype === 'float32' ? sumFloat32 : sumFloat64;
    return reduceTo(a, reducer, dtype, options, dtype !== a.dtype);
  }
  if (dtype === a.dtype) {
    return reduceTo(a, dtype === 'float32' ? sumFloat32 : sumFloat64, dtype, options);
  }
  return reduceTo(
    castForReduction(a, dtype),
    dtype === 'float32' ? sumFloat32 : sumBuffered,
    dtype,
    options,
  );
}

/** numpy.prod; integers and bools are multiplied in int64. `initial` is what is multiplied. */
export function prod(a: ArrayLike): number;
export function prod(a: ArrayLike, options: AxisArgument | FoldOptions): NDArray;
export function prod(a: ArrayLike, options?: AxisArgument | FoldOptions): number | NDArray {
  const x = asarray(a);
  const settings = reduceOptions<FoldOptions>(options ?? null);
  const dtype = settings.dtype ?? sumDType(x.dtype);
  const reducers: Partial<Record<DType, Reducer>> = {
    float32: prodFloat32,
    int64: prodInt64,
    int32: prodInt32,
  };
  const reducer = reducers[dtype] ?? prodFloat64;
  const cast = dtype !== x.dtype && settings.where !== undefined;
  const operand = dtype === x.dtype || cast ? x : castForReduction(x, dtype);
  const result = reduceTo(operand, reducer, dtype, settings, cast);
  return options === undefined ? result.item() : result;
}

/**
 * numpy.max; NaN wins. Of nothing it throws ValueError, and so it does with `where` unless `initial` is given:
 * `np.max(a, { where: mask, initial: 0 })`.
 */
export function max(a: ArrayLike): number;
export function max(a: ArrayLike, options: AxisArgument | FoldOptions): NDArray;
export function max(a: ArrayLike, options?: AxisArgument | FoldOptions): number | NDArray {
  return extreme(maxReducer, a, options);
}

/**
 * numpy.min; NaN wins. Of nothing it throws ValueError, and so it does with `where` unless `initial` is given:
 * `np.min(a, { where: mask, initial: 1 })`.
 */
export function min(a: ArrayLike): number;
export function min(a: ArrayLike, options: AxisArgument | FoldOptions): NDArray;
export function min(a: ArrayLike, options?: AxisArgument | FoldOptions): number | NDArray {
  return extreme(minReducer, a, options);
}

function extreme(
  reducer: ExtremeReducer,
  a: ArrayLike,
  options?: AxisArgument | FoldOptions,
): number | NDArray {
  const x = asarray(a);
  const special =
    x.dtype === 'float32'
      ? reducer.float32
      : MEMORY[x.dtype] === 'float64'
        ? reducer.float64
        : undefined;
  const result = reduceTo(
    x,
    { ...reducer, ...special },
    x.dtype,
    reduceOptions<FoldOptions>(options ?? null),
  );
  return options === undefined ? result.item() : result;
}

/** numpy.ptp: max − min, of everything or along axes. Bools cannot be subtracted. */
export function ptp(a: ArrayLike): number;
export function ptp(
  a: ArrayLike,
  options: AxisArgument | Omit<ReduceOptions, 'dtype' | 'where'>,
): NDArray;
export function ptp(
  a: ArrayLike,
  options?: AxisArgument | Omit<ReduceOptions, 'dtype' | 'where'>,
): number | NDArray {
  if (options === undefined) return subtract(max(a, null), min(a, null)).item();
  const { out, ...rest } = reduceOptions<ReduceOptions>(options);
  return subtract(max(a, rest), min(a, rest), out);
}

/** numpy.any: is one of them true? */
export function any(a: ArrayLike): boolean;
export function any(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function any(a: ArrayLike, options?: AxisArgument | ReduceOptions): boolean | NDArray {
  const result = reduceTo(
    asarray(a),
    anyReducer,
    'bool',
    reduceOptions<ReduceOptions>(options ?? null),
  );
  return options === undefined ? result.item() === 1 : result;
}

/** numpy.all: are all of them true? */
export function all(a: ArrayLike): boolean;
export function all(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function all(a: ArrayLike, options?: AxisArgument | ReduceOptions): boolean | NDArray {
  const result = reduceTo(
    asarray(a),
    allReducer,
    'bool',
    reduceOptions<ReduceOptions>(options ?? null),
  );
  return options === undefined ? result.item() === 1 : result;
}

/** numpy.count_nonzero over all elements. */
export function countNonzero(a: ArrayLike): number {
  return sum(castArray(asarray(a), 'bool'));
}
