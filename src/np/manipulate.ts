/** Other shapes for the same elements, and arrays put together or taken apart. */
import { castArray } from './cast.ts';
import { type ArrayLike, asarray } from './create.ts';
import { allocate, type DType, promoteTypes } from './dtype.ts';
import { AxisError, BroadcastError, ShapeError, ValueError } from './errors.ts';
import { NDArray } from './ndarray.ts';
import {
  broadcastShapes,
  broadcastStrides,
  contiguousStrides,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  sameShape,
  shapeText,
  sizeOf,
} from './shape.ts';
import type { SliceIndex } from './slicing.ts';
import { copyInto } from './ufunc.ts';
import { where } from './where.ts';

/** numpy.reshape in C order; one length may be −1. A view where the memory allows it, else a copy. */
export function reshape(a: ArrayLike, shape: number | Shape): NDArray {
  const x = asarray(a);
  const wanted = typeof shape === 'number' ? [shape] : [...shape];
  const unknown = wanted.indexOf(-1);
  if (wanted.some((n) => !Number.isInteger(n) || n < -1)) {
    throw new ShapeError('negative dimensions not allowed');
  }
  if (unknown !== wanted.lastIndexOf(-1)) {
    throw new ShapeError('can only specify one unknown dimension');
  }
  const known = wanted.reduce((product, n) => (n === -1 ? product : product * n), 1);
  const fits = unknown === -1 ? known === x.size : known !== 0 && x.size % known === 0;
  if (!fits) {
    throw new ShapeError(
      `cannot reshape array of size ${x.size} into shape ${reshapeText(wanted)}`,
    );
  }
  if (unknown !== -1) wanted[unknown] = x.size / known;
  if (x.contiguous) return new NDArray(x.data, x.dtype, wanted, undefined, x.offset);
  const strides = viewStrides(x, wanted);
  if (strides) return new NDArray(x.data, x.dtype, wanted, strides, x.offset);
  return new NDArray(x.copy().data, x.dtype, wanted);
}

/** NumPy writes −1 as the word newaxis is written: shape (4,2), (4), (newaxis,4). */
function reshapeText(shape: number[]): string {
  const known = shape.map((n) => (n === -1 ? 'newaxis' : String(n)));
  while (known[0] === 'newaxis' && known.length > 1) known.shift();
  return shape.length === 1 ? `(${known[0]},)` : `(${known.join(',')})`;
}

/** Strides that show a non-contiguous array in a new shape without copying, if there are any. */
function viewStrides(a: NDArray, shape: number[]): number[] | undefined {
  if (a.size === 0) return contiguousStrides(shape);
  const dims: number[] = [];
  const steps: number[] = [];
  a.shape.forEach((n, i) => {
    if (n !== 1) {
      dims.push(n);
      steps.push(a.strides[i]);
    }
  });
  const strides = new Array<number>(shape.length);
  let i = 0;
  let j = 0;
  while (i < dims.length && j < shape.length) {
    let oldSize = dims[i];
    let newSize = shape[j];
    let i1 = i + 1;
    let j1 = j + 1;
    while (oldSize !== newSize) {
      if (newSize < oldSize) newSize *= shape[j1++];
      else oldSize *= dims[i1++];
    }
    for (let k = i; k < i1 - 1; k++) if (steps[k] !== dims[k + 1] * steps[k + 1]) return undefined;
    strides[j1 - 1] = steps[i1 - 1];
    for (let k = j1 - 1; k > j; k--) strides[k - 1] = strides[k] * shape[k];
    i = i1;
    j = j1;
  }
  for (let k = j; k < shape.length; k++) strides[k] = k > 0 ? (strides[k - 1] ?? 1) : 1;
  return strides;
}

/** numpy.ravel: one axis in C order. */
export function ravel(a: ArrayLike): NDArray {
  const x = asarray(a);
  return x.ndim === 1 ? x : reshape(x, [x.size]);
}

/** numpy.transpose: axes reversed, or in the given order. A view. */
export function transpose(a: ArrayLike, axes?: Shape): NDArray {
  const x = asarray(a);
  if (!axes) {
    if (x.ndim < 2) return x;
    return new NDArray(x.data, x.dtype, [...x.shape].reverse(), [...x.strides].reverse(), x.offset);
  }
  if (axes.length !== x.ndim) throw new ShapeError("axes don't match array");
  const order = axes.map((axis) => normalizeAxis(axis, x.ndim));
  if (new Set(order).size !== order.length) throw new ShapeError('repeated axis in transpose');
  return new NDArray(
    x.data,
    x.dtype,
    order.map((i) => x.shape[i]),
    order.map((i) => x.strides[i]),
    x.offset,
  );
}

/** numpy.swapaxes; a view. */
export function swapaxes(a: ArrayLike, first: number, second: number): NDArray {
  const x = asarray(a);
  const i = normalizeAxis(first, x.ndim, 'axis1: ');
  const j = normalizeAxis(second, x.ndim, 'axis2: ');
  const order = x.shape.map((_, k) => (k === i ? j : k === j ? i : k));
  return transpose(x, order);
}

/** numpy.moveaxis; a view. */
export function moveaxis(a: ArrayLike, source: number, destination: number): NDArray {
  const x = asarray(a);
  const from = normalizeAxis(source, x.ndim, 'source: ');
  const to = normalizeAxis(destination, x.ndim, 'destination: ');
  const order = x.shape.map((_, k) => k).filter((k) => k !== from);
  order.splice(to, 0, from);
  return transpose(x, order);
}

