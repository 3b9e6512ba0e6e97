import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, castNumber, type DType, promoteTypes, weakDType } from '../array/dtype.ts';
import { forEachLine, keptOrderStrides, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { broadcastShapes, broadcastStrides, sizeOf } from '../array/shape.ts';
import { nonzero } from '../indexing/index.ts';

/**
 * numpy.where(condition, x, y): x where the condition holds, else y; all three broadcast, JS scalars
 * are weak. With the condition alone: the indices where it holds, one array an axis.
 */
export function where(condition: ArrayLike): NDArray[];
export function where(condition: ArrayLike, x: ArrayLike, y: ArrayLike): NDArray;
export function where(condition: ArrayLike, x?: ArrayLike, y?: ArrayLike): NDArray | NDArray[] {
  const test = asarray(condition);
  if (x === undefined || y === undefined) return nonzero(test);
  const dtype = commonDType(x, y);
  const [a, b] = [x, y].map((v) =>
    typeof v === 'number' || typeof v === 'boolean'
      ? asarray(castNumber(+v, dtype), 'float64')
      : asarray(v),
  );
  const shape = broadcastShapes(test.shape, a.shape, b.shape);
  const data = allocate(dtype, sizeOf(shape));
  const strides = [test, a, b].map((x) => broadcastStrides(x.shape, x.strides, shape));
  const result = new NDArray(data, dtype, shape, keptOrderStrides(shape, strides));
  const walk = planWalk(shape, [result.strides, ...strides], [0, test.offset, a.offset, b.offset]);
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const [so, st, sa, sb] = walk.strides.map((s) => s[inner]);
  forEachLine(walk, ([o, t, p, q]) => {
    for (let k = 0; k < n; k++) {
      data[o + k * so] = test.data[t + k * st] !== 0 ? a.data[p + k * sa] : b.data[q + k * sb];
    }
  });
  return result;
}

function commonDType(x: ArrayLike, y: ArrayLike): DType {
  const xScalar = typeof x === 'number' || typeof x === 'boolean';
  const yScalar = typeof y === 'number' || typeof y === 'boolean';
  if (xScalar && yScalar) {
    return typeof x === 'boolean' && typeof y === 'boolean' ? 'bool' : 'float64';
  }
  if (xScalar) return weakDType(asarray(y).dtype, x);
  if (yScalar) return weakDType(asarray(x).dtype, y);
  return promoteTypes(asarray(x).dtype, asarray(y).dtype);
}
