/**
 * The matrix product in WebAssembly SIMD, for products big enough to pay for copying into its memory.
 * Each lane adds its own element left to right and nothing is fused, so the bits are those of
 * product64.ts and product32.ts (a test compares them). Where WebAssembly is not to be had (an old
 * browser, a strict content security policy) the callers use those instead.
 *
 * The module is assembled here, instruction by instruction; it is small enough to read:
 *
 *     for i in 0 … m, two rows at a time
 *       for j in 0 … n, four vectors (64 bytes) at a time
 *         eight sums = 0
 *         for p in 0 … k:  sums += a[i, p] · b[p, j …],  a[i + 1, p] · b[p, j …]
 *         store the sums
 */
import type { Matrix } from './matmul.ts';

// instructions (WebAssembly core specification 2.0, chapter 5.4)
const END = 0x0b;
const LOOP = [0x03, 0x40];
const BR_IF_0 = [0x0d, 0];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const i32 = (value: number) => [0x41, ...signed(value)];
const I32_LT_U = 0x49;
const I32_ADD = 0x6a;
const I32_SUB = 0x6b;
const I32_MUL = 0x6c;
const simd = (opcode: number) => [0xfd, ...unsigned(opcode)];
const vectorLoad = (offset: number) => [...simd(0x00), 0, ...unsigned(offset)];
const vectorStore = (offset: number) => [...simd(0x0b), 0, ...unsigned(offset)];
const ZERO = [...simd(0x0c), ...new Array<number>(16).fill(0)];

interface Lanes {
  bytes: number;
  splat: number[];
  add: number[];
  multiply: number[];
}

const FLOAT64: Lanes = {
  bytes: 8,
  splat: [...simd(0x0a), 0, 0],
  add: simd(0xf0),
  multiply: simd(0xf2),
};
const FLOAT32: Lanes = {
  bytes: 4,
  splat: [...simd(0x09), 0, 0],
  add: simd(0xe4),
  multiply: simd(0xe6),
};

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >> 7)];
}

// parameters and locals of the function
const [M, K, N, A, B, C, STEP, SPAN] = [0, 1, 2, 3, 4, 5, 6, 7];
const [I, J, P, X, Y, ROW_A, ROW_B, AT] = [8, 9, 10, 11, 12, 13, 14, 15];
const SUM = 16; // eight vectors
const FACTOR = 24; // four vectors of b
const SPREAD = 28; // one element of a in all lanes

function body(lanes: Lanes): number[] {
  const row = (first: number) =>
    [0, 1, 2, 3].flatMap((v) => [
      ...get(SUM + first + v),
      ...get(SPREAD),
      ...get(FACTOR + v),
      ...lanes.multiply,
      ...lanes.add,
      ...set(SUM + first + v),
    ]);
  const inner = [
    ...[0, 1, 2, 3].flatMap((v) => [...get(Y), ...vectorLoad(16 * v), ...set(FACTOR + v)]),
    ...[...get(X), ...lanes.splat, ...set(SPREAD)],
    ...row(0),
    ...[...get(X), ...get(ROW_A), I32_ADD, ...lanes.splat, ...set(SPREAD)],
    ...row(4),
    ...[...get(X), ...i32(lanes.bytes), I32_ADD, ...set(X)],
    ...[...get(Y), ...get(STEP), I32_ADD, ...set(Y)],
    ...[...get(P), ...i32(1), I32_SUB, 0x22, P], // local.tee: the loop goes on while p is not 0
  ];
  const tile = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((v) => [...ZERO, ...set(SUM + v)]),
    ...[...get(A), ...get(I), ...get(ROW_A), I32_MUL, I32_ADD, ...set(X)],
    ...[...get(B), ...get(J), ...get(SPAN), I32_MUL, I32_ADD, ...set(Y)],
    ...[...get(K), ...set(P)],
    ...[...LOOP, ...inner, ...BR_IF_0, END],
    ...[...get(C), ...get(I), ...get(ROW_B), I32_MUL, I32_ADD, ...get(J), I32_ADD, ...set(AT)],
    ...[0, 1, 2, 3].flatMap((v) => [...get(AT), ...get(SUM + v), ...vectorStore(16 * v)]),
    ...[...get(AT), ...get(ROW_B), I32_ADD, ...set(AT)],
    ...[0, 1, 2, 3].flatMap((v) => [...get(AT), ...get(SUM + 4 + v), ...vectorStore(16 * v)]),
    ...[...get(J), ...i32(64), I32_ADD, 0x22, J, ...get(ROW_B), I32_LT_U],
  ];
  return [
    ...[2, 8, 0x7f, 13, 0x7b], // locals: eight i32, thirteen v128
    ...[...get(K), ...i32(lanes.bytes), I32_MUL, ...set(ROW_A)],
    ...[...get(N), ...i32(lanes.bytes), I32_MUL, ...set(ROW_B)],
    ...[...LOOP, ...i32(0), ...set(J), ...LOOP, ...tile, ...BR_IF_0, END],
    ...[...get(I), ...i32(2), I32_ADD, 0x22, I, ...get(M), I32_LT_U, ...BR_IF_0, END],
    END,
  ];
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: number[]) => [id, ...unsigned(content.length), ...content];
  const text = (s: string) => [s.length, ...[...s].map((c) => c.charCodeAt(0))];
  const code = [FLOAT64, FLOAT32].map((lanes) => {
    const bytes = body(lanes);
    return [...unsigned(bytes.length), ...bytes];
  });
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 8, ...new Array<number>(8).fill(0x7f), 0]), // (i32 × 8) → ()
    ...section(3, [2, 0, 0]), // two functions of that type
    ...section(5, [1, 0, 16]), // a memory of 16 pages at first
    ...section(7, [3, ...text('memory'), 2, 0, ...text('float64'), 0, 0, ...text('float32'), 0, 1]),
    ...section(10, [2, ...code.flat()]),
  ]);
}

