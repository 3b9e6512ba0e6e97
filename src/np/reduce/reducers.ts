import type { Data } from '../array/dtype.ts';
import * as float32 from '../kernels/float32.ts';
import * as float64 from '../kernels/float64.ts';
import { rowSums, simdPairwiseSum } from '../kernels/pairwise.ts';
import { foldColumns, rowExtremes } from '../kernels/reduce.ts';
import type { BinaryLoop } from '../loops/index.ts';
import * as loops from '../loops/index.ts';
import { pairwiseSum, pairwiseSumFloat32 } from './pairwise.ts';

export interface Reducer {
  name: string;
  /** null: there is none, an empty reduction throws */
  identity: number | null;
  /** folds n elements into an accumulator */
  along: (acc: number, n: number, a: Data, at: number, step: number) => number;
  /** out = out ∘ a, element by element */
  across: BinaryLoop;
  /**
   * Quick ways over rows of n contiguous elements, one after the other: folds each into an element of out, or
   * all of them into n elements. False: not done.
   */
  rows?: (rows: number, n: number, a: Data, at: number, out: Data, io: number) => boolean;
  columns?: (
    rows: number,
    n: number,
    a: Data,
    at: number,
    step: number,
    out: Data,
    io: number,
  ) => boolean;
  /** does it matter that NumPy gathers scattered elements in a buffer? */
  buffered?: boolean;
}

export const BUFFER = 8192;
const add64 = float64.add as unknown as BinaryLoop;
const add32 = float32.add as unknown as BinaryLoop;

const columnSums: Reducer['columns'] = (...args) => foldColumns('add', ...args);

function sumRun(n: number, a: Data, at: number, step: number): number {
  const quick = step === 1 ? simdPairwiseSum(n, a, at) : undefined;
  return quick ?? pairwiseSum(n, a, at, step);
}

function sumRunFloat32(n: number, a: Data, at: number, step: number): number {
  const quick = step === 1 ? simdPairwiseSum(n, a, at) : undefined;
  return quick ?? pairwiseSumFloat32(n, a, at, step);
}

export const sumFloat64: Reducer = {
  name: 'add',
  identity: 0,
  along: (acc, n, a, at, step) => acc + sumRun(n, a, at, step),
  across: add64,
  rows: rowSums,
  columns: columnSums,
  buffered: true,
};
export const sumFloat32: Reducer = {
  name: 'add',
  identity: 0,
  along: (acc, n, a, at, step) => Math.fround(acc + sumRunFloat32(n, a, at, step)),
  across: add32,
  rows: rowSums,
  columns: columnSums,
  buffered: true,
};
/** Inputs that are converted on the way pass through a buffer of 8192 elements. */
export const sumBuffered: Reducer = {
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
export const prodFloat64: Reducer = {
  name: 'multiply',
  identity: 1,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product *= a[at + k * step];
    return product;
  },
  across: loops.multiply,
};
export const prodFloat32: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product = Math.fround(product * a[at + k * step]);
    return product;
  },
};
export const prodInt64: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => prodFloat64.along(acc, n, a, at, step) + 0,
  across: loops.multiplyInt64,
};
export const prodInt32: Reducer = {
  ...prodFloat64,
  along: (acc, n, a, at, step) => {
    let product = acc;
    for (let k = 0; k < n; k++) product = Math.imul(product, a[at + k * step]);
    return product;
  },
  across: loops.multiplyInt32,
};
/** max and min have loops for each kind of memory. */
export interface ExtremeReducer extends Reducer {
  float64: Pick<Reducer, 'along' | 'across'>;
  float32: Pick<Reducer, 'along' | 'across'>;
}

function loopsOf(along: unknown, across: unknown): Pick<Reducer, 'along' | 'across'> {
  return { along, across } as Pick<Reducer, 'along' | 'across'>;
}

export const maxReducer: ExtremeReducer = {
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
  rows: (...args) => rowExtremes('maximum', ...args),
  columns: (...args) => foldColumns('maximum', ...args),
  float64: loopsOf(float64.maxAlong, float64.maximum),
  float32: loopsOf(float32.maxAlong, float32.maximum),
};
export const minReducer: ExtremeReducer = {
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
  rows: (...args) => rowExtremes('minimum', ...args),
  columns: (...args) => foldColumns('minimum', ...args),
  float64: loopsOf(float64.minAlong, float64.minimum),
  float32: loopsOf(float32.minAlong, float32.minimum),
};
export const anyReducer: Reducer = {
  name: 'logical_or',
  identity: 0,
  along: (acc, n, a, at, step) => {
    if (acc !== 0) return 1;
    for (let k = 0; k < n; k++) if (a[at + k * step] !== 0) return 1;
    return 0;
  },
  across: loops.logicalOr,
};
export const allReducer: Reducer = {
  name: 'logical_and',
  identity: 1,
  along: (acc, n, a, at, step) => {
    if (acc === 0) return 0;
    for (let k = 0; k < n; k++) if (a[at + k * step] === 0) return 0;
    return 1;
  },
  across: loops.logicalAnd,
};
