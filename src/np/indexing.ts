/**
 * Indexing. Integers, slices, '...' and new axes give views; boolean masks and integer arrays give copies
 * and can be assigned to. The rules for mixing them are NumPy's: integer arrays broadcast together, and
 * their axes replace the indexed ones in place when those stand side by side, else go to the front.
 */
import { castArray } from './cast.ts';
import { type ArrayLike, array, asarray, zeros } from './create.ts';
import { allocate, castNumber, isInteger } from './dtype.ts';
import { BroadcastError, DTypeError, IndexError, ValueError } from './errors.ts';
import { forEachLine, keptOrderStrides, planWalk } from './iteration.ts';
import * as float32 from './kernels/float32.ts';
import * as float64 from './kernels/float64.ts';
import { NDArray } from './ndarray.ts';
import {
  broadcastShapes,
  broadcastStrides,
  normalizeAxis,
  sameShape,
  shapeText,
  sizeOf,
} from './shape.ts';
import { parseSlice, resolveSlice, type SliceIndex } from './slicing.ts';
import { castLoop, copyInto } from './ufunc.ts';

export { newaxis, type SliceIndex } from './slicing.ts';

/** One entry of any index: additionally masks and integer arrays, as arrays or lists. */
export type Index = SliceIndex | NDArray | readonly (number | boolean | readonly number[])[];

function checkInteger(index: number, n: number, axis: number): number {
  if (!Number.isInteger(index)) {
    throw new IndexError(
      'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices',
    );
  }
  if (index < -n || index >= n) {
    throw new IndexError(`index ${index} is out of bounds for axis ${axis} with size ${n}`);
  }
  return index < 0 ? index + n : index;
}

/** The view `a[index]` for integers, slices, '...' and new axes. */
export function slice(a: NDArray, index: readonly SliceIndex[]): NDArray {
  let used = 0;
  let ellipses = 0;
  for (const i of index) {
    if (i === '...') ellipses++;
    else if (i !== null) used++;
  }
  checkCounts(a, used, ellipses);
  const shape: number[] = [];
  const strides: number[] = [];
  let offset = a.offset;
  let axis = 0;
  const whole = (count: number) => {
    for (let i = 0; i < count; i++, axis++) {
      shape.push(a.shape[axis]);
      strides.push(a.strides[axis]);
    }
  };
  for (const entry of index) {
    if (entry === null) {
      shape.push(1);
      strides.push(0);
    } else if (entry === '...') {
      whole(a.ndim - used);
    } else if (typeof entry === 'number') {
      offset += checkInteger(entry, a.shape[axis], axis) * a.strides[axis];
      axis++;
    } else if (entry === ':') {
      whole(1);
    } else {
      const text = parseSlice(entry);
      const { start, count } = resolveSlice(text, a.shape[axis]);
      if (count > 0) offset += start * a.strides[axis];
      shape.push(count);
      strides.push(a.strides[axis] * text.step);
      axis++;
    }
  }
  whole(a.ndim - axis);
  return new NDArray(a.data, a.dtype, shape, strides, offset);
}

function checkCounts(a: NDArray, used: number, ellipses: number): void {
  if (ellipses > 1) throw new IndexError("an index can only have a single ellipsis ('...')");
  if (used > a.ndim) {
    throw new IndexError(
      `too many indices for array: array is ${a.ndim}-dimensional, but ${used} were indexed`,
    );
  }
}

function isBasic(index: Index): index is SliceIndex {
  return index === null || typeof index !== 'object';
}

/** What an advanced index selects: where each selected block starts, and how a block is laid out. */
interface Selection {
  /** shape of the broadcast index arrays */
  picked: number[];
  /** first element of each block */
  starts: Float64Array;
  /** the axes that are not picked from, in order */
  rest: number[];
  restStrides: number[];
  /** how many of the rest axes come before the picked ones in the result */
  lead: number;
}

