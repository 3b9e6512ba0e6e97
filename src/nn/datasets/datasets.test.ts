import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { DataError } from '../errors.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import { blobs } from './blobs.ts';
import { circles } from './circles.ts';
import { digits } from './digits.ts';
import { fromIdx } from './images.ts';
import { iris } from './iris.ts';
import { moons } from './moons.ts';
import { spiral } from './spiral.ts';
import { oneHot, Standardizer, split } from './split.ts';
import { fromCsv } from './table.ts';
import { vertical } from './vertical.ts';
import { xor } from './xor.ts';

interface Points {
  X: number[][];
  y: number[];
}
interface Shipped {
  shape: number[];
  sums: number[];
  weighted: number[];
  rows: number[][];
  y: number[];
  counts: number[];
}
const scikit = fixture<
  Record<'moons' | 'circles' | 'blobs', Points> & Record<'iris' | 'digits', Shipped>
>('scikit.json');

describe('made-up data, as scikit-learn makes them', () => {
  it.each([
    ['moons', moons({ samples: 15, noise: 0.1, seed: 3 })],
    ['circles', circles({ samples: 15, noise: 0.05, factor: 0.5, seed: 4 })],
    ['blobs', blobs({ samples: 14, centers: 3, std: 0.7, seed: 5 })],
  ] as const)('%s', (name, { X, y }) => {
    expectClose(X, scikit[name].X, 1e-15);
    expect(y.tolist()).toEqual(scikit[name].y);
    expect(y.dtype).toBe('int64');
  });

  it('blobs around given centers, unmixed', () => {
    const centers = np.array([
      [100, 0, 0],
      [0, 100, 0],
    ]);
    const { X, y } = blobs({ samples: 5, centers, shuffle: false, seed: 1 });
    expect(y.tolist()).toEqual([0, 0, 0, 1, 1]);
    expectClose(np.round(X.divide(100)), centers.divide(100).take([0, 0, 0, 1, 1], 0), 0);
  });

  it('a seed starts a stream of its own, a stream goes on', () => {
    expect(spiral({ seed: 1 }).X.tolist()).toEqual(spiral({ seed: 1 }).X.tolist());
    const random = new RandomState(1);
    expect(vertical({ random }).X.tolist()).not.toEqual(vertical({ random }).X.tolist());
    expect(spiral({ seed: 1, classes: 4, samples: 7 }).X.shape).toEqual([28, 2]);
  });

  it('three points of the spiral lie on (0, 0), one of each class', () => {
    const { X, y } = spiral({ seed: 0 });
    const middle = np.flatnonzero(np.all(np.equal(X, 0), 1));
    expect(middle.tolist()).toEqual([0, 100, 200]);
    expect(y.get(middle).tolist()).toEqual([0, 1, 2]);
  });

  it('XOR', () => {
    const { X, y } = xor();
    expect(np.remainder(np.sum(X, 1), 2).tolist()).toEqual(y.tolist());
  });
});

describe('shipped data', () => {
  it.each([
    ['iris', iris(), 37],
    ['digits', digits(), 300],
  ] as const)('%s equal scikit-learn', (name, { X, y, classes }, step) => {
    const { shape, sums, weighted, rows, y: labels, counts } = scikit[name];
    expect(X.shape).toEqual(shape);
    expect(X.slice(`::${step}`).tolist()).toEqual(rows);
    expectClose(np.sum(X, 0), sums, 1e-13);
    // weighted by row number, so that the order counts
    const order = np.arange(1, shape[0] + 1).reshape(-1, 1);
    expectClose(np.sum(X.multiply(order), 0), weighted, 1e-13);
    expect(y.slice('::31').tolist()).toEqual(labels);
    expect(np.bincount(y).tolist()).toEqual(counts);
    expect(classes).toHaveLength(counts.length);
  });
});

