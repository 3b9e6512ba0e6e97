import { expect, test } from 'vitest';
import * as math from '../elementary/index.ts';
import type { NDArray } from '../index.ts';
import * as np from '../index.ts';
import * as loops from '../loops/index.ts';
import * as kernel from './wasm/elementwise.ts';
import { expKernels } from './wasm/exp.ts';
import { logKernels } from './wasm/log.ts';
import { tanhKernels } from './wasm/tanh.ts';

const functions = { ...np };
const plainLoops = { ...loops };
const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -2.5,
  3e38,
  -1e-320,
  2 ** -140,
  Infinity,
  -Infinity,
  Number.NaN,
];

/** Noise with every pair of special values in it; longer than one piece of the kernels. */
function operands(size: number, dtype: np.DType): [NDArray, NDArray] {
  const a = np.sin(np.arange(size).multiply(7.77)).multiply(9).astype(dtype);
  const b = np.cos(np.arange(size).multiply(3.33)).multiply(9).astype(dtype);
  for (let i = 0; i < SPECIAL.length ** 2; i++) {
    a.data[i] = SPECIAL[i % SPECIAL.length];
    b.data[i] = SPECIAL[Math.floor(i / SPECIAL.length)];
    if (i < 90) a.data[size - 1 - i] = b.data[i];
  }
  return [a, b];
}

const BINARY = ['add', 'subtract', 'multiply', 'divide', 'maximum', 'minimum'] as const;
const COMPARE = ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'] as const;
const UNARY = [
  'negative',
  'absolute',
  'square',
  'reciprocal',
  'sqrt',
  'floor',
  'ceil',
  'trunc',
] as const;
const SIZES = [200, 2048, 4101, 9999];
const DTYPES = ['float64', 'float32'] as const;

/** Equal bits, but for the kind of NaN. */
function expectSame(actual: NDArray, expected: ArrayLike<number>): void {
  let differs = -1;
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual.data[i], expected[i])) differs = i;
  }
  expect(differs).toBe(-1);
}

test('every kernel compiles (without one the plain loops would pass the tests below)', () => {
  const second = ['each', 'same'] as const;
  const kernels = DTYPES.flatMap((lanes) => [
    ...second.flatMap((b) =>
      Object.values(kernel.BINARY).map((f) => kernel.binaryKernel(f, lanes, b)),
    ),
    ...second.flatMap((b) =>
      Object.values(kernel.COMPARE).map((f) => kernel.compareKernel(f, lanes, b)),
    ),
    ...Object.values(kernel.BINARY).map((f) => kernel.rowKernel(f, lanes)),
    ...Object.values(kernel.UNARY).map((f) => kernel.unaryKernel(f, lanes)),
    ...[expKernels, logKernels, tanhKernels].map((k) => k[lanes]),
  ]);
  expect(kernels.map((compile) => typeof compile())).toEqual(kernels.map(() => 'function'));
});