function select(a: NDArray, index: readonly Index[]): Selection {
  // masks become integer arrays, one for each of their axes
  const entries: (SliceIndex | NDArray)[] = [];
  let axis = 0;
  let used = 0;
  let ellipses = 0;
  const indices = index.map((i) => (isBasic(i) ? i : toIndexArray(i)));
  for (const i of indices) {
    if (i === '...') ellipses++;
    else if (i instanceof NDArray && i.dtype === 'bool') used += i.ndim;
    else if (i !== null) used++;
  }
  checkCounts(a, used, ellipses);
  for (const i of indices) {
    if (i === '...') {
      for (; used < a.ndim; used++, axis++) entries.push(':');
      // an ellipsis separates even when it stands for no axis
      entries.push('...');
    } else if (i instanceof NDArray && i.dtype === 'bool') {
      i.shape.forEach((n, k) => {
        if (n !== a.shape[axis + k]) {
          throw new IndexError(
            `boolean index did not match indexed array along axis ${axis + k}; size of axis is ${a.shape[axis + k]} but size of corresponding boolean axis is ${n}`,
          );
        }
      });
      if (i.ndim === 0) entries.push(i);
      else entries.push(...nonzero(i));
      axis += i.ndim;
    } else {
      entries.push(i);
      if (i !== null) axis++;
    }
  }
  const arrays: { at: NDArray; axis: number; n: number; stride: number }[] = [];
  const rest: number[] = [];
  const restStrides: number[] = [];
  let offset = a.offset;
  let lead = 0;
  let state: 'before' | 'inside' | 'after' | 'scattered' = 'before';
  axis = 0;
  for (const entry of entries) {
    const advanced = typeof entry === 'number' || entry instanceof NDArray;
    if (advanced) {
      if (state === 'before') {
        state = 'inside';
        lead = rest.length;
      } else if (state === 'after') state = 'scattered';
      const at = typeof entry === 'number' ? array(entry, 'int64') : entry;
      if (at.dtype === 'bool') {
        // a 0-d mask picks all or nothing along a new axis
        arrays.push({ at: zeros(at.item(), 'int64'), axis, n: 1, stride: 0 });
        continue;
      }
      arrays.push({ at, axis, n: a.shape[axis], stride: a.strides[axis] });
      axis++;
      continue;
    }
    if (state === 'inside') state = 'after';
    if (entry === null) {
      rest.push(1);
      restStrides.push(0);
    } else if (entry !== '...') {
      const text = parseSlice(entry);
      const { start, count } = resolveSlice(text, a.shape[axis]);
      if (count > 0) offset += start * a.strides[axis];
      rest.push(count);
      restStrides.push(a.strides[axis] * text.step);
      axis++;
    }
  }
  for (; axis < a.ndim; axis++) {
    rest.push(a.shape[axis]);
    restStrides.push(a.strides[axis]);
  }
  if (state === 'scattered') lead = 0;

  let picked: number[];
  try {
    picked = broadcastShapes(...arrays.map((x) => x.at.shape));
  } catch {
    throw new IndexError(
      `shape mismatch: indexing arrays could not be broadcast together with shapes ${arrays
        .filter((x) => x.at.ndim > 0)
        .map((x) => shapeText(x.at.shape))
        .join(' ')}`,
    );
  }
  const starts = new Float64Array(sizeOf(picked)).fill(offset);
  for (const { at, axis: on, n, stride } of arrays) {
    const walk = planWalk(
      picked,
      [broadcastStrides(at.shape, at.strides, picked)],
      [at.offset],
      'C',
    );
    const inner = walk.shape.length - 1;
    const count = walk.shape[inner];
    const step = walk.strides[0][inner];
    let k = 0;
    forEachLine(walk, ([from]) => {
      for (let j = 0, p = from; j < count; j++, p += step) {
        let i = at.data[p];
        if (i < 0) i += n;
        if (!(i >= 0 && i < n)) checkInteger(at.data[p], n, on);
        starts[k++] += i * stride;
      }
    });
  }
  return { picked, starts, rest, restStrides, lead };
}

function toIndexArray(index: Exclude<Index, SliceIndex>): NDArray {
  if (!(index instanceof NDArray)) {
    const made = array(index);
    if (made.dtype === 'bool') return made;
    if (made.size === 0) return castArray(made, 'int64');
    return array(
      index.map((i) => i),
      Number.isInteger(sumOfFractions(made)) ? 'int64' : undefined,
    );
  }
  if (index.dtype === 'bool' || isInteger(index.dtype)) return index;
  return checkedIndex(index);
}

function sumOfFractions(a: NDArray): number {
  let sum = 0;
  for (const x of a.data) sum += Math.abs(x % 1);
  if (sum !== 0) checkedIndex(a);
  return sum;
}

function checkedIndex(a: NDArray): NDArray {
  throw new IndexError(
    `arrays used as indices must be of integer (or boolean) type, not ${a.dtype}; use .astype('int64')`,
  );
}

