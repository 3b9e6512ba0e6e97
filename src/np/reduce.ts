/**
 * Reductions over none, one or several axes. Called with the array alone they return a number; with
 * options (even just an axis) they return an array: `np.sum(a)`, `np.sum(a, 0)`,
 * `np.sum(a, { axis: 0, keepdims: true })`, `np.sum(a, { axis: null, keepdims: true })`.
 */
import { castArray } from './cast.ts';
import { type ArrayLike, asarray } from './create.ts';
import { allocate, checkInt64, type Data, type DType, isFloat, MEMORY } from './dtype.ts';
import { BroadcastError, ShapeError, ValueError } from './errors.ts';
import { forEachLine, keptOrderStrides, planWalk, type Walk } from './iteration.ts';
import * as float32 from './kernels/float32.ts';
import * as float64 from './kernels/float64.ts';
import type { BinaryLoop } from './loops.ts';
import * as loops from './loops.ts';
import { NDArray } from './ndarray.ts';
import { pairwiseSum, pairwiseSumFloat32 } from './pairwise.ts';
import { normalizeAxes, normalizeAxis, type Shape, sameShape, shapeText, sizeOf } from './shape.ts';
import { copyInto } from './ufunc.ts';

export interface ReduceOptions {
  /** one axis, several, or null for all */
  axis?: number | readonly number[] | null;
  /** leave the reduced axes in place with length 1 */
  keepdims?: boolean;
  /** the dtype to compute in */
  dtype?: DType;
  /** where to write the result */
  out?: NDArray;
  /** start value */
  initial?: number;
}

/** An axis by itself is short for `{ axis }`. */
export type AxisArgument = number | readonly number[] | null;

export function reduceOptions<T extends ReduceOptions>(options: AxisArgument | T): T {
  return options === null || typeof options === 'number' || Array.isArray(options)
    ? ({ axis: options } as T)
    : (options as T);
}

interface Reducer {
  name: string;
  /** null: there is none, an empty reduction throws */
  identity: number | null;
  /** folds n elements into an accumulator */
  along: (acc: number, n: number, a: Data, at: number, step: number) => number;
  /** out = out ∘ a, element by element */
  across: BinaryLoop;
  /** does it matter that NumPy gathers scattered elements in a buffer? */
  buffered?: boolean;
}

const BUFFER = 8192;
const add64 = float64.add as unknown as BinaryLoop;
const add32 = float32.add as unknown as BinaryLoop;

const sumFloat64: Reducer = {
  name: 'add',
  identity: 0,
  along: (acc, n, a, at, step) => acc + pairwiseSum(n, a, at, step),
  across: add64,
  buffered: true,
};
const sumFloat32: Reducer = {
  name: 'add',
  identity: 0,
  along: (acc, n, a, at, step) => Math.fround(acc + pairwiseSumFloat32(n, a, at, step)),
  across: add32,
  buffered: true,
};
/** Inputs that are converted on the way pass through a buffer of 8192 elements. */
const sumBuffered: Reducer = {
  name: 'add',
  identity: 0,
  along: (acc, n, a, at, step) => {
    let sum = acc;
    for (let i = 0; i < n; i += BUFFER) {
      sum += pairwiseSum(Math.min(BUFFER, n - i), a, at + i * step, step);
    }
    return sum;
  },
  across: loops.add,
};
const prodFloat64: Reducer = {
  name: 'multiply',
  identity: 1,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product *= a[at + k * step];
    return product;
  },
  across: loops.multiply,
};
const prodFloat32: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product = Math.fround(product * a[at + k * step]);
    return product;
  },
};
const prodInt64: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => prodFloat64.along(acc, n, a, at, step) + 0,
  across: loops.multiplyInt64,
};
const prodInt32: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product = Math.imul(product, a[at + k * step]);
    return product;
  },
  across: loops.multiplyInt32,
};
/** max and min have loops for each kind of memory. */
interface ExtremeReducer extends Reducer {
  float64: Pick<Reducer, 'along' | 'across'>;
  float32: Pick<Reducer, 'along' | 'across'>;
}