test.each([...BINARY, ...COMPARE])('%s by SIMD is the plain loop', (name) => {
  for (const dtype of DTYPES) {
    for (const size of SIZES) {
      const [a, b] = operands(size, dtype);
      const kind = COMPARE.some((x) => x === name) ? Uint8Array : a.data.constructor;
      const fresh = () => new (kind as typeof Float64Array)(size);
      const plain = fresh();
      plainLoops[name](size, a.data, 0, 1, b.data, 0, 1, plain, 0, 1);
      expectSame(functions[name](a, b), plain);
      for (const scalar of [0, -0, 1.5, Number.NaN]) {
        const one = np.array(scalar, dtype);
        plainLoops[name](size, a.data, 0, 1, one.data, 0, 0, plain, 0, 1);
        expectSame(functions[name](a, scalar), plain);
        plainLoops[name](size, one.data, 0, 0, a.data, 0, 1, plain, 0, 1);
        expectSame(functions[name](scalar, a), plain);
        // an array of one, into memory that is there already and into fresh
        expectSame(functions[name](one.reshape(1), a), plain);
        const out = np.zeros(size, kind === Uint8Array ? 'bool' : dtype);
        expectSame(functions[name](one.reshape(1), a, out), plain);
      }
      plainLoops[name](size, a.data, 0, 1, a.data, 0, 1, plain, 0, 1);
      expectSame(functions[name](a, a), plain);
      // in place, and a piece of an array into a piece of another
      if (kind !== Uint8Array) {
        plainLoops[name](size, a.data, 0, 1, b.data, 0, 1, plain, 0, 1);
        const copy = a.copy();
        expectSame(functions[name](copy, b, copy), plain);
        const wide = np.zeros(size + 7, dtype);
        functions[name](a.slice('3:'), b.slice(':-3'), wide.slice(`5:${size + 2}`));
        plainLoops[name](size - 3, a.data, 3, 1, b.data, 0, 1, plain, 0, 1);
        expectSame(wide.slice(`5:${size + 2}`).copy(), plain.subarray(0, size - 3));
        expect([...wide.slice(':5').data.subarray(0, 5), wide.at(-1)]).toEqual([0, 0, 0, 0, 0, 0]);
      }
    }
  }
});

test.each([...BINARY, ...COMPARE])('%s of rows and columns by SIMD is the plain loop', (name) => {
  for (const dtype of DTYPES) {
    for (const [rows, n] of [
      [300, 64],
      [77, 3],
      [301, 37],
      [5, 1000],
      [4, 3000],
    ]) {
      const [a, b] = operands(rows * n, dtype);
      const matrix = a.reshape(rows, n);
      const row = b.slice(`:${n}`);
      const column = b.slice(`:${rows}`).reshape(rows, 1);
      const full = (x: NDArray) => np.broadcastTo(x, [rows, n]).copy();
      const pairs: [NDArray, NDArray][] = [
        [matrix, row],
        [row, matrix],
        [matrix, column],
        [column, matrix],
        [column, row],
        [row, column],
      ];
      for (const [x, y] of pairs) {
        const result = functions[name](x, y);
        const plain = new (result.data.constructor as typeof Float64Array)(rows * n);
        plainLoops[name](rows * n, full(x).data, 0, 1, full(y).data, 0, 1, plain, 0, 1);
        expectSame(result.copy(), plain);
      }
    }
  }
});

test.each(UNARY)('%s by SIMD is the plain loop', (name) => {
  for (const dtype of DTYPES) {
    for (const size of SIZES) {
      const [a] = operands(size, dtype);
      const plain = new (a.data.constructor as typeof Float64Array)(size);
      plainLoops[name](size, a.data, 0, 1, plain, 0, 1);
      expectSame(functions[name](a), plain);
      plainLoops[name](size - 5, a.data, 5, 1, plain, 0, 1);
      expectSame(functions[name](a.slice('5:')), plain.subarray(0, size - 5));
    }
  }
});

test.each([
  ['exp', math.exp, math.expFloat32],
  ['log', math.log, math.logFloat32],
  ['tanh', math.tanh, math.tanhFloat32],
] as const)('%s by SIMD is the function', (name, wide, narrow) => {
  const noise = np.random.defaultRng(1);
  const centres = [0, 0, 0, 1, 1, 5, 30, 100];
  const widths = [1e-12, 0.3, 2, 1e-7, 0.1, 5, 60, 800];
  const [special] = operands(3000, 'float64');
  const arguments_ = centres.map((centre, i) =>
    np.add(noise.normal(0, widths[i], 20000) as NDArray, centre),
  );
  for (const x of [special, ...arguments_]) {
    expectSame(functions[name](x), x.data.map(wide));
    const x32 = x.astype('float32');
    expectSame(functions[name](x32), Float32Array.from(x32.data, narrow));
  }
});