/** `a[index]`: a view for basic indices, else a copy. */
export function get(a: NDArray, index: readonly Index[]): NDArray {
  if (index.every(isBasic)) return slice(a, index);
  const only = index[0];
  if (index.length === 1 && only instanceof NDArray) {
    if (only.dtype === 'bool' && sameShape(only.shape, a.shape) && a.ndim > 0)
      return masked(a, only);
  }
  const { picked, starts, rest, restStrides, lead } = select(a, index);
  const restSize = sizeOf(rest);
  const data = allocate(a.dtype, starts.length * restSize);
  const inOrder = keptOrderStrides(rest, [restStrides]);
  const pickedStrides = picked.map((_, i) => sizeOf(picked.slice(i + 1)) * restSize);
  copyBlocks(a, starts, data, rest, restStrides, inOrder);
  return new NDArray(
    data,
    a.dtype,
    [...rest.slice(0, lead), ...picked, ...rest.slice(lead)],
    [...inOrder.slice(0, lead), ...pickedStrides, ...inOrder.slice(lead)],
  );
}

function copyBlocks(
  a: NDArray,
  starts: Float64Array,
  data: NDArray['data'],
  rest: number[],
  restStrides: number[],
  inOrder: number[],
): void {
  const walk = planWalk(rest, [inOrder, restStrides], [0, 0]);
  const source = a.data;
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const so = walk.strides[0][inner];
  const sa = walk.strides[1][inner];
  const blockSize = sizeOf(rest);
  const count = starts.length;
  if (inner === 0 && n === 1) {
    if (source instanceof Float64Array) float64.gather(count, source, starts, data as Float64Array);
    else if (source instanceof Float32Array) {
      float32.gather(count, source, starts, data as Float32Array);
    } else for (let k = 0; k < count; k++) data[k] = source[starts[k]];
  } else if (inner === 0 && sa === 1 && so === 1) {
    // rows of contiguous memory
    if (n <= 512 && source instanceof Float64Array) {
      float64.gatherRows(count, n, source, starts, data as Float64Array);
    } else if (n <= 512 && source instanceof Float32Array) {
      float32.gatherRows(count, n, source, starts, data as Float32Array);
    } else {
      for (let k = 0; k < count; k++) data.set(source.subarray(starts[k], starts[k] + n), k * n);
    }
  } else {
    for (let k = 0; k < count; k++) {
      const from = starts[k];
      const to = k * blockSize;
      forEachLine(walk, ([o, i]) => {
        for (let j = 0; j < n; j++) data[to + o + j * so] = source[from + i + j * sa];
      });
    }
  }
}

function masked(a: NDArray, mask: NDArray): NDArray {
  const from = a.contiguous ? a : a.copy();
  const where = mask.contiguous ? mask : mask.copy();
  let count = 0;
  for (let i = 0; i < where.size; i++) count += where.data[where.offset + i];
  const data = allocate(a.dtype, count);
  for (let i = 0, o = 0; i < where.size; i++) {
    if (where.data[where.offset + i] !== 0) data[o++] = from.data[from.offset + i];
  }
  return new NDArray(data, a.dtype, [count]);
}

/** `a[index] = value`. Where an element is addressed twice the last value stays. */
export function set(a: NDArray, index: Index | readonly Index[], value: ArrayLike): void {
  const list = (Array.isArray(index) ? index : [index]) as readonly Index[];
  const basic = list.every(isBasic) ? slice(a, list) : undefined;
  const source =
    typeof value === 'number' || typeof value === 'boolean'
      ? array(value, a.dtype)
      : asarray(value);
  if (basic) {
    copyInto(basic, source);
    return;
  }
  if (isMaskOf(a, list)) {
    if (source.ndim > 1) {
      throw new DTypeError(
        `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${source.ndim} dimensions`,
      );
    }
    const mask = toIndexArray(list[0] as Exclude<Index, SliceIndex>);
    if (source.size === 1 && a.contiguous && mask.contiguous) {
      fillMasked(a, mask, castNumber(source.item(), a.dtype));
      return;
    }
  }
  const { picked, starts, rest, restStrides, lead } = select(a, list);
  const shape = [...rest.slice(0, lead), ...picked, ...rest.slice(lead)];
  const values = broadcastValue(a, list, source, shape);
  const total = sizeOf(shape);
  if (total === 0) return;
  // the value's strides, split as the shape is
  const strides = broadcastStrides(values.shape, values.strides, shape);
  const pickedStrides = strides.slice(lead, lead + picked.length);
  const valueRest = [...strides.slice(0, lead), ...strides.slice(lead + picked.length)];
  const loop = castLoop(values.dtype, a.dtype);
  const walk = planWalk(rest, [restStrides, valueRest], [0, 0]);
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const sa = walk.strides[0][inner];
  const sv = walk.strides[1][inner];
  const pickedWalk = planWalk(picked, [pickedStrides], [values.offset], 'C');
  const last = pickedWalk.shape.length - 1;
  let k = 0;
  forEachLine(pickedWalk, ([from]) => {
    for (let j = 0; j < pickedWalk.shape[last]; j++) {
      const start = starts[k++];
      const v = from + j * pickedWalk.strides[0][last];
      if (inner === 0)
        loop(n, values.data, v + walk.offsets[1], sv, a.data, start + walk.offsets[0], sa);
      else forEachLine(walk, ([o, i]) => loop(n, values.data, v + i, sv, a.data, start + o, sa));
    }
  });
}

