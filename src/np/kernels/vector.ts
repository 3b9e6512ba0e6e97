/**
 * The loops of the elementwise functions by way of the WebAssembly kernels: operands are copied in by
 * pieces, the result is copied out. Short runs, other strides, and machines without WebAssembly take the
 * plain loop; the bits are the same (vector.test.ts).
 */
import type { Data } from '../array/dtype.ts';
import type { BinaryLoop } from '../loops/index.ts';
import { begin, copyOut, type Kept, type Output, place, taken, WIDTH } from './results.ts';
import { type Lanes, type SecondOperand, spreadKernel } from './wasm/elementwise.ts';
import { A, B, C, heap, type Kernel, PIECE } from './wasm/memory.ts';

/** Fewer elements are done sooner by a plain loop. */
const LEAST = 192;
/** Shorter rows (in bytes) are laid out several times, to be worked on as one. */
const SHORTEST_ROW = 128;

/** o = f(a, b) as a BinaryLoop has it, but by SIMD. Null, nothing done, where the plain loop has to do it. */
type BinaryWork = (
  n: number,
  a: Data,
  ia: number,
  sa: number,
  b: Data,
  ib: number,
  sb: number,
  o: Output,
  io: number,
) => Data | null;

/**
 * o = f(a, b) over `rows` rows of n elements, those of the result one after the other. An operand's row
 * begins `step` elements after the one before; its elements are `s` apart (0: one number for all the row).
 * Null, nothing done, where the plain loop has to do it row by row.
 */
export type RowsWork = (
  rows: number,
  n: number,
  a: Data,
  ia: number,
  stepA: number,
  sa: number,
  b: Data,
  ib: number,
  stepB: number,
  sb: number,
  o: Output,
  io: number,
) => Data | null;

export interface VectorLoop extends BinaryLoop {
  work: BinaryWork;
  rows: RowsWork;
}

const spread = { float64: spreadKernel('float64'), float32: spreadKernel('float32') };

/** `kernels`: for a second operand of its own numbers or of one; `result`: what one element of the result is kept in. */
export function vectorBinary(
  plain: BinaryLoop,
  kernels: Record<SecondOperand, () => Kernel | null> & { row?: () => Kernel | null },
  lanes: Lanes,
  result: Kept = lanes,
): VectorLoop {
  const width = WIDTH[lanes];
  const piece = PIECE / width;
  const [atA, atB] = [A / width, B / width];

  const work: BinaryWork = (n, a, ia, sa, b, ib, sb, o, io) => {
    if (n < LEAST || (sa !== 1 && sa !== 0) || (sb !== 1 && sb !== 0)) return null;
    const run = kernels[sb === 1 ? 'each' : 'same']();
    if (run === null || !begin(result, n, o)) return null;
    const memory = heap()[lanes];
    if (sa === 0) memory.fill(a[ia], atA, atA + Math.min(n, piece));
    if (sb === 0) memory.fill(b[ib], atB, atB + 4);
    // over the first operand, where a result is as wide: the less memory, the nearer the cache
    const pieces = result === lanes && sa === 1 ? A : C;
    const twice = a === b && ia === ib && sa === 1 && sb === 1;
    for (let k = 0; k < n; k += piece) {
      const m = Math.min(piece, n - k);
      if (sa === 1) memory.set(a.subarray(ia + k, ia + k + m), atA);
      if (sb === 1 && !twice) memory.set(b.subarray(ib + k, ib + k + m), atB);
      run(m * width, A, twice ? A : B, place(result, o, k, pieces));
      if (o !== null) copyOut(result, pieces, m, o, io + k);
    }
    return o ?? taken(result, n);
  };

  const rows: RowsWork = (rows, n, a, ia, stepA, sa, b, ib, stepB, sb, o, io) => {
    if (rows * n < LEAST || 2 * n > piece) return null;
    if (sa !== 0 && (sa !== 1 || (stepA !== 0 && stepA !== n))) return null;
    if (sb !== 0 && (sb !== 1 || (stepB !== 0 && stepB !== n))) return null;
    const run = kernels.each();
    if (run === null || spread[lanes]() === null || !begin(result, rows * n, o)) return null;
    const memory = heap()[lanes];
    const most = Math.floor(piece / n);
    // rows of a with one row b
    const oneRow = sa === 1 && stepA !== 0 && sb === 1 && stepB === 0 && n * width >= SHORTEST_ROW;
    const runRow = oneRow && kernels.row ? kernels.row() : null;
    if (runRow !== null) memory.set(b.subarray(ib, ib + n), atB);
    else if (sb === 1 && stepB === 0) tile(memory, atB, b, ib, n, Math.min(most, rows));
    if (sa === 1 && stepA === 0) tile(memory, atA, a, ia, n, Math.min(most, rows));
    for (let r = 0; r < rows; r += most) {
      const count = Math.min(most, rows - r);
      const m = count * n;
      const k = r * n;
      if (sa === 0) column(lanes, count, n, a, ia + r * stepA, stepA, A);
      else if (stepA !== 0) memory.set(a.subarray(ia + k, ia + k + m), atA);
      if (sb === 0) column(lanes, count, n, b, ib + r * stepB, stepB, B);
      else if (stepB !== 0) memory.set(b.subarray(ib + k, ib + k + m), atB);
      const to = place(result, o, k, C);
      if (runRow !== null) runRow(n * width, A, B, to, count);
      else run(m * width, A, B, to);
      if (o !== null) copyOut(result, C, m, o, io + k);
    }
    return o ?? taken(result, rows * n);
  };

  const loop: BinaryLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
    if (so !== 1 || work(n, a, ia, sa, b, ib, sb, o, io) === null) {
      plain(n, a, ia, sa, b, ib, sb, o, io, so);
    }
  };
  return Object.assign(loop, { work, rows });
}

/** The same n elements `count` times. */
function tile(
  memory: Float64Array | Float32Array,
  to: number,
  a: Data,
  ia: number,
  n: number,
  count: number,
): void {
  memory.set(a.subarray(ia, ia + n), to);
  const end = to + n * count;
  for (let filled = n; to + filled < end; filled *= 2) {
    memory.copyWithin(to + filled, to, Math.min(to + filled, end - filled));
  }
}

/** Each of `count` elements n times. */
function column(
  lanes: Lanes,
  count: number,
  n: number,
  a: Data,
  ia: number,
  step: number,
  to: number,
): void {
  const memory = heap()[lanes];
  const from = C / WIDTH[lanes]; // free until the result is written
  if (step === 1) memory.set(a.subarray(ia, ia + count), from);
  else for (let r = 0; r < count; r++) memory[from + r] = a[ia + r * step];
  spread[lanes]()!(count, n * WIDTH[lanes], C, to);
}