describe('dividing and scaling', () => {
  it('split loses no sample and keeps X and y together', () => {
    const X = np.arange(20).reshape(10, 2);
    const y = np.arange(10);
    const { train, test } = split({ X, y, classes: ['a'] }, { share: 0.3, seed: 1 });
    expect([train.X.shape[0], test.X.shape[0], test.classes]).toEqual([7, 3, ['a']]);
    const together = np.concatenate([train.y, test.y]);
    expect(np.sort(together).tolist()).toEqual(y.tolist());
    expect(test.X.slice(':', 0).tolist()).toEqual(test.y.multiply(2).tolist());
  });

  it('standardises by the training data, a constant column too', () => {
    const X = np.array([
      [1, 5],
      [3, 5],
    ]);
    const scale = new Standardizer(X);
    expect(scale.apply(X).tolist()).toEqual([
      [-1, 0],
      [1, 0],
    ]);
    expect(scale.apply(np.array([[5, 6]])).tolist()).toEqual([[3, 1]]);
  });

  it('one-hot', () => {
    expect(oneHot(np.array([2, 0], 'int64')).tolist()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(() => oneHot(np.array([2], 'int64'), 2)).toThrow(DataError);
  });
});

describe("the user's files", () => {
  it('CSV with a header, words as classes, any column as target', () => {
    const data = fromCsv('kind,width,"height, cm"\ncat,1.5,2\ndog,3,4\ncat,5,6e1\n', {
      label: 'kind',
    });
    expect(data.X.tolist()).toEqual([
      [1.5, 2],
      [3, 4],
      [5, 60],
    ]);
    expect(data.y.tolist()).toEqual([0, 1, 0]);
    expect(data.classes).toEqual(['cat', 'dog']);
    expect(data.features).toEqual(['width', 'height, cm']);
  });

  it('CSV without a header; numeric classes in their order; a regression', () => {
    const text = '1;2;10\n3;4;9\n5;6;10\n';
    const data = fromCsv(text);
    expect([data.y.tolist(), data.classes]).toEqual([
      [1, 0, 1],
      ['9', '10'],
    ]);
    expect(fromCsv(text, { kind: 'numbers' }).y.tolist()).toEqual([[10], [9], [10]]);
    expect(fromCsv(text, { separator: ';', label: 1 }).X.tolist()).toEqual([
      [2, 10],
      [4, 9],
      [6, 10],
    ]);
  });

  it('CSV errors name line and column', () => {
    expect(() => fromCsv('a,b,c\n1,x,0\n')).toThrow('Line 2, column "b": "x" is not a number');
    expect(() => fromCsv('1,,0\n')).toThrow('Line 1, column "column 2": "" is a missing value');
    expect(() => fromCsv('1,2\n3,4\n1,2,3\n')).toThrow('Line 3 has 3 fields');
    expect(() => fromCsv('a,b\n1,2\n', { label: 'c' })).toThrow('no column "c"');
    expect(() => fromCsv('a,b\n')).toThrow(DataError);
  });

  it('IDX files, gzipped or not', async () => {
    const images = np.saveIdx(
      np.array(
        [
          [
            [0, 255],
            [51, 0],
          ],
          [
            [1, 2],
            [3, 4],
          ],
        ],
        'uint8',
      ),
    );
    const labels = np.saveIdx(np.array([7, 2], 'uint8'));
    const { X, y } = await fromIdx(new Uint8Array(gzipSync(images)), labels);
    expect(X.slice(0).tolist()).toEqual([0, 1, 0.2, 0]);
    expect(X.shape).toEqual([2, 4]);
    expect(y.tolist()).toEqual([7, 2]);
    await expect(fromIdx(images, np.saveIdx(np.zeros(3, 'uint8')))).rejects.toThrow(DataError);
  });
});

it('Standardizer leaves alone the columns that scikit-learn does', () => {
  const { X, scale, scaled } = fixture<{
    standardizer: { X: number[][]; scale: number[]; scaled: number[][] };
  }>('scikit.json').standardizer;
  const standardizer = new Standardizer(np.array(X));
  expectClose(standardizer.std, scale, 1e-7);
  // The third column differs from its mean in the last digits of a double alone.
  const kept = [0, 1, 3, 4, 5, 6];
  const columns = (a: np.NDArray | number[][]) => np.take(a, kept, 1);
  expectClose(columns(standardizer.apply(np.array(X))), columns(scaled).tolist(), 1e-9);
});
