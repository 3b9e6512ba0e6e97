import { NumpyError, ShapeError, ValueError } from '../errors.ts';
import { castArray } from './cast.ts';
import { allocate, checkDType, type Data, type DType, scalarValue } from './dtype.ts';
import { sortedStrides } from './iteration.ts';
import { NDArray } from './ndarray.ts';
import { checkShape, type Shape, sizeOf } from './shape.ts';

/** Nested lists of numbers, booleans or arrays. */
export type NestedList = readonly (number | boolean | NDArray | NestedList)[];

/** Everything that can stand for an array. */
export type ArrayLike =
  | NDArray
  | number
  | boolean
  | NestedList
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint8Array
  | BigInt64Array;

function toShape(shape: number | Shape): number[] {
  const list = typeof shape === 'number' ? [shape] : [...shape];
  checkShape(list);
  return list;
}

/**
 * numpy.array: a new array from nested lists, scalars, typed arrays or another array.
 *
 * TypeScript cannot tell `1` from `1.0`, so numbers become float64 and booleans bool unless a dtype is
 * given: `np.array([1, 2, 3])` is float64, `np.array([0, 2, 1], 'int64')` are indices. Typed arrays keep
 * their type. Ragged lists throw ShapeError.
 */
export function array(values: ArrayLike, dtype?: DType): NDArray {
  if (dtype) checkDType(dtype);
  if (values instanceof NDArray) return castArray(values, dtype ?? values.dtype, true);
  if (typeof values === 'number' || typeof values === 'boolean') {
    const type = dtype ?? (typeof values === 'boolean' ? 'bool' : 'float64');
    const data = allocate(type, 1);
    data[0] = scalarValue(type, values);
    return new NDArray(data, type, []);
  }
  if (ArrayBuffer.isView(values)) {
    const wrapped = wrapTypedArray(values);
    return castArray(wrapped, dtype ?? wrapped.dtype);
  }
  return fromLists(values, dtype);
}

/** Like `array`, but hands arrays (and typed arrays' memory) through without a copy when it can. */
export function asarray(values: ArrayLike, dtype?: DType): NDArray {
  if (values instanceof NDArray && (!dtype || dtype === values.dtype)) return values;
  if (ArrayBuffer.isView(values)) {
    const wrapped = wrapTypedArray(values);
    return !dtype || dtype === wrapped.dtype ? wrapped : castArray(wrapped, dtype);
  }
  return array(values, dtype);
}

/** Lists and typed arrays to arrays; arrays and scalars as they are. */
export function operand(values: ArrayLike): NDArray | number | boolean {
  if (values instanceof NDArray || typeof values === 'number' || typeof values === 'boolean') {
    return values;
  }
  return asarray(values);
}

function wrapTypedArray(
  values: Exclude<ArrayLike, NDArray | number | boolean | NestedList>,
): NDArray {
  if (values instanceof BigInt64Array) {
    const data = new Float64Array(values.length);
    for (let i = 0; i < data.length; i++) data[i] = Number(values[i]);
    return new NDArray(data, 'int64', [data.length]);
  }
  const shape = [values.length];
  if (values instanceof Float64Array) return new NDArray(values, 'float64', shape);
  if (values instanceof Float32Array) return new NDArray(values, 'float32', shape);
  if (values instanceof Int32Array) return new NDArray(values, 'int32', shape);
  if (values instanceof Uint8Array) return new NDArray(values, 'uint8', shape);
  throw new NumpyError(
    'only Float64Array, Float32Array, Int32Array, Uint8Array and BigInt64Array can become arrays',
  );
}

