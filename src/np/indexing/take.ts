/** Picking along one axis by lists of positions. */
import { type ArrayLike, asarray } from '../array/create.ts';
import { isInteger } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, sizeOf } from '../array/shape.ts';
import { IndexError } from '../errors.ts';
import { wholeNumbers } from './entries.ts';
import { gatherRows } from './gather.ts';
import { get } from './get.ts';
import { blockStarts } from './selection.ts';

/** numpy.take: elements (axis not given: of the flattened array) or slices along an axis. */
export function take(a: ArrayLike, indices: ArrayLike, axis?: number): NDArray {
  const x = asarray(a);
  const kept = axis === undefined || x.ndim === 0 ? x.ravel() : x;
  const source = kept.contiguous ? kept : kept.copy();
  const at = asarray(indices);
  // np.take(x, [0, 2]): a list of whole numbers is one of indices; bools count as 0 and 1
  const whole = isInteger(at.dtype) ? at : wholeNumbers(at);
  const along = normalizeAxis(axis ?? 0, source.ndim);
  const n = source.shape[along];
  const row = sizeOf(source.shape.slice(along + 1));
  const count = sizeOf(source.shape.slice(0, along));
  if (n === 0 && whole.size * row * count > 0) {
    throw new IndexError('cannot do a non-empty take from an empty axes.');
  }
  const picker = { at: whole, axis: along, n, stride: row };
  const selection = {
    pickers: [picker],
    rest: [],
    restStrides: [],
    offset: source.offset,
    lead: 0,
  };
  const starts = eachAlong(count, n * row, blockStarts(selection, whole.shape));
  const data = gatherRows(source.data, starts, row, x.dtype);
  const shape = [...source.shape.slice(0, along), ...whole.shape, ...source.shape.slice(along + 1)];
  return new NDArray(data, x.dtype, shape);
}

/** The same starts in each of `count` parts of memory. */
function eachAlong(count: number, size: number, starts: Uint32Array): Uint32Array {
  if (count === 1) return starts;
  const all = new Uint32Array(count * starts.length);
  for (let i = 0, k = 0; i < count; i++) {
    for (let j = 0; j < starts.length; j++) all[k++] = (starts[j] + Math.imul(i, size)) | 0;
  }
  return all;
}

/** numpy.take_along_axis: picks by an index array as `argsort` returns it. */
export function takeAlongAxis(a: ArrayLike, indices: NDArray, axis: number): NDArray {
  const x = asarray(a);
  const along = normalizeAxis(axis, x.ndim);
  const index = x.shape.map((n, i) => {
    if (i === along) return indices;
    const shape = x.shape.map((_, k) => (k === i ? n : 1));
    return new NDArray(
      Float64Array.from({ length: n }, (_, k) => k),
      'int64',
      shape,
    );
  });
  return get(x, index);
}
