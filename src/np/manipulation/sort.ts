import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, type Data } from '../array/dtype.ts';
import { forEachLine, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis } from '../array/shape.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { moveaxis } from './manipulate.ts';

/** numpy.sort: a sorted copy along an axis (null: flattened); NaN last. */
export function sort(a: ArrayLike, axis: number | null = -1): NDArray {
  const x = asarray(a);
  if (axis === null) return sort(x.ravel(), 0);
  const along = normalizeAxis(axis, x.ndim);
  const rows = castArray(moveaxis(x, along, -1), x.dtype);
  const n = x.shape[along];
  for (let at = 0; at < rows.size; at += n) sortRow(rows.data.subarray(at, at + n));
  if (along === x.ndim - 1 && x.contiguous) return rows;
  const result = castArray(x, x.dtype, true);
  copyInto(result, moveaxis(rows, -1, along));
  return result;
}

/** Typed arrays sort −0 before 0; a stable sort leaves equal elements in their order. */
function sortRow(row: Data): void {
  const zeros = row.filter((x) => x === 0);
  row.sort();
  if (zeros.length > 1) row.set(zeros, row.indexOf(0));
}

/**
 * numpy.argsort(kind='stable'): the int64 indices that sort along an axis (null: flattened); equal
 * elements keep their order, NaN goes last.
 */
export function argsort(a: ArrayLike, axis: number | null = -1): NDArray {
  const x = asarray(a);
  if (axis === null) return argsort(x.ravel(), 0);
  if (x.ndim === 0) return argsort(x.ravel(), axis);
  const along = normalizeAxis(axis, x.ndim);
  const n = x.shape[along];
  const result = new NDArray(allocate('int64', x.size), 'int64', x.shape);
  const shape = x.shape.map((m, i) => (i === along ? 1 : m));
  const walk = planWalk(shape, [result.strides, x.strides], [0, x.offset], 'C');
  const inner = walk.shape.length - 1;
  if (n === 0) return result;
  forEachLine(walk, ([o, i]) => {
    for (let k = 0; k < walk.shape[inner]; k++) {
      const to = o + k * walk.strides[0][inner];
      const from = i + k * walk.strides[1][inner];
      const order = stableOrder(x.data, from, x.strides[along], n);
      for (let j = 0; j < n; j++) result.data[to + j * result.strides[along]] = order[j];
    }
  });
  return result;
}

function stableOrder(data: Data, at: number, step: number, n: number): number[] {
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = data[at + i * step];
  const order = Array.from({ length: n }, (_, i) => i);
  return order.sort((i, j) => {
    const p = keys[i];
    const q = keys[j];
    if (p < q) return -1;
    if (p > q) return 1;
    if (p === q) return 0;
    return (Number.isNaN(p) ? 1 : 0) - (Number.isNaN(q) ? 1 : 0);
  });
}

export interface Unique {
  /** the sorted distinct values */
  values: NDArray;
  /** where each value first occurs in the flattened input */
  index: NDArray;
  /** for each input element the position of its value, in the input's shape */
  inverse: NDArray;
  /** how often each value occurs */
  counts: NDArray;
}

/** numpy.unique: the sorted distinct values; all NaN count as one. */
export function unique(a: ArrayLike): NDArray {
  return uniqueAll(a).values;
}

/** numpy.unique with return_index, return_inverse and return_counts. */
export function uniqueAll(a: ArrayLike): Unique {
  const x = asarray(a);
  const flat = castArray(x, x.dtype).data;
  const order = stableOrder(flat, 0, 1, x.size);
  const values: number[] = [];
  const index: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(x.size);
  for (const i of order) {
    const value = flat[i];
    const last = values[values.length - 1];
    const same =
      values.length > 0 && (value === last || (Number.isNaN(value) && Number.isNaN(last)));
    if (!same) {
      values.push(value);
      index.push(i);
      counts.push(0);
    }
    counts[counts.length - 1]++;
    inverse[i] = values.length - 1;
  }
  const distinct = allocate(x.dtype, values.length);
  distinct.set(values);
  const int64 = (list: number[]) => new NDArray(Float64Array.from(list), 'int64', [list.length]);
  return {
    values: new NDArray(distinct, x.dtype, [values.length]),
    index: int64(index),
    inverse: new NDArray(inverse, 'int64', x.shape),
    counts: int64(counts),
  };
}

/** numpy.bincount: how often each small non-negative integer occurs. */
export function bincount(a: ArrayLike, minlength = 0): NDArray {
  const x = castArray(asarray(a), 'int64').data;
  let n = minlength;
  for (const i of x) n = Math.max(n, i + 1);
  const counts = new Float64Array(n);
  for (const i of x) counts[i]++;
  return new NDArray(counts, 'int64', [n]);
}

/** numpy.searchsorted: where to insert so that the sorted `a` stays sorted. */
export function searchsorted(
  a: ArrayLike,
  values: ArrayLike,
  side: 'left' | 'right' = 'left',
): NDArray {
  const sorted = castArray(asarray(a), 'float64').data;
  const v = castArray(asarray(values), 'float64');
  const result = new Float64Array(v.size);
  for (let k = 0; k < v.size; k++) {
    const x = v.data[k];
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const y = sorted[middle];
      const before =
        side === 'left'
          ? y < x || (Number.isNaN(x) && !Number.isNaN(y))
          : y <= x || Number.isNaN(x);
      if (before) low = middle + 1;
      else high = middle;
    }
    result[k] = low;
  }
  return new NDArray(result, 'int64', v.shape);
}
