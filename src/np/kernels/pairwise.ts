/** NumPy's pairwise sums (../pairwise.ts) by way of the WebAssembly kernels, to the same bits. */
import type { Data } from '../array/dtype.ts';
import { splitPoint } from '../reduce/pairwise.ts';
import { both, type Floats, isFloats, LEAST, nameOf } from './floats.ts';
import { A, C, heap, PIECE, REST, reserve, UNSURE } from './wasm/memory.ts';
import { blockSumsKernel } from './wasm/reduce.ts';

const blockSums = both(blockSumsKernel);

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
