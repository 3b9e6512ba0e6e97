import { ValueError } from '../errors.ts';
import type { Index, SliceIndex } from '../indexing/index.ts';
import * as indexing from '../indexing/index.ts';
import * as linalg from '../linalg/matmul.ts';
import { diagonal } from '../manipulation/diagonal.ts';
import { repeat } from '../manipulation/join.ts';
import * as manipulate from '../manipulation/manipulate.ts';
import * as sort from '../manipulation/sort.ts';
import { array2string, arrayRepr } from '../print/print.ts';
import type { PrintOptions } from '../print/print-options.ts';
import { cumprod, cumsum } from '../reduce/accumulate.ts';
import { argmax, argmin } from '../reduce/argreduce.ts';
import * as reduce from '../reduce/reduce.ts';
import type { AxisArgument, FoldOptions, ReduceOptions } from '../reduce/reduction.ts';
import type { VarianceOptions } from '../reduce/statistics.ts';
import * as statistics from '../reduce/statistics.ts';
import * as arithmetic from '../ufunc/arithmetic.ts';
import * as compare from '../ufunc/compare.ts';
import { castArray } from './cast.ts';
import type { ArrayLike } from './create.ts';
import type { Data, DType } from './dtype.ts';
import { ITEM_SIZE } from './dtype.ts';
import type { Nested } from './elements.ts';
import * as elements from './elements.ts';
import { contiguousStrides, isContiguous, type Shape, shapeText, sizeOf } from './shape.ts';

export type { Nested } from './elements.ts';

/**
 * An n-dimensional array: a view of `data` described by `shape`, `strides` and `offset` (both counted
 * in elements, not bytes). Slices, transposes and most reshapes share the data; writing to one shows in
 * the other. Nothing has to be disposed of.
 *
 * Make arrays with `np.array`, `np.zeros`, `np.arange` …, not with the constructor.
 */
export class NDArray {
  readonly data: Data;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly strides: Shape;
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;
  /** True when the elements lie in C order without gaps. */
  readonly contiguous: boolean;

  constructor(data: Data, dtype: DType, shape: Shape, strides?: Shape, offset = 0) {
    this.data = data;
    this.dtype = dtype;
    this.shape = shape;
    this.offset = offset;
    this.size = sizeOf(shape);
    if (strides) {
      this.strides = strides;
      this.contiguous = isContiguous(shape, strides);
    } else {
      this.strides = contiguousStrides(shape);
      this.contiguous = true;
    }
  }

  /** Number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** Bytes the elements take in NumPy. */
  get nbytes(): number {
    return this.size * ITEM_SIZE[this.dtype];
  }

  /** The array with its axes reversed; a view. */
  get T(): NDArray {
    return manipulate.transpose(this);
  }

  /** Length of the first axis, as Python's len(). */
  get length(): number {
    if (this.ndim === 0) throw new ValueError('len() of unsized object');
    return this.shape[0];
  }

  /** The rows (sub-arrays along the first axis) as views: `for (const row of a)`. */
  *[Symbol.iterator](): IterableIterator<NDArray> {
    const n = this.length;
    for (let i = 0; i < n; i++) yield this.slice(i);
  }

  // ---- reading and writing ----

  /** One element as a JS number (bool as 0 or 1): `a.at(0, -1)`. Throws IndexError. */
  at(...index: number[]): number {
    return this.data[elements.position(this, index)];
  }

  /** A view by integers, slices and new axes: `a.slice(':', '1:3')`, `a.slice(0)`, `a.slice('::-1', np.newaxis)`. */
  slice(...index: SliceIndex[]): NDArray {
    return indexing.slice(this, index);
  }

  /**
   * `a[index]` with everything NumPy allows: slices (a view), boolean masks and integer arrays (a copy).
   * `a.get(mask)`, `a.get([0, 2])`, `a.get(np.arange(3), y)`.
   */
  get(...index: Index[]): NDArray {
    return indexing.get(this, index);
  }

  /** `a[index] = value`: one index, or a list that stands for the tuple. `a.set([':', 0], 1)`, `a.set(mask, 0)`. */
  set(index: Index | Index[], value: ArrayLike): this {
    indexing.set(this, index, value);
    return this;
  }

  /** `a[index] = f(a[index])`: `p.update([np.arange(n), y], (v) => v.subtract(1))` is `p[range(n), y] -= 1`. */
  update(index: Index | Index[], f: (values: NDArray) => ArrayLike): this {
    const list = Array.isArray(index) ? index : [index];
    indexing.set(this, index, f(indexing.get(this, list)));
    return this;
  }

