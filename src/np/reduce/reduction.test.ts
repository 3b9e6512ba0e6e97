import { expect, it } from 'vitest';
import * as np from '../index.ts';

// Bits and messages of many more are in fixtures/reductions.json.
const a = np.arange(6, 'float64').reshape(2, 3);

it("takes masks as arrays, lists and numbers, with NumPy's results", () => {
  const mask = np.array([true, false, true]);
  expect(np.sum(a, { where: mask }).item()).toBe(10);
  expect(np.sum(a, { where: [1, 0, 1] }).item()).toBe(10);
  expect(np.sum(a, { where: 0 }).item()).toBe(0);
  expect(np.mean(a, { axis: 0, where: mask }).repr()).toBe('array([1.5, nan, 3.5])');
  expect(np.variance(a, { axis: 1, where: mask, ddof: 1 }).repr()).toBe('array([2., 2.])');
  expect(np.all(a, { axis: 0, where: mask }).repr()).toBe('array([False,  True,  True])');
  expect(a.min({ axis: 0, where: [[1], [0]], initial: 9 }).repr()).toBe('array([0., 1., 2.])');
});

it('writes to out', () => {
  const out = np.zeros(2);
  expect(np.sum(a, { axis: 1, where: [true, false, true], initial: 0.5, out })).toBe(out);
  expect(out.repr()).toBe('array([2.5, 8.5])');
});

it('says what does not fit', () => {
  expect(() => np.sum(a, { where: np.arange(3) })).toThrow(
    "Cannot cast array data from dtype('int64') to dtype('bool') according to the rule 'safe'",
  );
  expect(() => np.max(a, { where: [true, false, true] })).toThrow("has to specify 'initial'");
  expect(() => np.max(np.zeros(3, 'uint8'), { axis: 0, initial: 300 })).toThrow(
    'Python integer 300 out of bounds for uint8',
  );
});
