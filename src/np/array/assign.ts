/** Writing one array into another. */

import { BroadcastError } from '../errors.ts';
import type { UnaryLoop } from '../loops/index.ts';
import * as loops from '../loops/index.ts';
import type { Data, DType } from './dtype.ts';
import { isFloat } from './dtype.ts';
import { forEachLine, planWalk } from './iteration.ts';
import type { NDArray } from './ndarray.ts';
import { partlyOverlaps } from './overlap.ts';
import { broadcastStrides, contiguousStrides, type Shape, sameShape, shapeText } from './shape.ts';

/**
 * Writes `from` into `to`, converting as C does (`astype`, assignment). Broadcasts; throws
 * `could not broadcast input array from shape (4,) into shape (2,3)`.
 */
export function copyInto(to: NDArray, from: NDArray): void {
  let source = from;
  let sourceShape = from.shape;
  let sourceStrides = from.strides;
  if (!sameShape(source.shape, to.shape)) {
    // assignment drops leading axes of length 1
    while (sourceShape.length > to.ndim && sourceShape[0] === 1) {
      sourceShape = sourceShape.slice(1);
      sourceStrides = sourceStrides.slice(1);
    }
    if (!broadcastsTo(sourceShape, to.shape)) {
      throw new BroadcastError(
        `could not broadcast input array from shape ${shapeText(sourceShape)} into shape ${shapeText(to.shape)}`,
      );
    }
  }
  if (partlyOverlaps(to, source)) {
    source = source.copy();
    sourceStrides = contiguousStrides(sourceShape);
  }
  runUnary(
    castLoop(source.dtype, to.dtype),
    source.data,
    source.offset,
    broadcastStrides(sourceShape, sourceStrides, to.shape),
    to,
  );
}

function broadcastsTo(shape: Shape, to: Shape): boolean {
  const lead = to.length - shape.length;
  if (lead < 0) return false;
  return shape.every((n, i) => n === 1 || n === to[lead + i]);
}

/** The loop that converts one dtype to another. */
export function castLoop(from: DType, to: DType): UnaryLoop {
  if (from === to) return loops.copy;
  if (to === 'bool') return loops.toBool;
  if (isFloat(from) && to === 'int64') return loops.floatToInt64;
  if (isFloat(from) && to === 'int32') return loops.floatToInt32;
  return loops.copy;
}

/** to = loop(data), element by element; the strides are those of `data` broadcast to the shape of `to`. */
export function runUnary(
  loop: UnaryLoop,
  data: Data,
  offset: number,
  strides: number[],
  to: NDArray,
): void {
  const walk = planWalk(to.shape, [to.strides, strides], [to.offset, offset]);
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const so = walk.strides[0][inner];
  const sa = walk.strides[1][inner];
  forEachLine(walk, (at) => loop(n, data, at[1], sa, to.data, at[0], so));
}
