import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, sameShape } from '../array/shape.ts';
import { ShapeError } from '../errors.ts';
import type { BitSource } from './bit-source.ts';
import { drawMasked } from './bounded-integers.ts';

/** Swaps two sub-arrays along an axis in place, given where each element of a sub-array lies. */
function swapSlices(a: NDArray, axis: number, i: number, j: number, places: Int32Array): void {
  const { data } = a;
  const first = a.offset + i * a.strides[axis];
  const second = a.offset + j * a.strides[axis];
  for (const place of places) {
    const held = data[first + place];
    data[first + place] = data[second + place];
    data[second + place] = held;
  }
}

/** Offsets of the elements of one sub-array across an axis, in C order of the other axes. */
function slicePlaces(a: NDArray, axis: number): Int32Array {
  let places = [0];
  for (let k = 0; k < a.ndim; k++) {
    if (k === axis) continue;
    places = places.flatMap((place) =>
      Array.from({ length: a.shape[k] }, (_, i) => place + i * a.strides[k]),
    );
  }
  return Int32Array.from(places);
}

/** Shuffles an array along an axis, or a list, in place: Fisher and Yates from the end down. */
export function shuffleAlong(source: BitSource, x: NDArray | unknown[], axis: number): void {
  if (!(x instanceof NDArray)) {
    forEachSwap(source, x.length, (i, j) => {
      [x[i], x[j]] = [x[j], x[i]];
    });
    return;
  }
  const along = normalizeAxis(axis, x.ndim);
  if (x.size === 0) return;
  const { data, offset } = x;
  if (x.ndim === 1) {
    const step = x.strides[0];
    forEachSwap(source, x.size, (i, j) => {
      const held = data[offset + i * step];
      data[offset + i * step] = data[offset + j * step];
      data[offset + j * step] = held;
    });
    return;
  }
  const places = slicePlaces(x, along);
  forEachSwap(source, x.shape[along], (i, j) => {
    if (i !== j) swapSlices(x, along, i, j, places);
  });
}

/** For i from n−1 down to 1 swaps i with a uniform j ≤ i, drawn by masking and rejection. */
function forEachSwap(source: BitSource, n: number, swap: (i: number, j: number) => void): void {
  // every i takes one word at least: so many can be drawn ahead
  const words = new Uint32Array(Math.min(1024, Math.max(n - 1, 0)));
  for (let i = n - 1; i > 0; ) {
    const count = Math.min(words.length, i);
    source.fillUint32(words, count);
    for (let k = 0; k < count; k++) {
      const j = (words[k] & (0xffffffff >>> Math.clz32(i))) >>> 0;
      if (j <= i) swap(i--, j);
    }
  }
}

/** A copy (or `out`) in which every line along the axis, or all elements, are shuffled on their own. */
export function permuted(
  source: BitSource,
  array: NDArray,
  axis: number | undefined,
  out: NDArray | undefined,
): NDArray {
  const result = out ?? array.copy();
  if (out) {
    if (!sameShape(out.shape, array.shape)) {
      throw new ShapeError('out must have the same shape as x');
    }
    if (out !== array) out.set(['...'], array);
  }
  if (axis === undefined) {
    if (result.ndim === 1) {
      shuffleAlong(source, result, 0);
    } else {
      const flat = result.ravel().copy();
      shuffleAlong(source, flat, 0);
      result.set(['...'], flat.reshape([...result.shape]));
    }
    return result;
  }
  const along = normalizeAxis(axis, result.ndim);
  const { data, offset } = result;
  const stride = result.strides[along];
  for (const place of slicePlaces(result, along)) {
    for (let i = result.shape[along] - 1; i > 0; i--) {
      const j = drawMasked(source, i);
      const held = data[offset + place + i * stride];
      data[offset + place + i * stride] = data[offset + place + j * stride];
      data[offset + place + j * stride] = held;
    }
  }
  return result;
}
