/**
 * The matrix product in WebAssembly SIMD. Each lane adds its own element left to right and nothing is
 * fused, so the bits are those of product64.ts and product32.ts (a test compares them).
 *
 *     for j in 0 … n, V vectors at a time
 *       for i in 0 … m, R rows at a time
 *         R·V sums = 0
 *         for p in 0 … k:  sums += a[i …, p] · b[p, j …]
 *         store the sums
 *
 * What is used of b stays in the nearest cache while the rows of a pass by.
 */
import { allocate, type Data, fresh } from '../../array/dtype.ts';
import type { Matrix } from '../matmul.ts';
import {
  Assembly,
  type Code,
  f32,
  f64,
  get,
  i32,
  increase,
  load,
  repeat,
  set,
  store,
  tee,
  ZERO,
} from './assembler.ts';
import type { Lanes } from './elementwise.ts';
import { heap, lazy, REST, reserve } from './memory.ts';

/**
 * (m, k, row of c, a, b, c, step, span): counts of rows and of the inner axis, else bytes. b[p, j …] is read
 * from b + j · span + p · step: rows as they are (span 1, step a row), or panels of V vectors' width one after
 * the other (span k).
 */
function productKernel(name: Lanes, R: number, V: number) {
  const lanes = name === 'float64' ? f64 : f32;
  return lazy(() => {
    const [m, k, row, a, b, c, step, span] = [0, 1, 2, 3, 4, 5, 6, 7];
    const code = new Assembly(8);
    const [i, j, end, y, rowA, at] = Array.from({ length: 6 }, () => code.i32());
    const x = Array.from({ length: R }, () => code.i32());
    const sums = x.map(() => Array.from({ length: V }, () => code.v128()));
    const factors = Array.from({ length: V }, () => code.v128());
    const spread = code.v128();
    const width = 16 * V;

    const terms: Code = [
      factors.map((f, v) => set(f, load(y, 16 * v))),
      sums.map((row, r) => [
        set(spread, lanes.splat(get(x[r]))),
        row.map((sum, v) => set(sum, lanes.add(get(sum), lanes.mul(get(spread), get(factors[v]))))),
        increase(x[r], i32.const(lanes.bytes)),
      ]),
      increase(y, get(step)),
    ];
    const tile: Code = [
      sums.flat().map((sum) => set(sum, ZERO)),
      set(x[0], i32.add(get(a), i32.mul(get(i), get(rowA)))),
      x.slice(1).map((next, r) => set(next, i32.add(get(x[r]), get(rowA)))),
      set(y, i32.add(get(b), i32.mul(get(j), get(span)))),
      set(end, i32.add(get(x[0]), get(rowA))),
      repeat(terms, i32.lessThanUnsigned(get(x[0]), get(end))),
      set(at, i32.add(get(c), i32.add(i32.mul(get(i), get(row)), get(j)))),
      sums.map((row_, r) => [
        r > 0 ? increase(at, get(row)) : [],
        row_.map((sum, v) => store(at, 16 * v, get(sum))),
      ]),
    ];
    const next = (local: number, by: number, limit: number) =>
      i32.lessThanUnsigned(tee(local, i32.add(get(local), i32.const(by))), get(limit));
    return code.module([
      set(rowA, i32.mul(get(k), i32.const(lanes.bytes))),
      repeat([set(i, i32.const(0)), repeat(tile, next(i, R, m))], next(j, width, row)),
    ]);
  });
}

/** Cuts rows of `row` bytes, one after the other, into panels 64 bytes wide: (rows, row, from, to) */
const panelKernel = lazy(() => {
  const [rows, row, from, to] = [0, 1, 2, 3];
  const code = new Assembly(4);
  const [at, end, panel] = [code.i32(), code.i32(), code.i32()];
  return code.module([
    set(panel, i32.shl(get(rows), i32.const(6))),
    repeat(
      [
        set(at, get(to)),
        set(end, i32.add(get(from), get(row))),
        repeat(
          [
            [0, 16, 32, 48].map((offset) => store(at, offset, load(from, offset))),
            increase(from, i32.const(64)),
            increase(at, get(panel)),
          ],
          i32.lessThanUnsigned(get(from), get(end)),
        ),
        increase(to, i32.const(64)),
      ],
      tee(rows, i32.sub(get(rows), i32.const(1))),
    ),
  ]);
});

