/** Rows written to scattered places in memory. */
import type { Data } from '../array/dtype.ts';

/**
 * Writes `count` rows of n elements to their starts (from the `first` one on). The rows are read `step`
 * apart, their elements `stride` apart: 1, or 0 where one element stands for the whole row.
 */
export function scatterRows(
  source: Data,
  from: number,
  step: number,
  stride: number,
  data: Data,
  starts: Uint32Array,
  first: number,
  count: number,
  n: number,
): void {
  if (n === 1) {
    for (let k = 0, v = from; k < count; k++, v += step) data[starts[first + k]] = source[v];
    return;
  }
  for (let k = 0, row = from; k < count; k++, row += step) {
    let to = starts[first + k];
    let v = row;
    // four elements a turn, as in gatherRows
    for (let end = to + (n & ~3); to < end; to += 4, v += 4 * stride) {
      data[to] = source[v];
      data[to + 1] = source[v + stride];
      data[to + 2] = source[v + 2 * stride];
      data[to + 3] = source[v + 3 * stride];
    }
    for (let left = n & 3; left > 0; left--, v += stride) data[to++] = source[v];
  }
}
