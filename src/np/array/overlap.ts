import type { NDArray } from './ndarray.ts';
import { sameShape } from './shape.ts';

/** True when the two share memory without being the very same elements in the same order. */
export function partlyOverlaps(a: NDArray, b: NDArray): boolean {
  if (a.data.buffer !== b.data.buffer || a.size === 0 || b.size === 0) return false;
  if (a.data === b.data && a.offset === b.offset && sameShape(a.shape, b.shape)) {
    if (sameShape(a.strides, b.strides)) return false;
  }
  const [lowA, highA] = extent(a);
  const [lowB, highB] = extent(b);
  return lowA < highB && lowB < highA;
}

/** First byte and one past the last byte that an array touches. */
function extent(a: NDArray): [number, number] {
  let low = a.offset;
  let high = a.offset;
  for (let i = 0; i < a.ndim; i++) {
    const span = a.strides[i] * (a.shape[i] - 1);
    if (span < 0) low += span;
    else high += span;
  }
  const width = a.data.BYTES_PER_ELEMENT;
  return [a.data.byteOffset + low * width, a.data.byteOffset + (high + 1) * width];
}