/** a[mask] = one value, on plain memory. */
function fillMasked(a: NDArray, mask: NDArray, value: number): void {
  const where = mask.data as Uint8Array;
  const { data } = a;
  if (data instanceof Float64Array) {
    float64.fillWhere(a.size, where, mask.offset, data, a.offset, value);
  } else if (data instanceof Float32Array) {
    float32.fillWhere(a.size, where, mask.offset, data, a.offset, value);
  } else {
    for (let k = 0; k < a.size; k++) if (where[mask.offset + k] !== 0) data[a.offset + k] = value;
  }
}

/** Is the index one mask over all axes? */
function isMaskOf(a: NDArray, index: readonly Index[]): boolean {
  const [only] = index;
  if (index.length !== 1 || isBasic(only)) return false;
  const mask = toIndexArray(only);
  return mask.dtype === 'bool' && sameShape(mask.shape, a.shape);
}

function broadcastValue(
  a: NDArray,
  index: readonly Index[],
  source: NDArray,
  shape: number[],
): NDArray {
  let value = source;
  if (value.data.buffer === a.data.buffer) value = value.copy();
  while (value.ndim > shape.length && value.shape[0] === 1) value = value.slice(0);
  try {
    if (sameShape(broadcastShapes(value.shape, shape), shape)) return value;
  } catch {
    // reported below
  }
  if (isMaskOf(a, index) && source.ndim === 1) {
    throw new ValueError(
      `NumPy boolean array indexing assignment cannot assign ${source.size} input values to the ${shape[0]} output values where the mask is true`,
    );
  }
  throw new BroadcastError(
    `shape mismatch: value array of shape ${shapeText(source.shape)} could not be broadcast to indexing result of shape ${shapeText(shape)}`,
  );
}

/** numpy.nonzero: for each axis the int64 indices of the elements that are not zero. */
export function nonzero(a: ArrayLike): NDArray[] {
  const x = asarray(a);
  if (x.ndim === 0) {
    throw new ValueError(
      'Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.' +
        (x.dtype === 'bool'
          ? ' If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.'
          : ''),
    );
  }
  const flat = x.contiguous ? x : x.copy();
  const where: number[] = [];
  for (let i = 0; i < flat.size; i++) if (flat.data[flat.offset + i] !== 0) where.push(i);
  return x.shape.map((n, axis) => {
    const step = sizeOf(x.shape.slice(axis + 1));
    return new NDArray(
      Float64Array.from(where, (i) => Math.floor(i / step) % n),
      'int64',
      [where.length],
    );
  });
}

/** numpy.flatnonzero */
export function flatnonzero(a: ArrayLike): NDArray {
  return nonzero(asarray(a).ravel())[0];
}

/** numpy.take: elements (axis not given: of the flattened array) or slices along an axis. */
export function take(a: ArrayLike, indices: ArrayLike, axis?: number): NDArray {
  const x = asarray(a);
  const source = axis === undefined || x.ndim === 0 ? x.ravel() : x;
  const at = asarray(indices);
  const whole = at.dtype === 'float64' ? toIndexArray(at.tolist() as number[]) : at;
  const along = normalizeAxis(axis ?? 0, source.ndim);
  const others = sizeOf(source.shape.filter((_, i) => i !== along));
  if (source.shape[along] === 0 && whole.size * others > 0) {
    throw new IndexError('cannot do a non-empty take from an empty axes.');
  }
  const lead = new Array<SliceIndex>(along).fill(':');
  return get(source, [...lead, whole]).copy();
}

/** numpy.take_along_axis: picks by an index array as `argsort` returns it. */
export function takeAlongAxis(a: ArrayLike, indices: NDArray, axis: number): NDArray {
  const x = asarray(a);
  const along = normalizeAxis(axis, x.ndim);
  const index = x.shape.map((n, i) => {
    if (i === along) return indices;
    const shape = x.shape.map((_, k) => (k === i ? n : 1));
    return new NDArray(
      Float64Array.from({ length: n }, (_, k) => k),
      'int64',
      shape,
    );
  });
  return get(x, index);
}
