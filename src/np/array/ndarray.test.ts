import { describe, expect, test } from 'vitest';
import * as np from '../index.ts';

describe('dtypes', () => {
  test('numbers are float64, booleans bool, unless told otherwise', () => {
    expect(np.array([1, 2]).dtype).toBe('float64');
    expect(np.array([true]).dtype).toBe('bool');
    expect(np.array([1, 2], 'int64').dtype).toBe('int64');
    expect(np.arange(3).dtype).toBe('int64');
    expect(np.arange(0, 1, 0.25).dtype).toBe('float64');
    expect(np.asarray(new Float32Array(2)).dtype).toBe('float32');
  });

  test('JS scalars are weak', () => {
    const f32 = np.ones(2, 'float32');
    expect(f32.multiply(0.1).dtype).toBe('float32');
    expect(f32.multiply(np.array(0.1)).dtype).toBe('float64');
    expect(np.arange(3).multiply(2).dtype).toBe('int64');
    expect(np.arange(3).multiply(0.5).dtype).toBe('float64');
    expect(np.array([true]).multiply(2).dtype).toBe('int64');
    expect(() => np.zeros(1, 'uint8').add(300)).toThrow(
      new np.OverflowError('Python integer 300 out of bounds for uint8'),
    );
    expect(np.zeros(1, 'uint8').equal(300).tolist()).toEqual([false]);
  });

  test('int64 is exact or throws', () => {
    const big = np.array([2 ** 52], 'int64');
    expect(big.add(1).item()).toBe(2 ** 52 + 1);
    expect(() => big.multiply(4)).toThrow(np.OverflowError);
    expect(Object.is(np.array([-5], 'int64').multiply(0).item(), 0)).toBe(true);
  });
});

describe('errors', () => {
  test.each([
    [
      np.BroadcastError,
      () => np.add(np.ones(3), np.ones(2)),
      'operands could not be broadcast together with shapes (3,) (2,)',
    ],
    [
      np.ShapeError,
      () => np.dot(np.ones([2, 3]), np.ones([2, 3])),
      'shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)',
    ],
    [
      np.ShapeError,
      () => np.arange(6).reshape(4, 2),
      'cannot reshape array of size 6 into shape (4,2)',
    ],
    [
      np.AxisError,
      () => np.sum(np.ones([2, 2]), 2),
      'axis 2 is out of bounds for array of dimension 2',
    ],
    [np.IndexError, () => np.ones(3).at(3), 'index 3 is out of bounds for axis 0 with size 3'],
    [np.LinAlgError, () => np.linalg.inv(np.zeros([2, 2])), 'Singular matrix'],
    [
      np.DTypeError,
      () => np.arange(3).iadd(0.5),
      "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    ],
  ])('%o', (type, f, message) => {
    expect(f).toThrow(type);
    expect(f).toThrow(np.NumpyError);
    expect(f).toThrow(message);
  });

  test('an array of many is no number', () => {
    expect(+np.dot(np.array([1, 2]), np.array([3, 4]))).toBe(11);
    expect(() => +np.ones(2)).toThrow(/shape \(2,\) is no number/);
  });
});

describe('views and writing', () => {
  test('slices share memory', () => {
    const a = np.arange(6).reshape(2, 3);
    a.slice(':', '1:').imul(10);
    expect(a.repr()).toBe('array([[ 0, 10, 20],\n       [ 3, 40, 50]])');
  });

  test('p[range(n), y] -= 1', () => {
    const p = np.zeros([3, 2]);
    p.update([np.arange(3), np.array([0, 1, 1], 'int64')], (v) => v.subtract(1));
    expect(p.tolist()).toEqual([
      [-1, 0],
      [0, -1],
      [0, -1],
    ]);
  });

  test('overlapping in place is computed as if it were not', () => {
    const a = np.arange(5);
    np.add(a.slice('1:'), a.slice(':-1'), a.slice('1:'));
    expect(a.tolist()).toEqual([0, 1, 3, 5, 7]);
    const m = np.arange(4).reshape(2, 2);
    m.iadd(m.T);
    expect(m.tolist()).toEqual([
      [0, 3],
      [3, 6],
    ]);
  });

  test('rows can be iterated over', () => {
    const sums = [...np.arange(6).reshape(3, 2)].map((row) => row.sum());
    expect(sums).toEqual([1, 5, 9]);
  });
});

test("NumPy's spelling works too", () => {
  expect(np.floor_divide).toBe(np.floorDivide);
  expect(np.array_repr(np.ones_like(np.arange(2)))).toBe('array([1, 1])');
});
