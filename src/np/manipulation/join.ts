/** Arrays put together and taken apart. */
import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, type DType, promoteTypes } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, type Shape, sameShape, shapeText, sizeOf } from '../array/shape.ts';
import { BroadcastError, ShapeError, ValueError } from '../errors.ts';
import type { SliceIndex } from '../indexing/slicing.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { expandDims, ravel } from './manipulate.ts';

/** numpy.roll: shifted around, along one axis or flattened. */
export function roll(a: ArrayLike, shift: number, axis?: number): NDArray {
  const x = asarray(a);
  if (axis === undefined) return roll(x.ravel(), shift, 0).reshape(x.shape);
  const along = normalizeAxis(axis, x.ndim);
  const n = x.shape[along];
  const k = n === 0 ? 0 : ((shift % n) + n) % n;
  const lead = new Array<SliceIndex>(along).fill(':');
  const result = castArray(x, x.dtype, true);
  copyInto(result.slice(...lead, `${k}:`), x.slice(...lead, `:${n - k}`));
  copyInto(result.slice(...lead, `:${k}`), x.slice(...lead, `${n - k}:`));
  return result;
}

/** numpy.concatenate: joins along an existing axis (null: flattened). */
export function concatenate(
  arrays: readonly ArrayLike[] | NDArray,
  axis: number | null = 0,
): NDArray {
  const list = [...arrays].map((a) => asarray(a));
  if (list.length === 0) throw new ValueError('need at least one array to concatenate');
  const parts = axis === null ? list.map(ravel) : list;
  const first = parts[0];
  if (first.ndim === 0) {
    throw new ValueError('zero-dimensional arrays cannot be concatenated');
  }
  const along = normalizeAxis(axis ?? 0, first.ndim);
  let dtype: DType = first.dtype;
  let total = 0;
  parts.forEach((a, k) => {
    if (a.ndim !== first.ndim) {
      throw new ShapeError(
        `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.ndim} dimension(s) and the array at index ${k} has ${a.ndim} dimension(s)`,
      );
    }
    a.shape.forEach((n, i) => {
      if (i !== along && n !== first.shape[i]) {
        throw new ShapeError(
          `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${i}, the array at index 0 has size ${first.shape[i]} and the array at index ${k} has size ${n}`,
        );
      }
    });
    dtype = promoteTypes(dtype, a.dtype);
    total += a.shape[along];
  });
  const shape = first.shape.map((n, i) => (i === along ? total : n));
  const layout = parts.every((a) => a.contiguous) ? undefined : joinedStrides(shape, parts);
  const result = new NDArray(allocate(dtype, sizeOf(shape)), dtype, shape, layout);
  let at = 0;
  for (const part of parts) {
    copyInto(section(result, along, at, part.shape[along]), part);
    at += part.shape[along];
  }
  return result;
}

/**
 * The layout of joined arrays follows theirs; where they disagree C order wins
 * (PyArray_CreateMultiSortedStridePerm).
 */
