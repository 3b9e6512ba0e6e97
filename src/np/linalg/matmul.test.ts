import { describe, expect, test } from 'vitest';
import type { NDArray } from '../index.ts';
import * as np from '../index.ts';

/** The definition: every element summed from 0, left to right; rounded at each step in float32. */
function byDefinition(a: NDArray, b: NDArray): NDArray {
  const round = a.dtype === 'float32' ? Math.fround : (x: number) => x;
  const [m, k] = a.shape;
  const n = b.shape[1];
  const result = np.zeros([m, n], a.dtype);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = round(sum + round(a.at(i, p) * b.at(p, j)));
      result.set([i, j], sum);
    }
  }
  return result;
}

const noise = (rows: number, columns: number, dtype: 'float64' | 'float32') =>
  np
    .sin(np.arange(rows * columns).multiply(12.9898))
    .reshape(rows, columns)
    .astype(dtype);

describe.each(['float64', 'float32'] as const)('the matrix product in %s', (dtype) => {
  test.each([
    [1, 1, 1],
    [2, 3, 4],
    [5, 4, 3],
    [3, 7, 2],
    [4, 9, 1],
    [7, 8, 5],
    [3, 5, 70],
    [9, 130, 65],
    [2, 300, 64],
    [64, 300, 3],
    [300, 2, 64],
    [1, 6, 129],
    [5, 32, 300],
    [3, 9, 1000],
  ])('adds left to right: %i×%i×%i', (m, k, n) => {
    const a = noise(m, k, dtype);
    const b = noise(k, n, dtype);
    const expected = byDefinition(a, b).tolist();
    expect(np.dot(a, b).tolist()).toEqual(expected);
    expect(np.dot(a.T.copy().T, b).tolist()).toEqual(expected);
    expect(np.dot(a, b.T.copy().T).tolist()).toEqual(expected);
    expect(np.dot(a, b, np.ones([m, n], dtype)).tolist()).toEqual(expected);
  });
});

test('integers are exact, and say so when they cannot be', () => {
  const a = np.array(
    [
      [1, 2],
      [3, 4],
    ],
    'int64',
  );
  expect(np.dot(a, a).repr()).toBe('array([[ 7, 10],\n       [15, 22]])');
  const big = np.full([2, 2], 2 ** 30, 'int64');
  expect(() => np.dot(big, big)).toThrow(np.OverflowError);
});

test('out may be one of the factors', () => {
  const a = np.array([
    [1, 2],
    [3, 4],
  ]);
  expect(np.dot(a, a, a).tolist()).toEqual([
    [7, 10],
    [15, 22],
  ]);
});

test('sums over an axis without elements are zeros, however many axes there are', () => {
  // np.inner(np.zeros((2, 3, 0)), np.zeros((4, 5, 0)))
  const result = np.inner(np.zeros([2, 3, 0]), np.zeros([4, 5, 0]));
  expect(result.shape).toEqual([2, 3, 4, 5]);
  expect([...result.data]).toEqual(new Array(120).fill(0));
});
