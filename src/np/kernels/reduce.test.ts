import { expect, test } from 'vitest';
import type { NDArray } from '../index.ts';
import * as np from '../index.ts';
import { pairwiseSum, pairwiseSumFloat32 } from '../reduce/pairwise.ts';
import { fillWhere } from './reduce.ts';

/** Noise with ties, zeros of both signs and, at some places, NaN. */
function noise(size: number, dtype: np.DType, nan: boolean): NDArray {
  const a = np.sin(np.arange(size).multiply(7.77)).multiply(9).astype(dtype);
  for (let i = 0; i < size; i += 5) a.data[i] = Math.round(a.data[i]);
  for (let i = 0; i < size; i += 7) a.data[i] = i % 2 ? 0 : -0;
  if (nan) for (let i = 33; i < size; i += 211) a.data[i] = Number.NaN;
  return a;
}

const SHAPES = [
  [300, 64],
  [300, 3],
  [100, 2],
  [61, 7],
  [40, 128],
  [33, 1000],
  [2, 5000],
];

test.each(SHAPES)('reductions of %i rows of %i by SIMD are those of a plain loop', (rows, n) => {
  for (const dtype of ['float64', 'float32'] as const) {
    const round = dtype === 'float32' ? Math.fround : (x: number) => x;
    const sum = dtype === 'float32' ? pairwiseSumFloat32 : pairwiseSum;
    for (const nan of [false, true]) {
      for (const sign of [1, -1]) {
        const a = np.multiply(np.abs(noise(rows * n, dtype, nan)), sign).reshape(rows, n);
        if (sign === 1) a.reshape(-1).isub(2);
        const data = a.data as Float64Array;
        for (let i = 0; i < rows; i++) {
          const row = data.subarray(i * n, i * n + n);
          const first = row.findIndex(Number.isNaN);
          const largest = row.reduce((x, y) => (y > x ? y : x));
          const smallest = row.reduce((x, y) => (y < x ? y : x));
          const at = (best: number) => (first >= 0 ? first : row.indexOf(best));
          if (i === 0) {
            // one pass over all rows gives what each row by itself has
            rowResults = {
              max: np.max(a, 1),
              min: np.min(a, 1),
              argmax: np.argmax(a, 1),
              argmin: np.argmin(a, 1),
              sum: np.sum(a, 1),
            };
          }
          const { max, min, argmax, argmin, sum: sums } = rowResults;
          expect(max.data[i]).toBe(first >= 0 ? Number.NaN : largest);
          expect(min.data[i]).toBe(first >= 0 ? Number.NaN : smallest);
          expect(argmax.data[i]).toBe(at(largest));
          expect(argmin.data[i]).toBe(at(smallest));
          expect(sums.data[i]).toBe(round(0 + sum(n, data, i * n, 1)));
        }
        const [total, most] = [np.sum(a, 0), np.max(a, 0)];
        for (let j = 0; j < n; j++) {
          let acc = 0;
          let best = data[j];
          for (let i = 0; i < rows; i++) {
            const x = data[i * n + j];
            acc = round(acc + x);
            if (!(best > x || Number.isNaN(best))) best = x;
          }
          expect(total.data[j]).toBe(acc);
          expect(most.data[j]).toBe(best);
        }
        expect(np.sum(a)).toBe(round(0 + sum(rows * n, data, 0, 1)));
      }
    }
  }
});
let rowResults: Record<'max' | 'min' | 'argmax' | 'argmin' | 'sum', NDArray>;

test.each(SHAPES)('extremes of %i rows of %i begin with `initial`', (rows, n) => {
  for (const dtype of ['float64', 'float32'] as const) {
    for (const initial of [-7, -0, 0, 7, Number.POSITIVE_INFINITY, Number.NaN]) {
      const a = noise(rows * n, dtype, true).reshape(rows, n);
      const [max, min] = [np.max(a, { axis: 1, initial }), np.min(a, { axis: 1, initial })];
      for (let i = 0; i < rows; i++) {
        const all = [initial, ...(a.slice(i).tolist() as number[])];
        expect(max.data[i] + 0).toBe(Math.max(...all) + 0);
        expect(min.data[i] + 0).toBe(Math.min(...all) + 0);
      }
    }
  }
});

test('a masked value is written where the mask is set, and nowhere else', () => {
  for (const dtype of ['float64', 'float32'] as const) {
    const a = noise(7001, dtype, true);
    const mask = np.greater(noise(7100, 'float64', true), 0.3);
    const before = a.data.slice();
    const data = a.data as Float64Array;
    expect(fillWhere(6900, mask.data as Uint8Array, 5, data, 3, -1.5)).toBe(true);
    before.forEach((x, i) => {
      const k = i - 3;
      const set = k >= 0 && k < 6900 && mask.data[5 + k] !== 0;
      if (data[i] !== (set ? -1.5 : x) && !(Number.isNaN(data[i]) && !set)) expect(i).toBe(-1);
    });
  }
});