function loopsOf(along: unknown, across: unknown): Pick<Reducer, 'along' | 'across'> {
  return { along, across } as Pick<Reducer, 'along' | 'across'>;
}

const maxReducer: ExtremeReducer = {
  name: 'maximum',
  identity: null,
  along: (acc, n, a, at, step) => {
    let best = acc;
    for (let k = 0; k < n; k++) {
      const x = a[at + k * step];
      if (x > best || Number.isNaN(x)) best = x;
      if (Number.isNaN(best)) return best;
    }
    return best;
  },
  across: loops.maximum,
  float64: loopsOf(float64.maxAlong, float64.maximum),
  float32: loopsOf(float32.maxAlong, float32.maximum),
};
const minReducer: ExtremeReducer = {
  name: 'minimum',
  identity: null,
  along: (acc, n, a, at, step) => {
    let best = acc;
    for (let k = 0; k < n; k++) {
      const x = a[at + k * step];
      if (x < best || Number.isNaN(x)) best = x;
      if (Number.isNaN(best)) return best;
    }
    return best;
  },
  across: loops.minimum,
  float64: loopsOf(float64.minAlong, float64.minimum),
  float32: loopsOf(float32.minAlong, float32.minimum),
};
const anyReducer: Reducer = {
  name: 'logical_or',
  identity: 0,
  along: (acc, n, a, at, step) => {
    if (acc !== 0) return 1;
    for (let k = 0; k < n; k++) if (a[at + k * step] !== 0) return 1;
    return 0;
  },
  across: loops.logicalOr,
};
const allReducer: Reducer = {
  name: 'logical_and',
  identity: 1,
  along: (acc, n, a, at, step) => {
    if (acc === 0) return 0;
    for (let k = 0; k < n; k++) if (a[at + k * step] === 0) return 0;
    return 1;
  },
  across: loops.logicalAnd,
};

