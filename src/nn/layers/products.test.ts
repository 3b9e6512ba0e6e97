import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { affine, sumRows, timesTransposed, transposedTimes } from './products.ts';

// Sizes around the blocks of two rows and four columns, against np.dot and np.sum: the same bits.
const sizes = [1, 2, 3, 4, 5, 7, 8, 9];
const random = new RandomState(1);

describe.each(['float64', 'float32'] as const)('fused products in %s', (dtype) => {
  const draw = (...shape: number[]) => random.randn(...shape).astype(dtype);
  // float32: the products in float64, rounded once
  const dot = (a: np.NDArray, b: np.NDArray) =>
    np.dot(a.astype('float64'), b.astype('float64')).astype(dtype);

  it('equal the plain formulas bit for bit', () => {
    for (const rows of sizes) {
      for (const inner of sizes) {
        for (const columns of sizes) {
          const x = draw(rows, inner);
          const w = draw(inner, columns);
          const b = draw(1, columns);
          const d = draw(rows, columns);
          const y = np.empty([rows, columns], dtype);
          affine(x, w, b, y);
          expect(np.arrayEqual(y, dot(x, w).add(b))).toBe(true);
          const dw = np.full([inner, columns], 9, dtype);
          transposedTimes(x, d, dw);
          expect(np.arrayEqual(dw, dot(x.T, d))).toBe(true);
          const dx = np.full([rows, inner], 9, dtype);
          timesTransposed(d, w, dx);
          expect(np.arrayEqual(dx, dot(d, w.T))).toBe(true);
          const db = np.full([1, columns], 9, dtype);
          sumRows(d, db);
          expect(np.arrayEqual(db, np.sum(d, { axis: 0, keepdims: true }))).toBe(true);
        }
      }
    }
  });

  it('read views that start in the middle of their memory', () => {
    const x = draw(9, 3).slice('2:7');
    const d = draw(9, 5).slice('2:7');
    const w = draw(6, 5).slice('3:');
    const b = draw(2, 5).slice('1:');
    const y = np.empty([5, 5], dtype);
    affine(x, w, b, y);
    expect(np.arrayEqual(y, dot(x, w).add(b))).toBe(true);
    const dw = np.empty([3, 5], dtype);
    transposedTimes(x, d, dw);
    expect(np.arrayEqual(dw, dot(x.T, d))).toBe(true);
    const dx = np.empty([5, 3], dtype);
    timesTransposed(d, w, dx);
    expect(np.arrayEqual(dx, dot(d, w.T))).toBe(true);
  });
});
