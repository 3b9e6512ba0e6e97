import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray } from '../array/create.ts';
import {
  allocate,
  checkInt64,
  type Data,
  type DType,
  isFloat,
  scalarValue,
} from '../array/dtype.ts';
import { forEachLine, keptOrderStrides, planWalk, type Walk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import {
  broadcastShapes,
  broadcastStrides,
  normalizeAxes,
  type Shape,
  sameShape,
  shapeText,
  sizeOf,
} from '../array/shape.ts';
import { BroadcastError, DTypeError, ValueError } from '../errors.ts';
import { copyInto } from '../ufunc/ufunc.ts';
import { reduceMasked } from './masked-reduction.ts';
import { BUFFER, type Reducer } from './reducers.ts';

export interface ReduceOptions {
  /** one axis, several, or null for all */
  axis?: number | readonly number[] | null;
  /** leave the reduced axes in place with length 1 */
  keepdims?: boolean;
  /** the dtype to compute in */
  dtype?: DType;
  /** where to write the result */
  out?: NDArray;
  /** which elements take part: a mask that broadcasts to the array's shape (default all) */
  where?: ArrayLike;
}

/** Reductions that may begin with a number: sum, prod, max, min. */
export interface FoldOptions extends ReduceOptions {
  /** what the first element is added to, multiplied with or compared with; the result where there is none */
  initial?: number;
}

/** An axis by itself is short for `{ axis }`. */
export type AxisArgument = number | readonly number[] | null;

export function reduceOptions<T extends ReduceOptions>(options: AxisArgument | T): T {
  return options === null || typeof options === 'number' || Array.isArray(options)
    ? ({ axis: options } as T)
    : (options as T);
}

/** What `where` says as a bool array: numbers and lists are true where they are not 0, an array must be bool. */
export function asMask(where: ArrayLike): NDArray {
  if (!(where instanceof NDArray)) return castArray(asarray(where), 'bool');
  if (where.dtype === 'bool') return where;
  throw new DTypeError(
    `Cannot cast ${where.ndim === 0 ? 'scalar' : 'array data'} from dtype('${where.dtype}') to dtype('bool') according to the rule 'safe'`,
  );
}

/** The mask over an array's shape. */
function maskOver(a: NDArray, where: NDArray): NDArray {
  const { data, shape, strides, offset, ndim } = where;
  if (ndim > a.ndim) {
    throw new BroadcastError(
      'input operand has more dimensions than allowed by the axis remapping',
    );
  }
  const shapes = a.shape.slice(a.ndim - ndim).map((n, i) => [n, shape[i]]);
  if (shapes.some(([n, m]) => n !== m && n !== 1 && m !== 1)) {
    throw new BroadcastError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeText(a.shape)} ${shapeText(shape)} `,
    );
  }
  if (shapes.some(([n, m]) => n === 1 && m !== 1)) {
    throw new BroadcastError(
      `non-broadcastable operand with shape ${shapeText(a.shape)} doesn't match the broadcast shape ${shapeText(broadcastShapes(a.shape, shape))}`,
    );
  }
  return new NDArray(data, 'bool', a.shape, broadcastStrides(shape, strides, a.shape), offset);
}

