/**
 * The embedded engine: NumPy's arrays in TypeScript. Runs unchanged in Node and in browsers.
 *
 *     import * as np from '../np/index.ts';
 *     const a = np.arange(6).reshape(2, 3);
 *     np.sum(a, { axis: 0, keepdims: true });   // array([[3, 5, 7]])
 */

export * from './aliases.ts';
export {
  type ArrayLike,
  array,
  asarray,
  empty,
  eye,
  fromData,
  full,
  fullLike,
  identity,
  type NestedList,
  ones,
  onesLike,
  zeros,
  zerosLike,
} from './array/create.ts';
export { type Data, DTYPES, type DType, promoteTypes } from './array/dtype.ts';
export { NDArray, type Nested } from './array/ndarray.ts';
export { arange, type LinspaceOptions, linspace, meshgrid } from './array/ranges.ts';
export { broadcastShapes, type Shape } from './array/shape.ts';
export * from './errors.ts';
export * from './files/idx.ts';
export * from './files/loadtxt.ts';
export * from './files/npy.ts';
export * from './files/npz.ts';
export {
  flatnonzero,
  type Index,
  newaxis,
  nonzero,
  type SliceIndex,
  take,
  takeAlongAxis,
} from './indexing/index.ts';
export { einsum } from './linalg/einsum.ts';
export * as linalg from './linalg/linalg.ts';
export { dot, inner, matmul, outer, vdot } from './linalg/matmul.ts';
export * from './manipulation/diagonal.ts';
export * from './manipulation/join.ts';
export * from './manipulation/manipulate.ts';
export * from './manipulation/sort.ts';
export { where } from './manipulation/where.ts';
export { array2string, arrayRepr } from './print/print.ts';
export type { PrintOptions } from './print/print-options.ts';
export * as random from './random/index.ts';
export * from './reduce/accumulate.ts';
export * from './reduce/argreduce.ts';
export {
  all,
  any,
  countNonzero,
  max,
  max as amax,
  min,
  min as amin,
  prod,
  ptp,
  sum,
} from './reduce/reduce.ts';
export type { AxisArgument, FoldOptions, ReduceOptions } from './reduce/reduction.ts';
export { mean, std, type VarianceOptions, variance, variance as var } from './reduce/statistics.ts';
export * from './ufunc/arithmetic.ts';
export * from './ufunc/compare.ts';

export const inf = Number.POSITIVE_INFINITY;
export const nan = Number.NaN;
export const pi = Math.PI;
export const e = Math.E;