function reduceTo(a: NDArray, reducer: Reducer, dtype: DType, options: ReduceOptions): NDArray {
  const ndim = a.ndim;
  const axes =
    options.axis === undefined || options.axis === null
      ? a.shape.map((_, i) => i)
      : ndim === 0 && (options.axis === 0 || options.axis === -1)
        ? []
        : normalizeAxes(options.axis, ndim);
  const reduced = a.shape.map((_, i) => axes.includes(i));
  const keptShape = a.shape.map((n, i) => (reduced[i] ? 1 : n));
  const shape = options.keepdims ? keptShape : a.shape.filter((_, i) => !reduced[i]);

  const layout = a.contiguous
    ? undefined
    : keptOrderStrides(keptShape, [a.strides.map((s, i) => (reduced[i] ? 0 : s))]);
  const outStrides = layout && !options.keepdims ? layout.filter((_, i) => !reduced[i]) : layout;
  const result = new NDArray(allocate(dtype, sizeOf(shape)), dtype, shape, outStrides);
  const full = options.keepdims ? [...result.strides] : spread(result.strides, reduced);
  for (const axis of axes) full[axis] = 0;

  // the start value
  if (options.initial !== undefined) result.data.fill(options.initial);
  else if (reducer.identity !== null) {
    if (reducer.identity !== 0) result.data.fill(reducer.identity);
  } else {
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

  if (a.size > 0) {
    const walk = planWalk(a.shape, [full, a.strides], [0, a.offset], 'reduce');
    const inner = walk.shape.length - 1;
    const n = walk.shape[inner];
    const so = walk.strides[0][inner];
    const sa = walk.strides[1][inner];
    const out = result.data;
    const data = a.data;
    if (so === 0 && reducer.buffered && walk.strides[0][inner - 1] === 0) {
      reduceBuffered(walk, reducer, data, out);
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

/**
 * Several reduced axes that do not merge into one run (a sliced matrix summed as a whole): NumPy copies
 * as many whole inner axes as fit into its buffer of 8192 elements, and sums each bufferful pairwise.
 */
function reduceBuffered(walk: Walk, reducer: Reducer, data: Data, out: Data): void {
  const ndim = walk.shape.length;
  let first = ndim;
  let core = 1;
  const reducedFrom = walk.strides[0].findLastIndex((s) => s !== 0) + 1;
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
function sumDType(dtype: DType): DType {
  return isFloat(dtype) ? dtype : 'int64';
}

/** numpy.sum. Contiguous runs are added pairwise, other axes row by row (see pairwise.ts). */
export function sum(a: ArrayLike): number;
export function sum(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function sum(a: ArrayLike, options?: AxisArgument | ReduceOptions): number | NDArray {
  const x = asarray(a);
  if (options === undefined) return sumArray(x, {}).item();
  return sumArray(x, reduceOptions(options));
}

/** The sum as an array; the building block of mean and var. */
export function sumArray(a: NDArray, options: ReduceOptions): NDArray {
  const dtype = options.dtype ?? sumDType(a.dtype);
  if (dtype === a.dtype) {
    return reduceTo(a, dtype === 'float32' ? sumFloat32 : sumFloat64, dtype, options);
  }
  return reduceTo(
    castArray(a, dtype, true),
    dtype === 'float32' ? sumFloat32 : sumBuffered,
    dtype,
    options,
  );
}

/** numpy.prod */
export function prod(a: ArrayLike): number;
export function prod(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function prod(a: ArrayLike, options?: AxisArgument | ReduceOptions): number | NDArray {
  const x = asarray(a);
  const settings = reduceOptions<ReduceOptions>(options ?? null);
  const dtype = settings.dtype ?? sumDType(x.dtype);
  const reducers: Partial<Record<DType, Reducer>> = {
    float32: prodFloat32,
    int64: prodInt64,
    int32: prodInt32,
  };
  const reducer = reducers[dtype] ?? prodFloat64;
  const result = reduceTo(
    dtype === x.dtype ? x : castArray(x, dtype, true),
    reducer,
    dtype,
    settings,
  );
  return options === undefined ? result.item() : result;
}

/** numpy.max; NaN wins. */
export function max(a: ArrayLike): number;
export function max(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function max(a: ArrayLike, options?: AxisArgument | ReduceOptions): number | NDArray {
  return extreme(maxReducer, a, options);
}

/** numpy.min; NaN wins. */
export function min(a: ArrayLike): number;
export function min(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function min(a: ArrayLike, options?: AxisArgument | ReduceOptions): number | NDArray {
  return extreme(minReducer, a, options);
}

function extreme(
  reducer: ExtremeReducer,
  a: ArrayLike,
  options?: AxisArgument | ReduceOptions,
): number | NDArray {
  const x = asarray(a);
  const special =
    x.dtype === 'float32'
      ? reducer.float32
      : MEMORY[x.dtype] === 'float64'
        ? reducer.float64
        : undefined;
  const result = reduceTo(
    x,
    { ...reducer, ...special },
    x.dtype,
    reduceOptions<ReduceOptions>(options ?? null),
  );
  return options === undefined ? result.item() : result;
}

/** numpy.ptp: max − min. */
export function ptp(a: ArrayLike): number {
  return max(a) - min(a);
}

/** numpy.any: is one of them true? */
export function any(a: ArrayLike): boolean;
export function any(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function any(a: ArrayLike, options?: AxisArgument | ReduceOptions): boolean | NDArray {
  const result = reduceTo(
    asarray(a),
    anyReducer,
    'bool',
    reduceOptions<ReduceOptions>(options ?? null),
  );
  return options === undefined ? result.item() === 1 : result;
}

/** numpy.all: are all of them true? */
export function all(a: ArrayLike): boolean;
export function all(a: ArrayLike, options: AxisArgument | ReduceOptions): NDArray;
export function all(a: ArrayLike, options?: AxisArgument | ReduceOptions): boolean | NDArray {
  const result = reduceTo(
    asarray(a),
    allReducer,
    'bool',
    reduceOptions<ReduceOptions>(options ?? null),
  );
  return options === undefined ? result.item() === 1 : result;
}

/** numpy.count_nonzero over all elements. */
export function countNonzero(a: ArrayLike): number {
  return sum(castArray(asarray(a), 'bool'));
}

/** Position of the first largest element (NaN counts as largest): flat, or along an axis (int64). */
export function argmax(a: ArrayLike): number;
export function argmax(a: ArrayLike, axis: number, keepdims?: boolean): NDArray;
export function argmax(a: ArrayLike, axis?: number, keepdims = false): number | NDArray {
  return argExtreme('argmax', a, axis, keepdims, (x, best) => x > best);
}

/** Position of the first smallest element (NaN counts as smallest). */
export function argmin(a: ArrayLike): number;
export function argmin(a: ArrayLike, axis: number, keepdims?: boolean): NDArray;
export function argmin(a: ArrayLike, axis?: number, keepdims = false): number | NDArray {
  return argExtreme('argmin', a, axis, keepdims, (x, best) => x < best);
}

function argExtreme(
  name: string,
  a: ArrayLike,
  axis: number | undefined,
  keepdims: boolean,
  better: (x: number, best: number) => boolean,
): number | NDArray {
  const x = asarray(a);
  if (axis === undefined) {
    if (x.size === 0) throw new ValueError(`attempt to get ${name} of an empty sequence`);
    const flat = x.ravel();
    return position(flat.size, flat.data, flat.offset, flat.strides[0] ?? 0, better);
  }
  const source = x.ndim === 0 ? x.reshape(1) : x;
  const along = normalizeAxis(axis, source.ndim);
  const n = source.shape[along];
  const shape = source.shape.filter((_, i) => i !== along);
  if (n === 0) {
    throw new ValueError(`attempt to get ${name} of an empty sequence`);
  }
  const result = new Float64Array(sizeOf(shape));
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
  const kept = keepdims ? source.shape.map((m, i) => (i === along ? 1 : m)) : shape;
  return new NDArray(result, 'int64', x.ndim === 0 ? [] : kept);
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

/** numpy.cumsum: running sums, left to right, along an axis or over the flattened array. */
export function cumsum(a: ArrayLike, axis?: number): NDArray {
  return accumulate(asarray(a), axis, (run, x) => run + x);
}

/** numpy.cumprod: running products. */
export function cumprod(a: ArrayLike, axis?: number): NDArray {
  return accumulate(asarray(a), axis, (run, x) => run * x);
}

function accumulate(
  a: NDArray,
  axis: number | undefined,
  step: (run: number, x: number) => number,
): NDArray {
  const source = axis === undefined || a.ndim === 0 ? a.ravel() : a;
  const along = normalizeAxis(axis ?? 0, source.ndim);
  const dtype = sumDType(source.dtype);
  const result = new NDArray(
    allocate(dtype, source.size),
    dtype,
    source.shape,
    source.contiguous ? undefined : keptOrderStrides(source.shape, [source.strides]),
  );
  copyInto(result, source);
  const n = result.shape[along];
  const stride = result.strides[along];
  const data = result.data;
  const others = result.shape.map((m, i) => (i === along ? Math.min(1, m) : m));
  const walk = planWalk(others, [result.strides], [0]);
  const inner = walk.shape.length - 1;
  forEachLine(walk, ([start]) => {
    for (let i = 0; i < walk.shape[inner]; i++) {
      let at = start + i * walk.strides[0][inner];
      for (let k = 1; k < n; k++, at += stride)
        data[at + stride] = step(data[at], data[at + stride]);
    }
  });
  if (dtype === 'int64') {
    for (let i = 0; i < data.length; i++) data[i] += 0; // no −0 among integers
    checkInt64(data, 0, result.size);
  }
  return result;
}

/** numpy.diff of order 1: a[i + 1] − a[i] along an axis. */
export function diff(a: ArrayLike, axis = -1): NDArray {
  const x = asarray(a);
  if (x.ndim === 0) throw new ShapeError('diff requires input that is at least one dimensional');
  const along = normalizeAxis(axis, x.ndim);
  const lead = new Array<string>(along).fill(':');
  const after = x.slice(...lead, '1:');
  const before = x.slice(...lead, ':-1');
  return x.dtype === 'bool' ? after.notEqual(before) : after.subtract(before);
}
