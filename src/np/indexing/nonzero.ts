/** Where an array is not zero. */
import { type ArrayLike, asarray } from '../array/create.ts';
import { NDArray } from '../array/ndarray.ts';
import { ValueError } from '../errors.ts';

/** numpy.nonzero: for each axis the int64 indices of the elements that are not zero. */
export function nonzero(a: ArrayLike): NDArray[] {
  const x = asarray(a);
  if (x.ndim === 0) {
    throw new ValueError(
      'Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.' +
        (x.dtype === 'bool'
          ? ' If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.'
          : ''),
    );
  }
  const where = flatPositions(x);
  let step = x.size;
  return x.shape.map((n) => {
    step /= n;
    const along = new Float64Array(where.length);
    for (let k = 0; k < where.length; k++) along[k] = Math.floor(where[k] / step) % n;
    return new NDArray(along, 'int64', [where.length]);
  });
}

/** The positions in C order of the elements that are not zero. */
function flatPositions(x: NDArray): Uint32Array {
  const { data, offset, size } = x.contiguous ? x : x.copy();
  let count = 0;
  for (let i = 0; i < size; i++) if (data[offset + i] !== 0) count++;
  const where = new Uint32Array(count);
  for (let i = 0, k = 0; k < count; i++) if (data[offset + i] !== 0) where[k++] = i;
  return where;
}

/** numpy.flatnonzero */
export function flatnonzero(a: ArrayLike): NDArray {
  return nonzero(asarray(a).ravel())[0];
}
