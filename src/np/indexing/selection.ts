/**
 * What an index with arrays in it selects. Integer arrays broadcast together, and their axes replace the
 * indexed ones in place when those stand side by side, else go to the front; single integers count among
 * them. The steps are apart because NumPy looks at the assigned value between them.
 */

import { forEachLine, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { broadcastShapes, broadcastStrides, sameShape, shapeText, sizeOf } from '../array/shape.ts';
import { IndexError } from '../errors.ts';
import { checkInteger, type Index, prepareEntries } from './entries.ts';
import { parseSlice, resolveSlice } from './slicing.ts';

/** An integer array and the axis it picks from. */
interface Picker {
  at: NDArray;
  axis: number;
  n: number;
  stride: number;
}

export interface Selection {
  pickers: Picker[];
  /** the axes that are not picked from, in order */
  rest: number[];
  restStrides: number[];
  /** where the rest begins when every picker picks 0 */
  offset: number;
  /** how many of the rest axes come before the picked ones in the result */
  lead: number;
}

/** Sorts the entries of an index. Throws IndexError for all that can be told without looking into arrays. */
export function select(a: NDArray, index: readonly Index[]): Selection {
  const pickers: Picker[] = [];
  const rest: number[] = [];
  const restStrides: number[] = [];
  let offset = a.offset;
  let lead = 0;
  let state: 'before' | 'inside' | 'after' | 'scattered' = 'before';
  let axis = 0;
  for (const entry of prepareEntries(a, index)) {
    if (typeof entry === 'number' || entry instanceof NDArray) {
      if (state === 'before') {
        state = 'inside';
        lead = rest.length;
      } else if (state === 'after') state = 'scattered';
      if (typeof entry === 'number') {
        offset += checkInteger(entry, a.shape[axis], axis) * a.strides[axis];
        axis++;
      } else if (entry.dtype === 'bool') {
        // a 0-d mask picks all or nothing along a new axis
        const at = new NDArray(new Float64Array(entry.item()), 'int64', [entry.item()]);
        pickers.push({ at, axis, n: 1, stride: 0 });
      } else {
        pickers.push({ at: entry, axis, n: a.shape[axis], stride: a.strides[axis] });
        axis++;
      }
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
  return { pickers, rest, restStrides, offset, lead: state === 'scattered' ? 0 : lead };
}

/** The shape the index arrays broadcast to; IndexError when they do not. */
export function pickedShape({ pickers }: Selection): readonly number[] {
  const [first] = pickers;
  if (pickers.every(({ at }) => sameShape(at.shape, first.at.shape))) return first?.at.shape ?? [];
  try {
    return broadcastShapes(...pickers.map(({ at }) => at.shape));
  } catch {
    const shapes = pickers.map(({ at }) => shapeText(at.shape)).join(' ');
    throw new IndexError(
      `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes}`,
    );
  }
}

/** The shape of `a[index]`. */
export function resultShape({ rest, lead }: Selection, picked: readonly number[]): number[] {
  return [...rest.slice(0, lead), ...picked, ...rest.slice(lead)];
}

/** Are the blocks rows of neighbouring elements? */
export function isRow({ rest, restStrides }: Selection): boolean {
  return rest.length === 0 || (rest.length === 1 && (restStrides[0] === 1 || rest[0] === 1));
}

/** Where each picked block starts in memory, in C order; IndexError for an index outside the array. */
export function blockStarts(
  { pickers, offset }: Selection,
  picked: readonly number[],
): Uint32Array {
  const starts = new Uint32Array(sizeOf(picked)).fill(offset);
  for (const picker of pickers) {
    const { at } = picker;
    if (at.contiguous && sameShape(at.shape, picked)) {
      addStarts(picker, at.offset, 1, starts, 0, starts.length);
      continue;
    }
    const strides = [broadcastStrides(at.shape, at.strides, picked)];
    const walk = planWalk(picked, strides, [at.offset], 'C');
    const inner = walk.shape.length - 1;
    const count = walk.shape[inner];
    let k = 0;
    forEachLine(walk, ([from]) => {
      addStarts(picker, from, walk.strides[0][inner], starts, k, count);
      k += count;
    });
  }
  return starts;
}

function addStarts(
  { at: { data }, axis, n, stride }: Picker,
  from: number,
  step: number,
  starts: Uint32Array,
  first: number,
  count: number,
): void {
  for (let k = first, p = from; k < first + count; k++, p += step) {
    const given = data[p];
    // integers of 32 bits are quick, and few arrays are longer
    let i = given | 0;
    if (i < 0) i += n;
    if (i < 0 || i >= n || (given | 0) !== given) i = checkInteger(given, n, axis);
    // positions stay below 2^32, so arithmetic modulo 2^32 is exact
    starts[k] = (starts[k] + Math.imul(i, stride)) | 0;
  }
}
