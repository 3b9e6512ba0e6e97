import { expect, test } from 'vitest';
import { simdGatherRows } from './gather.ts';

test.each([
  [Float64Array, 8],
  [Float64Array, 13],
  [Float32Array, 64],
  [Float32Array, 17],
  [Int32Array, 33],
  [Uint8Array, 101],
] as const)('rows of %o, %i long, are gathered by SIMD', (kind, n) => {
  const Kind = kind as typeof Float64Array;
  const rows = 50;
  const source = Kind.from({ length: rows * n + 3 }, (_, i) => i % 251);
  const starts = Uint32Array.from({ length: 40 }, (_, k) => 3 + ((k * 7) % rows) * n);
  const expected = new Kind(40 * n);
  starts.forEach((start, k) => {
    for (let j = 0; j < n; j++) expected[k * n + j] = source[start + j];
  });
  expect(simdGatherRows(source, starts, n)).toEqual(expected);
});