/** Elements of another dtype than the reducer's are converted as far as `where` lets them through. */
export function reduceTo(
  a: NDArray,
  reducer: Reducer,
  dtype: DType,
  options: FoldOptions,
  cast = false,
): NDArray {
  const ndim = a.ndim;
  // As in NumPy what the mask is made of is looked at before the axes, its shape after them.
  const where = options.where === undefined ? undefined : asMask(options.where);
  const axes =
    options.axis === undefined || options.axis === null
      ? a.shape.map((_, i) => i)
      : ndim === 0 && (options.axis === 0 || options.axis === -1)
        ? []
        : normalizeAxes(options.axis, ndim);
  const reduced = a.shape.map((_, i) => axes.includes(i));
  const keptShape = a.shape.map((n, i) => (reduced[i] ? 1 : n));
  const shape = options.keepdims ? keptShape : a.shape.filter((_, i) => !reduced[i]);

  const mask = where === undefined ? undefined : maskOver(a, where);
  const layout = mask
    ? keptOrderStrides(keptShape, [a.strides, mask.strides], a.shape)
    : a.contiguous
      ? undefined
      : keptOrderStrides(keptShape, [a.strides.map((s, i) => (reduced[i] ? 0 : s))]);
  const outStrides = layout && !options.keepdims ? layout.filter((_, i) => !reduced[i]) : layout;
  const result = new NDArray(allocate(dtype, sizeOf(shape)), dtype, shape, outStrides);
  const full = options.keepdims ? [...result.strides] : spread(result.strides, reduced);
  for (const axis of axes) full[axis] = 0;

  // the start value
  if (options.initial !== undefined) result.data.fill(scalarValue(dtype, options.initial));
  else if (reducer.identity !== null) {
    if (reducer.identity !== 0) result.data.fill(reducer.identity);
  } else {
    if (mask) {
      throw new ValueError(
        `reduction operation '${reducer.name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
      );
    }
    if (axes.some((axis) => a.shape[axis] === 0)) {
      throw new ValueError(
        `zero-size array to reduction operation ${reducer.name} which has no identity`,
      );
    }
    if (result.size > 0) {
      const first = new NDArray(a.data, a.dtype, keptShape, a.strides, a.offset);
      copyInto(new NDArray(result.data, dtype, keptShape, full), first);
    }
  }

  if (mask) {
    const operands = [full, a.strides, mask.strides];
    const walk = planWalk(a.shape, operands, [0, a.offset, mask.offset], 'reduce');
    reduceMasked(walk, reducer, cast ? dtype : a.dtype, cast, a.data, mask.data, result.data);
  } else if (a.size > 0) {
    const walk = planWalk(a.shape, [full, a.strides], [0, a.offset], 'reduce');
    const inner = walk.shape.length - 1;
    const n = walk.shape[inner];
    const so = walk.strides[0][inner];
    const sa = walk.strides[1][inner];
    const out = result.data;
    const data = a.data;
    if (so === 0 && reducer.buffered && walk.strides[0][inner - 1] === 0) {
      reduceBuffered(walk, reducer, data, out);
    } else if (inner === 1 && sa === 1 && quickly(walk, reducer, data, out)) {
      // all lines at once
    } else if (so === 0) {
      forEachLine(walk, (at) => {
        out[at[0]] = reducer.along(out[at[0]], n, data, at[1], sa);
      });
    } else {
      forEachLine(walk, (at) => {
        reducer.across(n, out, at[0], so, data, at[1], sa, out, at[0], so);
      });
    }
  }
  if (dtype === 'int64' && reducer.identity !== null) checkInt64(result.data, 0, result.size);
  if (!options.out) return result;
  checkReduceOut(options.out, result, reducer.name);
  copyInto(options.out, result);
  return options.out;
}

/** Two axes, the inner one contiguous, by the reducer's quick ways. */
function quickly({ shape, strides, offsets }: Walk, reducer: Reducer, a: Data, out: Data): boolean {
  const [rows, n] = shape;
  const [stepO, so] = strides[0];
  const [io, at] = offsets;
  const step = strides[1][0];
  if (so === 0 && stepO === 1 && step === n) {
    return reducer.rows?.(rows, n, a, at, out, io) ?? false;
  }
  if (so === 1 && stepO === 0) return reducer.columns?.(rows, n, a, at, step, out, io) ?? false;
  return false;
}

/**
 * Several reduced axes that do not merge into one run (a sliced matrix summed as a whole): NumPy copies
 * as many whole inner axes as fit into its buffer of 8192 elements, and sums each bufferful pairwise.
 */
function reduceBuffered(walk: Walk, reducer: Reducer, data: Data, out: Data): void {
  const ndim = walk.shape.length;
  let first = ndim;
  let core = 1;
  // (findLastIndex is younger than some browsers)
  let reducedFrom = walk.strides[0].length;
  while (reducedFrom > 0 && walk.strides[0][reducedFrom - 1] === 0) reducedFrom--;
  while (first > reducedFrom && core * walk.shape[first - 1] <= BUFFER) core *= walk.shape[--first];
  // the next axis outwards is taken in pieces
  const split = first > reducedFrom ? first - 1 : -1;
  const perPiece = Math.max(1, Math.floor(BUFFER / core));
  const pieces = split < 0 ? 1 : walk.shape[split];
  const step = split < 0 ? 0 : walk.strides[1][split];
  const outerEnd = split < 0 ? first : split;
  if (first === ndim) {
    // the innermost axis alone is too long for the buffer: it is summed where it lies
    const n = walk.shape[ndim - 1];
    forEachLine(walk, (at) => {
      out[at[0]] = reducer.along(out[at[0]], n, data, at[1], walk.strides[1][ndim - 1]);
    });
    return;
  }
  const part = (from: number, to: number, offsets: number[]): Walk => ({
    shape: [...walk.shape.slice(from, to), ...(from === 0 ? [1] : [])],
    strides: walk.strides.map((s) => [...s.slice(from, to), ...(from === 0 ? [0] : [])]),
    offsets,
  });
  const coreWalk = part(first, ndim, [0, 0]);
  const buffer = new (data.constructor as new (n: number) => Data)(
    core * Math.min(perPiece, pieces),
  );
  const inner = coreWalk.shape.length - 1;
  const n = coreWalk.shape[inner];
  const sa = coreWalk.strides[1][inner];
  const outer = outerEnd === 0 ? { ...part(0, 0, walk.offsets) } : part(0, outerEnd, walk.offsets);
  forEachLine(outer, ([o, start]) => {
    for (let piece = 0; piece < pieces; piece += perPiece) {
      let filled = 0;
      for (let p = piece; p < Math.min(pieces, piece + perPiece); p++) {
        const base = start + p * step;
        forEachLine(coreWalk, ([, i]) => {
          for (let k = 0; k < n; k++) buffer[filled++] = data[base + i + k * sa];
        });
      }
      out[o] = reducer.along(out[o], filled, buffer, 0, 1);
    }
  });
}

function checkReduceOut(out: NDArray, result: NDArray, name: string): void {
  if (sameShape(out.shape, result.shape)) return;
  throw new BroadcastError(
    out.ndim !== result.ndim
      ? `output parameter for reduction operation ${name} has the wrong number of dimensions: Found ${out.ndim} but expected ${result.ndim}`
      : `output parameter for reduction operation ${name} has shape ${shapeText(out.shape)} but expected ${shapeText(result.shape)}`,
  );
}

function spread(strides: Shape, reduced: boolean[]): number[] {
  let next = 0;
  return reduced.map((r) => (r ? 0 : strides[next++]));
}

/** NumPy's sum and prod widen small integers to int64. */
export function sumDType(dtype: DType): DType {
  return isFloat(dtype) ? dtype : 'int64';
}
