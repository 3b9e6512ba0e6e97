/**
 * The embedded engine: NumPy's arrays in TypeScript. Runs unchanged in Node and in browsers.
 *
 *     import * as np from '../np/index.ts';
 *     const a = np.arange(6).reshape(2, 3);
 *     np.sum(a, { axis: 0, keepdims: true });   // array([[3, 5, 7]])
 */

export * from './accumulate.ts';
export * from './aliases.ts';
export * from './argreduce.ts';
export * from './arithmetic.ts';
export * from './compare.ts';
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
} from './create.ts';
export * from './diagonal.ts';
export { type Data, DTYPES, type DType, promoteTypes } from './dtype.ts';
export { einsum } from './einsum.ts';
export * from './errors.ts';
export * from './files/csv.ts';
export * from './files/idx.ts';
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
export * from './join.ts';
export * as linalg from './linalg.ts';
export * from './manipulate.ts';
export { dot, inner, matmul, outer, vdot } from './matmul.ts';
export { NDArray, type Nested } from './ndarray.ts';
export { array2string, arrayRepr } from './print.ts';
export type { PrintOptions } from './printOptions.ts';
export * as random from './random/index.ts';
export { arange, type LinspaceOptions, linspace, meshgrid } from './ranges.ts';
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
} from './reduce.ts';
export type { AxisArgument, FoldOptions, ReduceOptions } from './reduction.ts';
export { broadcastShapes, type Shape } from './shape.ts';
export * from './sort.ts';
export { mean, std, type VarianceOptions, variance, variance as var } from './statistics.ts';
export { where } from './where.ts';

export const inf = Number.POSITIVE_INFINITY;
export const nan = Number.NaN;
export const pi = Math.PI;
export const e = Math.E;