function fromLists(values: NestedList, dtype?: DType): NDArray {
  const shape: number[] = [];
  let probe: NestedList | number | boolean | NDArray = values;
  while (Array.isArray(probe)) {
    shape.push(probe.length);
    if (probe.length === 0) break;
    probe = probe[0] as NestedList | number | boolean | NDArray;
  }
  const listDepth = shape.length;
  if (probe instanceof NDArray) shape.push(...probe.shape);
  let booleans = true;
  let arrays: DType | undefined;
  const flat: number[] = [];
  const ragged = (depth: number): never => {
    throw new ShapeError(
      `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${depth} dimensions. The detected shape was (${shape.slice(0, depth).join(', ')}${depth === 1 ? ',' : ''}) + inhomogeneous part.`,
    );
  };
  const visit = (value: NestedList[number], depth: number): void => {
    if (Array.isArray(value)) {
      const list = value as NestedList;
      if (depth >= listDepth || list.length !== shape[depth]) ragged(depth);
      for (const v of list) visit(v, depth + 1);
      return;
    }
    if (depth !== listDepth) ragged(depth);
    if (value instanceof NDArray) {
      if (value.shape.join() !== shape.slice(listDepth).join()) ragged(depth);
      if (value.dtype !== 'bool') booleans = false;
      arrays ??= value.dtype;
      for (const v of value.toTypedArray()) flat.push(v);
      return;
    }
    if (shape.length !== listDepth) ragged(depth);
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new ValueError(`could not convert ${typeof value} to a number: '${String(value)}'`);
    }
    if (typeof value === 'number') booleans = false;
    flat.push(+value);
  };
  visit(values, 0);
  const type = dtype ?? arrays ?? (booleans && flat.length > 0 ? 'bool' : 'float64');
  const data = allocate(type, sizeOf(shape));
  for (let i = 0; i < flat.length; i++) data[i] = scalarValue(type, flat[i]);
  return new NDArray(data, type, shape);
}

/** Wraps existing memory without copying; `shape` must have as many elements as `data`. */
export function fromData(data: Data, shape: Shape, dtype?: DType): NDArray {
  const type = dtype ?? wrapTypedArray(data).dtype;
  if (sizeOf(shape) !== data.length) {
    throw new ShapeError(
      `cannot reshape array of size ${data.length} into shape (${shape.join(',')})`,
    );
  }
  return new NDArray(data, type, shape);
}

/** numpy.zeros; float64 unless told otherwise. */
export function zeros(shape: number | Shape, dtype: DType = 'float64'): NDArray {
  const dims = toShape(shape);
  return new NDArray(allocate(checkDType(dtype), sizeOf(dims)), dtype, dims);
}

/** numpy.empty; zeros here, since nothing is gained by leaving memory dirty. */
export const empty = zeros;

/** numpy.ones. */
export function ones(shape: number | Shape, dtype: DType = 'float64'): NDArray {
  return full(shape, 1, dtype);
}

/** numpy.full; float64 for numbers, bool for booleans, unless told otherwise. */
export function full(
  shape: number | Shape,
  value: number | boolean,
  dtype: DType = typeof value === 'boolean' ? 'bool' : 'float64',
): NDArray {
  const result = zeros(shape, dtype);
  result.data.fill(scalarValue(dtype, value));
  return result;
}

/** Zeros with the shape, dtype and memory layout of `a`. */
export function zerosLike(a: NDArray, dtype: DType = a.dtype): NDArray {
  const strides = a.contiguous ? undefined : sortedStrides(a.shape, a.strides);
  return new NDArray(allocate(dtype, a.size), dtype, a.shape, strides);
}

export function onesLike(a: NDArray, dtype: DType = a.dtype): NDArray {
  return fullLike(a, 1, dtype);
}

export function fullLike(a: NDArray, value: number | boolean, dtype: DType = a.dtype): NDArray {
  const result = zerosLike(a, dtype);
  result.data.fill(scalarValue(dtype, value));
  return result;
}

/** numpy.eye: ones on the k-th diagonal. */
export function eye(n: number, m = n, k = 0, dtype: DType = 'float64'): NDArray {
  const result = zeros([n, m], dtype);
  for (let i = 0; i < n; i++) if (i + k >= 0 && i + k < m) result.data[i * m + i + k] = 1;
  return result;
}

export function identity(n: number, dtype: DType = 'float64'): NDArray {
  return eye(n, n, 0, dtype);
}
