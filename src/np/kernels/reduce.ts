/**
 * Reductions over rows of n contiguous elements by way of the WebAssembly kernels. All of these answer false,
 * having done nothing, where they do not apply; the plain loops give the same bits (reduce.test.ts).
 */
import type { Data } from '../array/dtype.ts';
import { both, type Floats, isFloats, LEAST, nameOf } from './floats.ts';
import { BINARY } from './wasm/elementwise.ts';
import { A, B, C, heap, PIECE } from './wasm/memory.ts';
import { columnsKernel, extremeKernel, fillWhereKernel, positionKernel } from './wasm/reduce.ts';

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

/** out[i] = the largest or smallest of out[i] and row i, NaN if there is one; of equals out[i]. */
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
      const start = out[io + r + i];
      const better = operation === 'maximum' ? best > start : best < start;
      if (better || Number.isNaN(best)) {
        out[io + r + i] = best === 0 ? firstZero(a, from + i * n) : best;
      }
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
