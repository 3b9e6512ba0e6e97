/**
 * Reductions over rows of n contiguous elements by way of the WebAssembly kernels. All of these answer false,
 * having done nothing, where they do not apply; the plain loops give the same bits (reduce.test.ts).
 */
import type { Data } from '../dtype.ts';
import { splitPoint } from '../pairwise.ts';
import { BINARY } from './wasm/elementwise.ts';
import { A, B, C, heap, PIECE, REST, reserve, UNSURE } from './wasm/memory.ts';
import {
  blockSumsKernel,
  columnsKernel,
  extremeKernel,
  fillWhereKernel,
  positionKernel,
} from './wasm/reduce.ts';

/** Fewer elements are done sooner by a plain loop. */
const LEAST = 192;

type Floats = Float64Array | Float32Array;

const isFloats = (data: Data): data is Floats =>
  data instanceof Float64Array || data instanceof Float32Array;
const nameOf = (data: Floats) => (data instanceof Float64Array ? 'float64' : 'float32');

function both<K>(make: (name: 'float64' | 'float32') => K): Record<'float64' | 'float32', K> {
  return { float64: make('float64'), float32: make('float32') };
}

const columns = {
  add: both((name) => columnsKernel(BINARY.add, name)),
  maximum: both((name) => columnsKernel(BINARY.maximum, name)),
  minimum: both((name) => columnsKernel(BINARY.minimum, name)),
};
const extremes = {
  maximum: both((name) => extremeKernel(true, name)),
  minimum: both((name) => extremeKernel(false, name)),
};
const position = both(positionKernel);
const blockSums = both(blockSumsKernel);
const fill = both(fillWhereKernel);

/** out[j] = out[j] ∘ a[0, j] ∘ a[1, j] … for n columns; rows `step` elements apart. */
export function foldColumns(
  operation: keyof typeof columns,
  rows: number,
  n: number,
  a: Data,
  at: number,
  step: number,
  out: Data,
  io: number,
): boolean {
  if (rows * n < LEAST || !isFloats(a) || a.constructor !== out.constructor) return false;
  const name = nameOf(a);
  const width = a.BYTES_PER_ELEMENT;
  if (2 * n * width > PIECE || step !== n) return false;
  const run = columns[operation][name]();
  if (run === null) return false;
  const memory = heap()[name];
  const most = Math.floor(PIECE / (n * width));
  memory.set(out.subarray(io, io + n), C / width);
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const from = at + r * n;
    memory.set(a.subarray(from, from + count * n), A / width);
    run(count, n * width, A, C);
  }
  out.set(memory.subarray(C / width, C / width + n), io);
  return true;
}

/** The largest or smallest element of each row, NaN if there is one. */
export function rowExtremes(
  operation: 'maximum' | 'minimum',
  rows: number,
  n: number,
  a: Data,
  at: number,
  out: Data,
  io: number,
): boolean {
  if (!isFloats(a) || a.constructor !== out.constructor) return false;
  const width = a.BYTES_PER_ELEMENT;
  if (rows * n < LEAST || n * width < 16 || n * width > PIECE) return false;
  const name = nameOf(a);
  const run = extremes[operation][name]();
  if (run === null) return false;
  const memory = heap()[name];
  const most = Math.floor(PIECE / (n * width));
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const from = at + r * n;
    memory.set(a.subarray(from, from + count * n), A / width);
    run(count, n * width, A, C);
    for (let i = 0; i < count; i++) {
      const best = memory[C / width + i];
      out[io + r + i] = best === 0 ? firstZero(a, from + i * n) : best;
    }
  }
  return true;
}

/** The first zero of a row that has one: of +0 and −0 the one that comes first is the extreme. */
function firstZero(a: Floats, at: number): number {
  let i = at;
  while (a[i] !== 0) i++;
  return a[i];
}

/** The position of the first largest or smallest element of each row; a NaN counts as that. */
export function rowPositions(
  operation: 'maximum' | 'minimum',
  rows: number,
  n: number,
  a: Data,
  at: number,
  out: Float64Array,
): boolean {
  if (!isFloats(a)) return false;
  const width = a.BYTES_PER_ELEMENT;
  if (rows * n < LEAST || n * width < 16 || n * width > PIECE) return false;
  const name = nameOf(a);
  const run = extremes[operation][name]();
  const find = position[name]();
  if (run === null || find === null) return false;
  const memory = heap()[name];
  const places = heap().int32;
  const most = Math.floor(PIECE / (n * width));
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const from = at + r * n;
    memory.set(a.subarray(from, from + count * n), A / width);
    run(count, n * width, A, C);
    find(count, n * width, A, C, B);
    for (let i = 0; i < count; i++) out[r + i] = places[B / 4 + i];
  }
  return true;
}

