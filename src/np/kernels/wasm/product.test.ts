import { expect, test } from 'vitest';
import * as np from '../../index.ts';
import { product as product32 } from '../product32.ts';
import { product as product64 } from '../product64.ts';
import { simdProduct } from './product.ts';

test.each([
  [31, 40, 33],
  [64, 64, 64],
  [7, 200, 150],
  [160, 70, 160],
  [40, 33, 320],
  [2, 9, 2000],
  [300, 2, 64],
  [300, 64, 3],
  [301, 64, 2],
  [70, 41, 1],
  [3, 300, 5],
  [9, 300, 7],
  [50, 1, 50],
])('SIMD gives the bits of the plain loops: %i×%i×%i', (m, k, n) => {
  const noise = (size: number) => np.sin(np.arange(size).multiply(7.77)).data as Float64Array;
  const a = noise(m * k);
  const b = noise(k * n);
  const plain = new Float64Array(m * n);
  product64(m, k, n, a, 0, k, 1, b, 0, n, plain, 0);
  const out = new Float64Array(m * n);
  const left = { data: a, offset: 0, row: k, column: 1 };
  const right = { data: b, offset: 0, row: n, column: 1 };
  expect(simdProduct('float64', m, k, n, left, right, out, 0)).toBe(out);
  expect(simdProduct('float64', m, k, n, left, right, null, 0)).toEqual(plain);
  expect(out).toEqual(plain);

  const [a32, b32] = [Float32Array.from(a), Float32Array.from(b)];
  const plain32 = new Float32Array(m * n);
  product32(m, k, n, a32, 0, k, 1, b32, 0, n, plain32, 0);
  const out32 = new Float32Array(m * n);
  const [left32, right32] = [
    { ...left, data: a32 },
    { ...right, data: b32 },
  ];
  expect(simdProduct('float32', m, k, n, left32, right32, out32, 0)).toEqual(plain32);
});
