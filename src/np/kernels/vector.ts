/**
 * The loops of the elementwise functions by way of the WebAssembly kernels: operands are copied in by
 * pieces, the result is copied out. Short runs, other strides, and machines without WebAssembly take the
 * plain loop; the bits are the same (vector.test.ts).
 */
import type { Data } from '../dtype.ts';
import type { BinaryLoop, UnaryLoop } from '../loops/index.ts';
import { type Lanes, spreadKernel } from './wasm/elementwise.ts';
import { A, B, C, heap, type Kernel, PIECE, UNSURE } from './wasm/memory.ts';

/** Fewer elements are done sooner by a plain loop. */
const LEAST = 192;
const LEAST_ELEMENTARY = 32;

/**
 * o = f(a, b) over `rows` rows of n elements, those of the result one after the other. An operand's row
 * begins `step` elements after the one before; its elements are `s` apart (0: one number for all the row).
 * False, nothing done, where the plain loop has to do it row by row.
 */
export type RowsLoop = (
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
  o: Data,
  io: number,
) => boolean;

export interface VectorLoop extends BinaryLoop {
  rows?: RowsLoop;
}

const WIDTH: Record<Lanes, number> = { float64: 8, float32: 4 };
const spread = { float64: spreadKernel('float64'), float32: spreadKernel('float32') };

/** `result`: what one element of the result is kept in. */
export function vectorBinary(
  plain: BinaryLoop,
  kernel: () => Kernel | null,
  lanes: Lanes,
  result: Lanes | 'bytes' = lanes,
): VectorLoop {
  const width = WIDTH[lanes];
  const piece = PIECE / width;
  const [atA, atB] = [A / width, B / width];
  const atC = result === 'bytes' ? C : C / WIDTH[result];

  const loop: VectorLoop = (n, a, ia, sa, b, ib, sb, o, io, so) => {
    if (n < LEAST || so !== 1 || (sa !== 1 && sa !== 0) || (sb !== 1 && sb !== 0)) {
      plain(n, a, ia, sa, b, ib, sb, o, io, so);
      return;
    }
    const run = kernel();
    if (run === null) {
      plain(n, a, ia, sa, b, ib, sb, o, io, so);
      return;
    }
    const views = heap();
    const memory = views[lanes];
    const results = views[result];
    if (sa === 0) memory.fill(a[ia], atA, atA + Math.min(n, piece));
    if (sb === 0) memory.fill(b[ib], atB, atB + Math.min(n, piece));
    const twice = a === b && ia === ib && sa === 1 && sb === 1;
    for (let k = 0; k < n; k += piece) {
      const m = Math.min(piece, n - k);
      if (sa === 1) memory.set(a.subarray(ia + k, ia + k + m), atA);
      if (sb === 1 && !twice) memory.set(b.subarray(ib + k, ib + k + m), atB);
      run(m * width, A, twice ? A : B, C);
      o.set(results.subarray(atC, atC + m), io + k);
    }
  };

  loop.rows = (rows, n, a, ia, stepA, sa, b, ib, stepB, sb, o, io) => {
    if (rows * n < LEAST || 2 * n > piece) return false;
    if (sa !== 0 && (sa !== 1 || (stepA !== 0 && stepA !== n))) return false;
    if (sb !== 0 && (sb !== 1 || (stepB !== 0 && stepB !== n))) return false;
    const run = kernel();
    if (run === null || spread[lanes]() === null) return false;
    const views = heap();
    const memory = views[lanes];
    const results = views[result];
    const most = Math.floor(piece / n);
    if (sa === 1 && stepA === 0) tile(memory, atA, a, ia, n, Math.min(most, rows));
    if (sb === 1 && stepB === 0) tile(memory, atB, b, ib, n, Math.min(most, rows));
    for (let r = 0; r < rows; r += most) {
      const count = Math.min(most, rows - r);
      const m = count * n;
      const k = r * n;
      if (sa === 0) column(lanes, count, n, a, ia + r * stepA, stepA, A);
      else if (stepA !== 0) memory.set(a.subarray(ia + k, ia + k + m), atA);
      if (sb === 0) column(lanes, count, n, b, ib + r * stepB, stepB, B);
      else if (stepB !== 0) memory.set(b.subarray(ib + k, ib + k + m), atB);
      run(m * width, A, B, C);
      o.set(results.subarray(atC, atC + m), io + k);
    }
    return true;
  };
  return loop;
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

/** o = f(a), as above. */
export function vectorUnary(
  plain: UnaryLoop,
  kernel: () => Kernel | null,
  lanes: Lanes,
): UnaryLoop {
  const width = WIDTH[lanes];
  const piece = PIECE / width;
  const [atA, atC] = [A / width, C / width];
  return (n, a, ia, sa, o, io, so) => {
    const run = n < LEAST || so !== 1 || sa !== 1 ? null : kernel();
    if (run === null) {
      plain(n, a, ia, sa, o, io, so);
      return;
    }
    const memory = heap()[lanes];
    for (let k = 0; k < n; k += piece) {
      const m = Math.min(piece, n - k);
      memory.set(a.subarray(ia + k, ia + k + m), atA);
      run(m * width, A, C);
      o.set(memory.subarray(atC, atC + m), io + k);
    }
  };
}

/** o = f(a) for a kernel that leaves some groups of 16 bytes to the plain function. */
export function vectorElementary(
  plain: UnaryLoop,
  f: (x: number) => number,
  kernel: () => Kernel | null,
  lanes: Lanes,
): UnaryLoop {
  const width = WIDTH[lanes];
  const piece = PIECE / width;
  const group = 16 / width;
  const [atA, atC] = [A / width, C / width];
  return (n, a, ia, sa, o, io, so) => {
    const run = n < LEAST_ELEMENTARY || so !== 1 || sa !== 1 ? null : kernel();
    if (run === null) {
      plain(n, a, ia, sa, o, io, so);
      return;
    }
    const views = heap();
    const memory = views[lanes];
    for (let k = 0; k < n; k += piece) {
      const m = Math.min(piece, n - k);
      memory.set(a.subarray(ia + k, ia + k + m), atA);
      const end = run(m * width, A, C) / 4;
      for (let p = UNSURE / 4; p < end; p++) {
        const which = group === 2 ? views.int32[p] & 3 : 15;
        const from = (views.int32[p] & -16) / width;
        const to = from - atA + atC;
        for (let j = 0; j < group; j++) {
          if (which & (1 << j)) memory[to + j] = f(memory[from + j]);
        }
      }
      o.set(memory.subarray(atC, atC + m), io + k);
    }
  };
}