  /** The only element, or the one at a flat position, as a JS number. */
  item(flat?: number): number {
    return elements.item(this, flat);
  }

  /** Nested JS lists (a bare number for 0-d). */
  tolist(): Nested {
    return elements.tolist(this);
  }

  /** The elements in C order in fresh memory of the array's own kind. */
  toTypedArray(): Data {
    const flat = this.contiguous ? this : castArray(this, this.dtype);
    return flat.data.slice(flat.offset, flat.offset + flat.size) as Data;
  }

  /** Sets every element. */
  fill(value: number | boolean): this {
    indexing.set(this, ['...'], value);
    return this;
  }

  /** A copy in C order with memory of its own. */
  copy(): NDArray {
    return castArray(this, this.dtype);
  }

  /** A copy converted to another dtype (towards zero for float → int). */
  astype(dtype: DType): NDArray {
    return castArray(this, dtype, true);
  }

  // ---- printing ----

  /** As Python's str(). */
  toString(options?: PrintOptions): string {
    return array2string(this, options);
  }

  /** As Python's repr(): `array([1., 2.])`. */
  repr(options?: PrintOptions): string {
    return arrayRepr(this, options);
  }

  /** Lets 0-d and one-element arrays take part in JS arithmetic: `+np.dot(w, x)`. */
  valueOf(): number {
    if (this.size === 1) return this.item();
    throw new ValueError(
      `an array of shape ${shapeText(this.shape)} is no number; use its methods (a.add(b)) or functions (np.add(a, b))`,
    );
  }

  // ---- arithmetic ----

  add(b: ArrayLike): NDArray {
    return arithmetic.add(this, b);
  }
  subtract(b: ArrayLike): NDArray {
    return arithmetic.subtract(this, b);
  }
  multiply(b: ArrayLike): NDArray {
    return arithmetic.multiply(this, b);
  }
  divide(b: ArrayLike): NDArray {
    return arithmetic.divide(this, b);
  }
  floorDivide(b: ArrayLike): NDArray {
    return arithmetic.floorDivide(this, b);
  }
  remainder(b: ArrayLike): NDArray {
    return arithmetic.remainder(this, b);
  }
  power(b: ArrayLike): NDArray {
    return arithmetic.power(this, b);
  }
  negative(): NDArray {
    return arithmetic.negative(this);
  }
  abs(): NDArray {
    return arithmetic.abs(this);
  }

  /** a += b, in place. */
  iadd(b: ArrayLike): this {
    arithmetic.add(this, b, this);
    return this;
  }
  /** a −= b, in place. */
  isub(b: ArrayLike): this {
    arithmetic.subtract(this, b, this);
    return this;
  }
  /** a ×= b, in place. */
  imul(b: ArrayLike): this {
    arithmetic.multiply(this, b, this);
    return this;
  }
  /** a ÷= b, in place. */
  idiv(b: ArrayLike): this {
    arithmetic.divide(this, b, this);
    return this;
  }
  /** a **= b, in place. */
  ipow(b: ArrayLike): this {
    arithmetic.power(this, b, this);
    return this;
  }

  equal(b: ArrayLike): NDArray {
    return compare.equal(this, b);
  }
  notEqual(b: ArrayLike): NDArray {
    return compare.notEqual(this, b);
  }
  less(b: ArrayLike): NDArray {
    return compare.less(this, b);
  }
  lessEqual(b: ArrayLike): NDArray {
    return compare.lessEqual(this, b);
  }
  greater(b: ArrayLike): NDArray {
    return compare.greater(this, b);
  }
  greaterEqual(b: ArrayLike): NDArray {
    return compare.greaterEqual(this, b);
  }

  clip(min: ArrayLike | null, max: ArrayLike | null, out?: NDArray): NDArray {
    return arithmetic.clip(this, min, max, out);
  }
  /** Rounds to a number of decimals, halves to even. */
  round(decimals = 0): NDArray {
    return arithmetic.round(this, decimals);
  }

  dot(b: ArrayLike): NDArray {
    return linalg.dot(this, b);
  }
  matmul(b: ArrayLike): NDArray {
    return linalg.matmul(this, b);
  }

  // ---- reductions: a number over all elements, an array when options are given ----