function joinedStrides(shape: Shape, parts: readonly NDArray[]): number[] {
  const order = shape.map((_, i) => i);
  for (let i = 1; i < order.length; i++) {
    const axis = order[i];
    let position = i;
    for (let j = i - 1; j >= 0; j--) {
      const other = order[j];
      let ambiguous = true;
      let swap = false;
      for (const a of parts) {
        if (a.shape[axis] === 1 || a.shape[other] === 1) continue;
        if (Math.abs(a.strides[axis]) <= Math.abs(a.strides[other])) swap = false;
        else if (ambiguous) swap = true;
        ambiguous = false;
      }
      if (ambiguous) continue;
      if (!swap) break;
      position = j;
    }
    order.splice(i, 1);
    order.splice(position, 0, axis);
  }
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (const axis of order.reverse()) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

/** The view of `count` entries from `start` on, along an axis. */
function section(a: NDArray, axis: number, start: number, count: number): NDArray {
  const shape = a.shape.map((n, i) => (i === axis ? count : n));
  const offset = count === 0 ? a.offset : a.offset + start * a.strides[axis];
  return new NDArray(a.data, a.dtype, shape, a.strides, offset);
}

/** numpy.stack: joins arrays of equal shape along a new axis. */
export function stack(arrays: readonly ArrayLike[] | NDArray, axis = 0): NDArray {
  const list = [...arrays].map((a) => asarray(a));
  if (list.length === 0) throw new ValueError('need at least one array to stack');
  if (list.some((a) => !sameShape(a.shape, list[0].shape))) {
    throw new ShapeError('all input arrays must have the same shape');
  }
  const along = normalizeAxis(axis, list[0].ndim + 1);
  return concatenate(
    list.map((a) => expandDims(a, along)),
    along,
  );
}

/** numpy.vstack: on top of each other. */
export function vstack(arrays: readonly ArrayLike[]): NDArray {
  return concatenate(arrays.map(atleast2d), 0);
}

/** numpy.hstack: side by side. */
export function hstack(arrays: readonly ArrayLike[]): NDArray {
  const list = arrays.map(atleast1d);
  return concatenate(list, list[0]?.ndim === 1 ? 0 : 1);
}

/** numpy.column_stack: vectors become columns. */
export function columnStack(arrays: readonly ArrayLike[]): NDArray {
  return concatenate(
    arrays.map((a) => {
      const x = asarray(a);
      return x.ndim < 2 ? x.reshape(x.size, 1) : x;
    }),
    1,
  );
}

export function atleast1d(a: ArrayLike): NDArray {
  const x = asarray(a);
  return x.ndim === 0 ? x.reshape(1) : x;
}

export function atleast2d(a: ArrayLike): NDArray {
  const x = asarray(a);
  return x.ndim >= 2 ? x : x.reshape(1, x.size);
}

/** numpy.split: into equal parts, or before the given positions. Views. */
export function split(a: ArrayLike, parts: number | readonly number[], axis = 0): NDArray[] {
  const x = asarray(a);
  const along = normalizeAxis(axis, x.ndim);
  if (typeof parts === 'number' && x.shape[along] % parts !== 0) {
    throw new ValueError('array split does not result in an equal division');
  }
  return arraySplit(x, parts, along);
}

/** numpy.array_split: like split, but the first parts may be one longer. */
export function arraySplit(a: ArrayLike, parts: number | readonly number[], axis = 0): NDArray[] {
  const x = asarray(a);
  const along = normalizeAxis(axis, x.ndim);
  const n = x.shape[along];
  const cuts: number[] = [0];
  if (typeof parts === 'number') {
    if (!(parts > 0)) throw new ValueError('number sections must be larger than 0.');
    const each = Math.floor(n / parts);
    for (let i = 0; i < parts; i++) cuts.push(cuts[i] + each + (i < n % parts ? 1 : 0));
  } else cuts.push(...parts, n);
  const lead = new Array<SliceIndex>(along).fill(':');
  return cuts.slice(1).map((stop, i) => x.slice(...lead, `${cuts[i]}:${stop}`));
}

/** numpy.repeat: every element (or slice along an axis) so many times. */
export function repeat(a: ArrayLike, repeats: ArrayLike, axis?: number): NDArray {
  const x = asarray(a);
  const source = axis === undefined || x.ndim === 0 ? x.ravel() : x;
  const along = normalizeAxis(axis ?? 0, source.ndim);
  const n = source.shape[along];
  const times = asarray(repeats);
  if (times.size !== 1 && times.size !== n) {
    throw new BroadcastError(
      `operands could not be broadcast together with shape ${shapeText([n])} ${shapeText(times.shape)}`,
    );
  }
  const from: number[] = [];
  for (let i = 0; i < n; i++) {
    const count = times.size === 1 ? times.item() : times.item(i);
    if (count < 0) throw new ValueError('repeats may not contain negative values.');
    for (let k = 0; k < count; k++) from.push(i);
  }
  return source.take(new NDArray(Float64Array.from(from), 'int64', [from.length]), along);
}

/** numpy.tile: the whole array, repeated like tiles. */
export function tile(a: ArrayLike, reps: number | readonly number[]): NDArray {
  const x = asarray(a);
  const list = typeof reps === 'number' ? [reps] : [...reps];
  const ndim = Math.max(x.ndim, list.length);
  const shape = [...new Array<number>(ndim - x.ndim).fill(1), ...x.shape];
  const times = [...new Array<number>(ndim - list.length).fill(1), ...list];
  if (times.every((count) => count === 1)) return castArray(x.reshape(shape), x.dtype, true);
  let result = x.reshape(shape).copy();
  times.forEach((count, axis) => {
    if (count !== 1) {
      result =
        count === 0
          ? section(result, axis, 0, 0).copy()
          : concatenate(new Array<NDArray>(count).fill(result), axis);
    }
  });
  return result;
}