/** numpy.squeeze: drops axes of length 1. A view. */
export function squeeze(a: ArrayLike, axis?: number | Shape): NDArray {
  const x = asarray(a);
  const drop =
    axis === undefined
      ? x.shape.map((_, i) => i).filter((i) => x.shape[i] === 1)
      : x.ndim === 0 && (axis === 0 || axis === -1)
        ? []
        : normalizeAxes(axis, x.ndim);
  for (const i of drop) {
    if (x.shape[i] !== 1) {
      throw new ShapeError('cannot select an axis to squeeze out which has size not equal to one');
    }
  }
  const keep = x.shape.map((_, i) => i).filter((i) => !drop.includes(i));
  return new NDArray(
    x.data,
    x.dtype,
    keep.map((i) => x.shape[i]),
    keep.map((i) => x.strides[i]),
    x.offset,
  );
}

/** numpy.expand_dims: a new axis of length 1 at the given place(s). A view. */
export function expandDims(a: ArrayLike, axis: number | Shape): NDArray {
  const x = asarray(a);
  const list = typeof axis === 'number' ? [axis] : axis;
  const ndim = x.ndim + list.length;
  const at = normalizeAxes(list, ndim);
  const index: SliceIndex[] = Array.from({ length: ndim }, (_, i) => (at.includes(i) ? null : ':'));
  return x.slice(...index);
}

/** numpy.broadcast_to: a read-only-in-spirit view with the given shape (rows share memory). */
export function broadcastTo(a: ArrayLike, shape: number | Shape): NDArray {
  const x = asarray(a);
  const wanted = typeof shape === 'number' ? [shape] : [...shape];
  if (x.ndim > wanted.length) {
    if (wanted.length === 0) {
      throw new BroadcastError('cannot broadcast a non-scalar to a scalar array');
    }
    throw new BroadcastError(
      'input operand has more dimensions than allowed by the axis remapping',
    );
  }
  let full: Shape = [];
  try {
    full = broadcastShapes(x.shape, wanted);
  } catch {
    // reported below
  }
  if (!sameShape(full, wanted)) {
    const remapped = `${shapeText(x.shape)}`;
    throw new BroadcastError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${remapped}  and requested shape ${shapeText(wanted)}`,
    );
  }
  return new NDArray(
    x.data,
    x.dtype,
    wanted,
    broadcastStrides(x.shape, x.strides, wanted),
    x.offset,
  );
}

/** numpy.flip: reversed along one axis, several or all. A view. */
export function flip(a: ArrayLike, axis?: number | Shape): NDArray {
  const x = asarray(a);
  const axes = axis === undefined ? x.shape.map((_, i) => i) : normalizeAxes(axis, x.ndim);
  if (x.ndim === 0) return x.copy();
  return x.slice(...x.shape.map((_, i) => (axes.includes(i) ? '::-1' : ':')));
}

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

/** numpy.diagonal of the first two axes; a view. */
export function diagonal(a: ArrayLike, offset = 0): NDArray {
  const x = asarray(a);
  if (x.ndim < 2) throw new ValueError('diag requires an array of at least two dimensions');
  const [rows, columns] = x.shape;
  const skipRows = Math.max(0, -offset);
  const skipColumns = Math.max(0, offset);
  const n = Math.max(0, Math.min(rows - skipRows, columns - skipColumns));
  return new NDArray(
    x.data,
    x.dtype,
    [...x.shape.slice(2), n],
    [...x.strides.slice(2), x.strides[0] + x.strides[1]],
    n === 0 ? x.offset : x.offset + skipRows * x.strides[0] + skipColumns * x.strides[1],
  );
}

/** numpy.diag: a matrix from its diagonal, or the diagonal of a matrix. */
export function diag(a: ArrayLike, offset = 0): NDArray {
  const x = asarray(a);
  if (x.ndim === 2) return diagonal(x, offset);
  if (x.ndim !== 1) throw new ValueError('Input must be 1- or 2-d.');
  const n = x.size + Math.abs(offset);
  const result = new NDArray(allocate(x.dtype, n * n), x.dtype, [n, n]);
  copyInto(diagonal(result, offset), x);
  return result;
}

/** numpy.tril: zeros above the k-th diagonal. */
export function tril(a: ArrayLike, k = 0): NDArray {
  return triangle(asarray(a), (i, j) => j - i <= k);
}

/** numpy.triu: zeros below the k-th diagonal. */
export function triu(a: ArrayLike, k = 0): NDArray {
  return triangle(asarray(a), (i, j) => j - i >= k);
}

function triangle(a: NDArray, keep: (row: number, column: number) => boolean): NDArray {
  if (a.ndim === 0) throw new ShapeError('tril and triu need an array of at least one dimension');
  const [rows, columns] = a.ndim === 1 ? [a.size, a.size] : a.shape.slice(-2);
  const mask = new NDArray(new Uint8Array(rows * columns), 'bool', [rows, columns]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) mask.data[i * columns + j] = keep(i, j) ? 1 : 0;
  }
  return where(mask, a, asarray(0, a.dtype));
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

/** numpy.unravel_index for one flat index. */
export function unravelIndex(flat: number, shape: Shape): number[] {
  if (!(flat >= 0 && flat < sizeOf(shape))) {
    throw new AxisError(`index ${flat} is out of bounds for array with size ${sizeOf(shape)}`);
  }
  return contiguousStrides(shape).map((step, i) => Math.floor(flat / step) % shape[i]);
}
