import { describe, expect, test } from 'vitest';
import * as np from './index.ts';

/** What is expected here is what NumPy 2.4.6 printed for the same call. */
describe('reciprocal', () => {
  test('of integers is an integer, and of 0 what C’s division leaves', () => {
    const long = np.reciprocal(np.array([1, 2, -1, 0, -3], 'int64'));
    expect([long.dtype, long.tolist()]).toEqual(['int64', [1, 0, -1, -(2 ** 63), 0]]);
    const int = np.reciprocal(np.array([1, 2, 0, -1], 'int32'));
    expect([int.dtype, int.tolist()]).toEqual(['int32', [1, 0, -2147483648, -1]]);
    const bytes = np.reciprocal(np.array([1, 2, 0, 255], 'uint8'));
    expect([bytes.dtype, bytes.tolist()]).toEqual(['uint8', [1, 0, 0, 0]]);
    expect(np.reciprocal(np.array([2, 0, -0])).tolist()).toEqual([0.5, Infinity, -Infinity]);
  });
});

describe('ptp and argmax', () => {
  const a = np.array([
    [1, 5],
    [2, 9],
  ]);
  test('take axes and keepdims', () => {
    expect(np.ptp(a)).toBe(8);
    expect(np.ptp(a, 0).tolist()).toEqual([1, 4]);
    expect(np.ptp(a, { axis: [0, 1] }).item()).toBe(8);
    expect(np.ptp(a, { axis: 0, keepdims: true }).tolist()).toEqual([[1, 4]]);
    expect(np.ptp(a, { keepdims: true }).tolist()).toEqual([[8]]);
    expect(np.ptp(np.array([1, NaN]))).toBeNaN();
    expect(np.argmax(a, null, true).tolist()).toEqual([[3]]);
    expect(a.argmax(undefined, true).tolist()).toEqual([[3]]);
    expect(np.argmin(np.ones([2, 3, 4]), null, true).shape).toEqual([1, 1, 1]);
    expect(np.argmax(5, 0, true).shape).toEqual([]);
  });
  test.each([
    [() => np.ptp(a, 2), np.AxisError, 'axis 2 is out of bounds for array of dimension 2'],
    [() => np.ptp(np.array([])), np.ValueError, 'zero-size array to reduction operation maximum'],
    [() => np.ptp(np.array([true, false])), np.DTypeError, 'numpy boolean subtract'],
    [() => np.argmax(a, [0, 1] as never), np.DTypeError, "'tuple' object cannot be interpreted"],
    [() => np.argmax(a, 1.5), np.DTypeError, "'float' object cannot be interpreted"],
    [() => np.argmax(np.array([]), null, true), np.ValueError, 'attempt to get argmax of an empty'],
    [() => np.argmax(5, 1), np.AxisError, 'axis 1 is out of bounds for array of dimension 1'],
  ] as const)('%s', (action, type, message) => {
    expect(action).toThrow(type);
    expect(action).toThrow(message);
  });
});