/** Narrow results have few sums a row, hence more rows at a time. */
const SHAPES = [
  { R: 4, V: 1 },
  { R: 4, V: 2 },
  { R: 2, V: 4 },
];
const kernels = {
  float64: SHAPES.map(({ R, V }) => productKernel('float64', R, V)),
  float32: SHAPES.map(({ R, V }) => productKernel('float32', R, V)),
};

/** Rows of b longer than this (in bytes) are cut into panels: their cache lines would evict each other. */
const LONG_ROW = 1024;

/**
 * a · b as in matmul.ts, in `o` from `at` on or without one in fresh memory. Null, nothing done, when the
 * product is too small to pay, too big for the memory, or WebAssembly is missing.
 */
export function simdProduct(
  name: Lanes,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  o: Data | null,
  at: number,
): Data | null {
  if (k === 0 || m * k * n < 2000) return null;
  const width = name === 'float64' ? 8 : 4;
  const shape = n * width <= 16 ? 0 : n * width <= 32 ? 1 : 2;
  const multiply = kernels[name][shape]();
  if (multiply === null) return null;
  const { R, V } = SHAPES[shape];
  const lanes = (16 * V) / width;
  const rows = Math.ceil(m / R) * R;
  const columns = Math.ceil(n / lanes) * lanes;
  if (!reserve((rows * k + k * columns + rows * columns) * width)) return null;
  const memory = heap()[name];
  const fromA = REST / width;
  const fromB = fromA + rows * k;
  const fromC = fromB + k * columns;
  copyIn(memory, fromA, k, m, k, a);
  const panels = columns * width > LONG_ROW;
  const pack = panels && columns === n && b.column === 1 && m >= k ? panelKernel() : null;
  if (pack !== null) {
    // by way of where the result will be
    copyIn(memory, fromC, n, k, n, b);
    pack(k, n * width, fromC * width, fromB * width);
  } else if (panels) copyPanels(memory, fromB, lanes, k, n, b);
  else copyIn(memory, fromB, columns, k, n, b);
  const row = columns * width;
  const [step, span] = panels ? [16 * V, k] : [row, 1];
  multiply(rows, k, row, REST, fromB * width, fromC * width, step, span);
  if (columns === n) {
    const product = memory.subarray(fromC, fromC + m * n);
    if (o === null) return fresh(product);
    o.set(product, at);
    return o;
  }
  const out = o ?? allocate(name, m * n);
  for (let i = 0; i < m; i++) {
    const from = fromC + i * columns;
    if (n > 16) out.set(memory.subarray(from, from + n), at + i * n);
    else for (let j = 0; j < n; j++) out[at + i * n + j] = memory[from + j];
  }
  return out;
}

/** Copies a matrix to rows `width` apart; what lies between is not read back. */
function copyIn(
  memory: Float64Array | Float32Array,
  to: number,
  width: number,
  rows: number,
  columns: number,
  { data, offset, row, column }: Matrix,
): void {
  if (column === 1 && row === columns && width === columns) {
    memory.set(data.subarray(offset, offset + rows * columns), to);
  } else if (column === 1 && columns > 16) {
    for (let i = 0; i < rows; i++) {
      const from = offset + i * row;
      memory.set(data.subarray(from, from + columns), to + i * width);
    }
  } else {
    for (let i = 0; i < rows; i++) {
      const from = offset + i * row;
      const o = to + i * width;
      for (let j = 0; j < columns; j++) memory[o + j] = data[from + j * column];
    }
  }
}

/** Copies a matrix in panels of `lanes` columns. */
function copyPanels(
  memory: Float64Array | Float32Array,
  to: number,
  lanes: number,
  rows: number,
  columns: number,
  { data, offset, row, column }: Matrix,
): void {
  for (let first = 0; first < columns; first += lanes) {
    const width = Math.min(lanes, columns - first);
    for (let i = 0; i < rows; i++) {
      const from = offset + i * row + first * column;
      const at = to + first * rows + i * lanes;
      for (let j = 0; j < width; j++) memory[at + j] = data[from + j * column];
    }
  }
}