/** The lengths of the leaves of the pairwise tree over n elements, in order; those of the last n asked for. */
function leafLengths(n: number): Int32Array {
  if (leavesOf.n !== n) {
    const lengths: number[] = [];
    const split = (m: number): void => {
      if (m <= 128) lengths.push(m);
      else {
        const left = splitPoint(m);
        split(left);
        split(m - left);
      }
    };
    split(n);
    leavesOf = { n, lengths: Int32Array.from(lengths) };
  }
  return leavesOf.lengths;
}
let leavesOf = { n: 0, lengths: new Int32Array(0) };

/**
 * NumPy's pairwise sum (pairwise.ts) of n contiguous elements: the leaves of at most 128, then up the tree.
 * Undefined where it does not apply.
 */
export function simdPairwiseSum(n: number, a: Data, at: number): number | undefined {
  if (n < 256 || n > 1 << 22 || !isFloats(a)) return undefined;
  const name = nameOf(a);
  const run = blockSums[name]();
  const lengths = leafLengths(n);
  const width = a.BYTES_PER_ELEMENT;
  if (run === null || !reserve(lengths.length * width + 16)) return undefined;
  const memory = heap()[name];
  const counts = heap().int32;
  const piece = PIECE / width;
  const sums = REST / width;
  let read = 0;
  for (let leaf = 0; leaf < lengths.length; ) {
    const first = leaf;
    let m = 0;
    while (leaf < lengths.length && m + lengths[leaf] <= piece) {
      counts[UNSURE / 4 + leaf - first] = (lengths[leaf] & ~7) * width;
      m += lengths[leaf++];
    }
    memory.set(a.subarray(at + read, at + read + m), A / width);
    run(leaf - first, UNSURE, A, REST + first * width);
    read += m;
  }
  // what the last leaf has beyond a multiple of eight
  const last = sums + lengths.length - 1;
  for (let k = n - (lengths[lengths.length - 1] % 8); k < n; k++) memory[last] += a[at + k];
  next = sums;
  return name === 'float32' ? climb32(n, memory) : climb(n, memory);
}

let next = 0;

/** Adds up the leaves from `next` on. */
function climb(n: number, leaves: Floats): number {
  if (n <= 128) return leaves[next++];
  const left = splitPoint(n);
  const sum = climb(left, leaves);
  return sum + climb(n - left, leaves);
}

function climb32(n: number, leaves: Floats): number {
  if (n <= 128) return leaves[next++];
  const left = splitPoint(n);
  const sum = climb32(left, leaves);
  return Math.fround(sum + climb32(n - left, leaves));
}

/** The pairwise sums of rows of at most 128 elements, added to what `out` holds. */
export function rowSums(
  rows: number,
  n: number,
  a: Data,
  at: number,
  out: Data,
  io: number,
): boolean {
  if (!isFloats(a) || a.constructor !== out.constructor) return false;
  if (rows * n < LEAST || n < 8 || n > 128 || n % 8 !== 0) return false;
  const name = nameOf(a);
  const run = blockSums[name]();
  if (run === null) return false;
  const memory = heap()[name];
  const width = a.BYTES_PER_ELEMENT;
  const most = Math.floor(PIECE / (n * width));
  heap().int32.fill(n * width, UNSURE / 4, UNSURE / 4 + Math.min(most, rows));
  for (let r = 0; r < rows; r += most) {
    const count = Math.min(most, rows - r);
    const from = at + r * n;
    memory.set(a.subarray(from, from + count * n), A / width);
    run(count, UNSURE, A, C);
    for (let i = 0; i < count; i++) out[io + r + i] += memory[C / width + i];
  }
  return true;
}

/** o[io + k] = value where the mask is set. */
export function fillWhere(
  n: number,
  mask: Uint8Array,
  im: number,
  o: Data,
  io: number,
  value: number,
): boolean {
  if (!isFloats(o)) return false;
  const name = nameOf(o);
  const run = n < LEAST ? null : fill[name]();
  if (run === null) return false;
  const views = heap();
  const memory = views[name];
  const width = o.BYTES_PER_ELEMENT;
  const piece = PIECE / width;
  memory[B / width] = value;
  for (let k = 0; k < n; k += piece) {
    const m = Math.min(piece, n - k);
    views.bytes.set(mask.subarray(im + k, im + k + m), C);
    memory.set(o.subarray(io + k, io + k + m), A / width);
    run(m, C, B, A);
    o.set(memory.subarray(A / width, A / width + m), io + k);
  }
  return true;
}