describe("einsum with '...'", () => {
  const shape = (subscripts: string, ...shapes: number[][]) =>
    np.einsum(subscripts, ...shapes.map((one) => np.ones(one))).shape;
  test.each([
    [
      '...ij,...jk->...ik',
      [
        [2, 1, 2, 3],
        [4, 3, 2],
      ],
      [2, 4, 2, 2],
    ],
    ['...ii->...i', [[2, 3, 3]], [2, 3]],
    ['...', [[2, 3]], [2, 3]],
    ['i...', [[2, 3]], [3, 2]],
    [
      'ij...,jk->ik...',
      [
        [2, 3, 4],
        [3, 5],
      ],
      [2, 5, 4],
    ],
    [
      '...a,b...->ab...',
      [
        [2, 3],
        [4, 2],
      ],
      [3, 4, 2],
    ],
    ['i,...', [[3], [2, 4]], [2, 4, 3]],
    [
      'a...c,c...->...a',
      [
        [2, 5, 3],
        [3, 4, 5],
      ],
      [4, 5, 2],
    ],
    ['ba...', [[2, 3, 4]], [4, 3, 2]],
    ['ij...', [[2, 3]], [2, 3]],
    ['ij->i...', [[2, 3]], [2]],
  ] as [string, number[][], number[]][])('%s', (subscripts, shapes, expected) => {
    expect(shape(subscripts, ...shapes)).toEqual(expected);
  });
  test('sums what is named and broadcasts the rest', () => {
    expect(np.einsum('...i,...i', np.ones([2, 3]), np.ones([3])).tolist()).toEqual([3, 3]);
    expect(np.einsum('i...->...', np.ones([2, 3])).tolist()).toEqual([2, 2, 2]);
    expect(np.einsum('ij->...', np.ones([2, 3])).item()).toBe(6);
    const [a, b] = [np.arange(24).reshape(2, 3, 4), np.arange(20).reshape(4, 5)];
    expect(np.einsum('...j,jk', a, b).tolist()).toEqual(np.matmul(a, b).tolist());
  });
  test.each([
    ['...i->i', "no '...' ellipsis provided to broadcast the extra dimensions"],
    ['i...->i', "no '...' ellipsis provided to broadcast the extra dimensions"],
    ['i..j', "a '.' that is not part of an ellipsis ('...') in operand 0"],
    ['...i...', "a '.' that is not part of an ellipsis ('...') in operand 0"],
    ['.', "a '.' that is not part of an ellipsis ('...') in operand 0"],
    ['ij->i..', "a '.' that is not part of an ellipsis ('...') in the output"],
    ['ijk...', 'contains too many subscripts for operand 0'],
  ])('%s', (subscripts, message) => {
    expect(() => np.einsum(subscripts, np.ones([2, 3]))).toThrow(message);
  });
  test('axes that do not fit', () => {
    expect(() => np.einsum('...i,...i->...', np.ones([2, 3]), np.ones([4, 3]))).toThrow(
      'operands could not be broadcast together',
    );
  });
});

describe('long float32 sums of products', () => {
  const million = np.full([1_000_000], 0.1, 'float32');
  const square = million.reshape(1000, 1000);
  const pair = np.stack([million, million], 1);
  // In float64 the sum of the rounded products is 10000.000298…
  const exact = 1_000_000 * Math.fround(0.1) ** 2;
  test.each([
    ['dot', () => np.dot(million, million).item()],
    ['norm', () => np.linalg.norm(million) ** 2],
    ['matmul', () => np.matmul(million.reshape(1, -1), million.reshape(-1, 1)).item()],
    [
      'matmul of rows',
      () => np.matmul(np.ones([3, 1], 'float32').multiply(million), million).at(1),
    ],
    ['inner', () => np.inner(million, million).item()],
    ['matrix', () => np.dot(million.reshape(1, -1), np.stack([million, million], 1)).at(0, 1)],
    ['einsum', () => np.einsum('i,i', million, million).item()],
    ['einsum over two letters', () => np.einsum('ij,ji', square, square).item()],
    ['einsum of columns', () => np.einsum('ij,ij->j', pair, pair).at(1)],
    ['einsum of three', () => np.einsum('i,i,i', million, million, np.onesLike(million)).item()],
  ])('%s is as near as NumPy’s', (_, compute) => {
    // NumPy 2.4.6 with OpenBLAS prints 9999.798 for dot: 2.0e-5 away. Its einsum prints 10000.183 for two vectors,
    // and 9865.224 for the columns.
    expect(Math.abs(Number(compute()) / exact - 1)).toBeLessThan(2e-5);
  });

  test('einsum adds up the blocks of matmul in its order', () => {
    const a = np
      .sin(np.arange(3 * 2700))
      .reshape(3, 2700)
      .astype('float32');
    const b = np
      .cos(np.arange(2700 * 4))
      .reshape(2700, 4)
      .astype('float32');
    expect(np.einsum('ij,jk->ik', a, b).tolist()).toEqual(np.matmul(a, b).tolist());
    expect(np.einsum('ij,jk->ki', a, b).tolist()).toEqual(np.matmul(a, b).T.tolist());
    expect(np.einsum('ij,kj->ik', a, b.T).tolist()).toEqual(np.matmul(a, b).tolist());
  });
});
