/** Reading with an index. */
import { castArray } from '../array/cast.ts';
import { allocate, type Data } from '../array/dtype.ts';
import { keptOrderStrides, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { contiguousStrides, sizeOf } from '../array/shape.ts';
import { type Index, isBasic } from './entries.ts';
import { gatherBlocks, gatherRows } from './gather.ts';
import { masked, wholeMask } from './mask.ts';
import { blockStarts, isRow, pickedShape, resultShape, select } from './selection.ts';
import { slice } from './view.ts';

/** `a[index]`: a view for basic indices, else a copy. */
export function get(a: NDArray, index: readonly Index[]): NDArray {
  if (index.every(isBasic)) return slice(a, index);
  const mask = a.ndim > 0 ? wholeMask(a, index) : undefined;
  if (mask) return masked(a, mask);
  const selection = select(a, index);
  const { rest, restStrides, lead, offset } = selection;
  if (selection.pickers.length === 0) {
    return castArray(new NDArray(a.data, a.dtype, rest, restStrides, offset), a.dtype, true);
  }
  const picked = pickedShape(selection);
  const starts = blockStarts(selection, picked);
  const restSize = sizeOf(rest);
  const shape = resultShape(selection, picked);
  const inOrder = keptOrderStrides(rest, [restStrides]);
  let data: Data;
  if (isRow(selection)) {
    data = gatherRows(a.data, starts, restSize, a.dtype);
    if (lead === 0) return new NDArray(data, a.dtype, shape);
  } else {
    data = allocate(a.dtype, starts.length * restSize);
    const walk = planWalk(rest, [inOrder, restStrides], [0, 0]);
    gatherBlocks(a.data, starts, walk, restSize, data);
  }
  const pickedStrides = contiguousStrides(picked).map((step) => step * restSize);
  return new NDArray(data, a.dtype, shape, [
    ...inOrder.slice(0, lead),
    ...pickedStrides,
    ...inOrder.slice(lead),
  ]);
}
