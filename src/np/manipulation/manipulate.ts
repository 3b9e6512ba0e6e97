import { type ArrayLike, asarray } from '../array/create.ts';
import { NDArray } from '../array/ndarray.ts';
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
} from '../array/shape.ts';
import { AxisError, BroadcastError, ShapeError } from '../errors.ts';
import type { SliceIndex } from '../indexing/slicing.ts';

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

/** numpy.unravel_index for one flat index. */
export function unravelIndex(flat: number, shape: Shape): number[] {
  if (!(flat >= 0 && flat < sizeOf(shape))) {
    throw new AxisError(`index ${flat} is out of bounds for array with size ${sizeOf(shape)}`);
  }
  return contiguousStrides(shape).map((step, i) => Math.floor(flat / step) % shape[i]);
}
