/** Copies of scattered blocks of memory, one after the other. */
import { allocate, type Data, type DType } from '../array/dtype.ts';
import { forEachLine, type Walk } from '../array/iteration.ts';
import { simdGatherRows } from '../kernels/gather.ts';

/** Rows at least this long are copied by the engine's memory move. */
const LONG_ROW = 256;

/** Rows of n neighbouring elements from each start, one after the other. */
export function gatherRows(source: Data, starts: Uint32Array, n: number, dtype: DType): Data {
  const gathered = n > 1 ? simdGatherRows(source, starts, n) : null;
  if (gathered !== null) return gathered;
  const count = starts.length;
  const data = allocate(dtype, count * n);
  if (n === 1) {
    for (let k = 0; k < count; k++) data[k] = source[starts[k]];
  } else if (n < LONG_ROW) {
    // eight elements a turn: half the time of one a turn
    for (let k = 0, o = 0; k < count; k++) {
      let from = starts[k];
      for (let end = from + (n & ~7); from < end; from += 8, o += 8) {
        data[o] = source[from];
        data[o + 1] = source[from + 1];
        data[o + 2] = source[from + 2];
        data[o + 3] = source[from + 3];
        data[o + 4] = source[from + 4];
        data[o + 5] = source[from + 5];
        data[o + 6] = source[from + 6];
        data[o + 7] = source[from + 7];
      }
      for (let left = n & 7; left > 0; left--) data[o++] = source[from++];
    }
  } else {
    for (let k = 0, o = 0; k < count; k++, o += n) {
      data.set(source.subarray(starts[k], starts[k] + n), o);
    }
  }
  return data;
}

/** Copies from each start the block that the walk's second operand visits, to where the first one goes. */
export function gatherBlocks(
  source: Data,
  starts: Uint32Array,
  walk: Walk,
  blockSize: number,
  data: Data,
): void {
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const so = walk.strides[0][inner];
  const sa = walk.strides[1][inner];
  for (let k = 0; k < starts.length; k++) {
    const from = starts[k];
    const to = k * blockSize;
    forEachLine(walk, ([o, i]) => {
      for (let j = 0; j < n; j++) data[to + o + j * so] = source[from + i + j * sa];
    });
  }
}
