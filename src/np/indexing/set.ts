/** Writing with an index. */
import { castArray } from '../array/cast.ts';
import { type ArrayLike, array, asarray } from '../array/create.ts';
import { castNumber } from '../array/dtype.ts';
import { forEachLine, planWalk } from '../array/iteration.ts';
import type { NDArray } from '../array/ndarray.ts';
import { broadcastShapes, broadcastStrides, sameShape, shapeText, sizeOf } from '../array/shape.ts';
import { BroadcastError } from '../errors.ts';
import { castLoop, copyInto } from '../ufunc/ufunc.ts';
import { type Index, isBasic } from './entries.ts';
import { checkMaskedValues, fillMasked, fillMaskedInOrder, wholeMask } from './mask.ts';
import { scatterRows } from './scatter.ts';
import {
  blockStarts,
  isRow,
  pickedShape,
  resultShape,
  type Selection,
  select,
} from './selection.ts';
import { slice } from './view.ts';

/** `a[index] = value`. Where an element is addressed twice the last value stays. */
export function set(a: NDArray, index: Index | readonly Index[], value: ArrayLike): void {
  const list = (Array.isArray(index) ? index : [index]) as readonly Index[];
  if (list.every(isBasic)) {
    copyInto(slice(a, list), toValues(a, value));
    return;
  }
  const mask = wholeMask(a, list);
  if (mask) setMasked(a, mask, toValues(a, value));
  else setSelected(a, select(a, list), value);
}

function setMasked(a: NDArray, mask: NDArray, values: NDArray): void {
  checkMaskedValues(mask, values);
  if (!a.contiguous) setSelected(a, select(a, [mask]), values);
  else if (values.size === 1) fillMasked(a, mask, castNumber(values.item(), a.dtype));
  else fillMaskedInOrder(a, mask, apart(a, castAs(a, values)));
}

/** In NumPy's order of complaints: about the index by itself, the value, the shapes, what arrays point at. */
function setSelected(a: NDArray, selection: Selection, value: ArrayLike): void {
  const { rest, restStrides, lead } = selection;
  const given = toValues(a, value);
  const picked = pickedShape(selection);
  const shape = resultShape(selection, picked);
  const values = apart(a, fitted(given, shape));
  const starts = blockStarts(selection, picked);
  if (sizeOf(shape) === 0) return;
  // the value's strides, split as the shape is
  const strides = broadcastStrides(values.shape, values.strides, shape);
  const pickedStrides = strides.slice(lead, lead + picked.length);
  const valueRest = [...strides.slice(0, lead), ...strides.slice(lead + picked.length)];
  const pickedWalk = planWalk(picked, [pickedStrides], [values.offset], 'C');
  const last = pickedWalk.shape.length - 1;
  const count = pickedWalk.shape[last];
  const step = pickedWalk.strides[0][last];
  const sameKind = values.dtype === a.dtype;
  let k = 0;
  if (sameKind && isRow(selection)) {
    const n = sizeOf(rest);
    forEachLine(pickedWalk, ([from]) => {
      scatterRows(values.data, from, step, valueRest[0] ?? 1, a.data, starts, k, count, n);
      k += count;
    });
    return;
  }
  const loop = castLoop(values.dtype, a.dtype);
  const walk = planWalk(rest, [restStrides, valueRest], [0, 0]);
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const [so, sv] = walk.strides.map((s) => s[inner]);
  forEachLine(pickedWalk, ([from]) => {
    for (let v = from, end = k + count; k < end; k++, v += step) {
      const start = starts[k];
      forEachLine(walk, ([o, i]) => loop(n, values.data, v + i, sv, a.data, start + o, so));
    }
  });
}

/** The values in memory of their own, if they share that of the array. */
function apart(a: NDArray, values: NDArray): NDArray {
  return values.data.buffer === a.data.buffer ? values.copy() : values;
}

function castAs(a: NDArray, values: NDArray): NDArray {
  return values.dtype === a.dtype ? values : castArray(values, a.dtype);
}

function toValues(a: NDArray, value: ArrayLike): NDArray {
  return typeof value === 'number' || typeof value === 'boolean'
    ? array(value, a.dtype)
    : asarray(value);
}

/**
 * The value as an array that broadcasts to the shape. Leading axes that do not count are dropped: those
 * of length 1, and all when nothing is to be written.
 */
function fitted(values: NDArray, shape: readonly number[]): NDArray {
  let value = values;
  if (value.ndim > shape.length) {
    const trailing = value.shape.slice(value.ndim - shape.length);
    if (sizeOf(trailing) === value.size) value = value.reshape(trailing);
  }
  try {
    if (sameShape(broadcastShapes(value.shape, shape), shape)) return value;
  } catch {
    // reported below
  }
  throw new BroadcastError(
    `shape mismatch: value array of shape ${shapeText(values.shape)} could not be broadcast to indexing result of shape ${shapeText(shape)}`,
  );
}