/**
 * Addresses and steps in bytes. b[p, j …] is read from b + j · span + p · step: rows as they are (span 1,
 * step a row), or panels of 64 bytes' width one after the other (span k, step 64).
 */
type Product = (
  m: number,
  k: number,
  n: number,
  a: number,
  b: number,
  c: number,
  step: number,
  span: number,
) => void;

interface Machine {
  memory: WebAssembly.Memory;
  float64: Product;
  float32: Product;
}

let machine: Machine | undefined | null;

/** The compiled module; null where there is no WebAssembly SIMD. */
function start(): Machine | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
    return exports as unknown as Machine;
  } catch {
    return null;
  }
}

const PAGE = 65536;

/** Rows of b longer than this (in bytes) are cut into panels: their cache lines would evict each other. */
const LONG_ROW = 1024;

/**
 * out = a · b as in matmul.ts, b with contiguous rows. Returns false, having done nothing, when the
 * product is too small to pay or WebAssembly is missing.
 */
export function simdProduct(
  float32: boolean,
  m: number,
  k: number,
  n: number,
  a: Matrix,
  b: Matrix,
  out: Float64Array | Float32Array,
  at: number,
): boolean {
  if (k < 2 || n < (float32 ? 2 : 8) || m * k * n < 20000) return false;
  machine ??= start();
  if (machine === null) return false;
  const width = float32 ? 4 : 8;
  const lanes = 64 / width;
  const rows = m + (m % 2);
  const columns = Math.ceil(n / lanes) * lanes;
  const needed = (rows * k + k * columns + rows * columns) * width;
  const { memory } = machine;
  if (needed > 256 * 1024 * PAGE) return false;
  if (memory.buffer.byteLength < needed) {
    try {
      memory.grow(Math.ceil((needed - memory.buffer.byteLength) / PAGE));
    } catch {
      return false;
    }
  }
  const heap = float32 ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
  const fromB = rows * k;
  const fromC = fromB + k * columns;
  copyIn(heap, 0, k, m, k, a);
  const panels = columns * width > LONG_ROW;
  if (panels) copyPanels(heap, fromB, lanes, k, n, b);
  else copyIn(heap, fromB, columns, k, n, b);
  const step = panels ? 64 : columns * width;
  const multiply = float32 ? machine.float32 : machine.float64;
  multiply(rows, k, columns, 0, fromB * width, fromC * width, step, panels ? k : 1);
  if (columns === n) out.set(heap.subarray(fromC, fromC + m * n), at);
  else {
    for (let i = 0; i < m; i++) {
      const from = fromC + i * columns;
      out.set(heap.subarray(from, from + n), at + i * n);
    }
  }
  return true;
}

/** Copies a matrix to rows `width` apart; what lies between is not read back. */
function copyIn(
  heap: Float64Array | Float32Array,
  to: number,
  width: number,
  rows: number,
  columns: number,
  { data, offset, row, column }: Matrix,
): void {
  if (column === 1 && row === columns && width === columns) {
    heap.set(data.subarray(offset, offset + rows * columns), to);
  } else if (column === 1) {
    for (let i = 0; i < rows; i++) {
      const from = offset + i * row;
      heap.set(data.subarray(from, from + columns), to + i * width);
    }
  } else {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        heap[to + i * width + j] = data[offset + i * row + j * column];
      }
    }
  }
}

/** Copies a matrix in panels of `lanes` columns. */
function copyPanels(
  heap: Float64Array | Float32Array,
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
      for (let j = 0; j < width; j++) heap[at + j] = data[from + j * column];
    }
  }
}