  sum(): number;
  sum(options: AxisArgument | FoldOptions): NDArray;
  sum(options?: AxisArgument | FoldOptions): number | NDArray {
    return options === undefined ? reduce.sum(this) : reduce.sum(this, options);
  }
  prod(): number;
  prod(options: AxisArgument | FoldOptions): NDArray;
  prod(options?: AxisArgument | FoldOptions): number | NDArray {
    return options === undefined ? reduce.prod(this) : reduce.prod(this, options);
  }
  max(): number;
  max(options: AxisArgument | FoldOptions): NDArray;
  max(options?: AxisArgument | FoldOptions): number | NDArray {
    return options === undefined ? reduce.max(this) : reduce.max(this, options);
  }
  min(): number;
  min(options: AxisArgument | FoldOptions): NDArray;
  min(options?: AxisArgument | FoldOptions): number | NDArray {
    return options === undefined ? reduce.min(this) : reduce.min(this, options);
  }
  any(): boolean;
  any(options: AxisArgument | ReduceOptions): NDArray;
  any(options?: AxisArgument | ReduceOptions): boolean | NDArray {
    return options === undefined ? reduce.any(this) : reduce.any(this, options);
  }
  all(): boolean;
  all(options: AxisArgument | ReduceOptions): NDArray;
  all(options?: AxisArgument | ReduceOptions): boolean | NDArray {
    return options === undefined ? reduce.all(this) : reduce.all(this, options);
  }
  mean(): number;
  mean(options: AxisArgument | ReduceOptions): NDArray;
  mean(options?: AxisArgument | ReduceOptions): number | NDArray {
    return options === undefined ? statistics.mean(this) : statistics.mean(this, options);
  }
  var(): number;
  var(options: AxisArgument | VarianceOptions): NDArray;
  var(options?: AxisArgument | VarianceOptions): number | NDArray {
    return options === undefined ? statistics.variance(this) : statistics.variance(this, options);
  }
  std(): number;
  std(options: AxisArgument | VarianceOptions): NDArray;
  std(options?: AxisArgument | VarianceOptions): number | NDArray {
    return options === undefined ? statistics.std(this) : statistics.std(this, options);
  }
  argmax(axis?: null, keepdims?: false): number;
  argmax(axis: number | null | undefined, keepdims?: boolean): NDArray;
  argmax(axis?: number | null, keepdims = false): number | NDArray {
    return argmax(this, axis, keepdims);
  }
  argmin(axis?: null, keepdims?: false): number;
  argmin(axis: number | null | undefined, keepdims?: boolean): NDArray;
  argmin(axis?: number | null, keepdims = false): number | NDArray {
    return argmin(this, axis, keepdims);
  }
  cumsum(axis?: number): NDArray {
    return cumsum(this, axis);
  }
  cumprod(axis?: number): NDArray {
    return cumprod(this, axis);
  }

  // ---- shape ----

  /** `a.reshape(2, -1)` or `a.reshape([2, -1])`; a view where the memory allows it. */
  reshape(...shape: number[] | [readonly number[]]): NDArray {
    return manipulate.reshape(this, flatten(shape));
  }
  /** One axis in C order; a view where the memory allows it. */
  ravel(): NDArray {
    return manipulate.ravel(this);
  }
  /** One axis in C order, always a copy. */
  flatten(): NDArray {
    return this.copy().reshape(-1);
  }
  /** Axes reversed, or in the given order. */
  transpose(...axes: number[] | [readonly number[]]): NDArray {
    return manipulate.transpose(this, axes.length ? flatten(axes) : undefined);
  }
  swapaxes(a: number, b: number): NDArray {
    return manipulate.swapaxes(this, a, b);
  }
  squeeze(axis?: number | readonly number[]): NDArray {
    return manipulate.squeeze(this, axis);
  }
  repeat(repeats: ArrayLike, axis?: number): NDArray {
    return repeat(this, repeats, axis);
  }
  take(indices: ArrayLike, axis?: number): NDArray {
    return indexing.take(this, indices, axis);
  }
  nonzero(): NDArray[] {
    return indexing.nonzero(this);
  }
  diagonal(offset = 0): NDArray {
    return diagonal(this, offset);
  }
  trace(): number {
    return reduce.sum(diagonal(this));
  }
  /** A sorted copy (NumPy's method sorts in place; `np.sort` does as here). */
  sorted(axis = -1): NDArray {
    return sort.sort(this, axis);
  }
  /** The order that sorts, equal elements in their old order. */
  argsort(axis: number | null = -1): NDArray {
    return sort.argsort(this, axis);
  }
}

function flatten(list: number[] | [readonly number[]]): readonly number[] {
  return typeof list[0] === 'object' ? list[0] : (list as number[]);
}
