import { type ArrayLike, asarray } from '../array/create.ts';
import type { Data } from '../array/dtype.ts';
import { forEachLine, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, sizeOf } from '../array/shape.ts';
import { DTypeError, ValueError } from '../errors.ts';
import { rowPositions } from '../kernels/reduce.ts';

/**
 * Position of the first largest element (NaN counts as largest): flat, or along an axis (int64). With `keepdims`
 * the axes that are gone through stay with length 1; all of them where no axis is given.
 */
export function argmax(a: ArrayLike, axis?: null, keepdims?: false): number;
export function argmax(a: ArrayLike, axis: number | null | undefined, keepdims?: boolean): NDArray;
export function argmax(a: ArrayLike, axis?: number | null, keepdims = false): number | NDArray {
  return argExtreme('argmax', a, axis, keepdims, (x, best) => x > best);
}

/** Position of the first smallest element (NaN counts as smallest). */
export function argmin(a: ArrayLike, axis?: null, keepdims?: false): number;
export function argmin(a: ArrayLike, axis: number | null | undefined, keepdims?: boolean): NDArray;
export function argmin(a: ArrayLike, axis?: number | null, keepdims = false): number | NDArray {
  return argExtreme('argmin', a, axis, keepdims, (x, best) => x < best);
}

function argExtreme(
  name: string,
  a: ArrayLike,
  axis: number | null | undefined,
  keepdims: boolean,
  better: (x: number, best: number) => boolean,
): number | NDArray {
  const x = asarray(a);
  if (axis === undefined || axis === null) {
    if (x.size === 0) throw new ValueError(`attempt to get ${name} of an empty sequence`);
    const flat = x.ravel();
    const found = position(flat.size, flat.data, flat.offset, flat.strides[0] ?? 0, better);
    if (!keepdims) return found;
    const ones = x.shape.map(() => 1);
    return new NDArray(Float64Array.of(found), 'int64', ones);
  }
  requireInteger(axis);
  const source = x.ndim === 0 ? x.reshape(1) : x;
  const along = normalizeAxis(axis, source.ndim);
  const n = source.shape[along];
  const shape = source.shape.filter((_, i) => i !== along);
  if (n === 0) {
    throw new ValueError(`attempt to get ${name} of an empty sequence`);
  }
  const result = new Float64Array(sizeOf(shape));
  const kept = keepdims ? source.shape.map((m, i) => (i === along ? 1 : m)) : shape;
  const operation = name === 'argmax' ? 'maximum' : 'minimum';
  if (
    along === source.ndim - 1 &&
    source.contiguous &&
    rowPositions(operation, result.length, n, source.data, source.offset, result)
  ) {
    return new NDArray(result, 'int64', x.ndim === 0 ? [] : kept);
  }
  const strides = source.strides.filter((_, i) => i !== along);
  const walk = planWalk(shape, [strides], [source.offset], 'C');
  const inner = walk.shape.length - 1;
  let at = 0;
  forEachLine(walk, ([start]) => {
    for (let k = 0; k < walk.shape[inner]; k++) {
      const from = start + k * walk.strides[0][inner];
      result[at++] = position(n, source.data, from, source.strides[along], better);
    }
  });
  return new NDArray(result, 'int64', x.ndim === 0 ? [] : kept);
}

/** Several axes, or a fraction of one, are no axis: NumPy's argmax and argmin take one alone. */
function requireInteger(axis: unknown): void {
  if (typeof axis === 'number' && Number.isInteger(axis)) return;
  const type = typeof axis === 'number' ? 'float' : 'tuple';
  throw new DTypeError(`'${type}' object cannot be interpreted as an integer`);
}

function position(
  n: number,
  a: Data,
  at: number,
  step: number,
  better: (x: number, best: number) => boolean,
): number {
  let best = a[at];
  let where = 0;
  for (let k = 0; k < n; k++) {
    const x = a[at + k * step];
    if (Number.isNaN(x)) return k;
    if (better(x, best)) {
      best = x;
      where = k;
    }
  }
  return where;
}
