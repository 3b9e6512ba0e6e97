import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as np from '../index.ts';

const a = np.arange(6).reshape(2, 3).astype('float64').divide(7);

describe('npz', () => {
  test('the same arrays give the same bytes, and come back', () => {
    const bytes = np.savez({ a, über: np.array([true, false]) });
    expect(bytes).toEqual(np.savez({ a, über: np.array([true, false]) }));
    const back = np.loadz(bytes);
    expect(Object.keys(back)).toEqual(['a', 'über']);
    expect(back.a.tolist()).toEqual(a.tolist());
    expect(back.über.dtype).toBe('bool');
  });

  test('compressed files are read asynchronously only', async () => {
    const bytes = await np.savezCompressed({ zeros: np.zeros(10000) });
    expect(bytes.length).toBeLessThan(1000);
    expect((await np.loadzAsync(bytes)).zeros.size).toBe(10000);
    expect(() => np.loadz(bytes)).toThrow(/loadzAsync/);
  });

  test('damage is noticed', () => {
    const bytes = np.savez({ a });
    bytes[150] ^= 1;
    expect(() => np.loadz(bytes)).toThrow(/bad CRC-32/);
    expect(() => np.loadz(bytes.slice(0, 100))).toThrow(np.FileFormatError);
    expect(() => np.load(new Uint8Array(20))).toThrow(/magic string/);
    expect(() => np.load(np.save(a).slice(0, 140))).toThrow(/cut off/);
  });
});

describe('tables of numbers', () => {
  test('numbers', () => {
    const text = 'x,y\n1,2.5\n-3e2,nan\r\n4, inf\n\n';
    const table = np.loadtxt(text, { delimiter: ',', skiprows: 1 });
    expect(table.tolist()).toEqual([
      [1, 2.5],
      [-300, Number.NaN],
      [4, Infinity],
    ]);
    expect(np.loadtxt('1 2 # note\n3 4', { dtype: 'int32' }).tolist()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(np.loadtxt('1;\n2;3', { delimiter: ';', missing: -1 }).tolist()).toEqual([
      [1, -1],
      [2, 3],
    ]);
  });

  test('what is no number is named with its place', () => {
    expect(() => np.loadtxt('1,2\n3,four', { delimiter: ',' })).toThrow(
      "could not convert string 'four' to a number at row 1, column 2.",
    );
    // As NumPy 2.4 without a quotechar.
    expect(() => np.loadtxt('1,2\n"4",5', { delimiter: ',' })).toThrow(
      /could not convert string '"4"'/,
    );
    expect(() => np.loadtxt('1 2\n3')).toThrow(/number of columns changed from 2 to 1 at row 2/);
  });

  test('what is written reads back to the same bits', () => {
    const x = np.array([
      [0.1, -0, 1e300],
      [Infinity, Number.NaN, 1 / 3],
    ]);
    const back = np.loadtxt(np.savetxt(x, { delimiter: ',', header: 'a,b,c' }), {
      delimiter: ',',
      skiprows: 1,
    });
    expect(back.tolist()).toEqual(x.tolist());
  });
});

describe('IDX', () => {
  // an MNIST label file: magic 0x00000801, a count, the labels
  const labels = new Uint8Array([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4]);

  test('plain and gzipped', async () => {
    expect(np.loadIdx(labels).repr()).toBe('array([5, 0, 4], dtype=uint8)');
    const gzipped = new Uint8Array(gzipSync(labels));
    expect((await np.loadIdxAsync(gzipped)).tolist()).toEqual([5, 0, 4]);
    expect(() => np.loadIdx(gzipped)).toThrow(/loadIdxAsync/);
  });

  test('big-endian numbers and shapes', () => {
    const images = np.array(
      [
        [
          [1, -2],
          [3, 4.5],
        ],
      ],
      'float32',
    );
    expect(np.loadIdx(np.saveIdx(images)).repr()).toBe(images.repr());
    expect(() => np.loadIdx(labels.slice(0, 9))).toThrow(
      /has 1 bytes of data, shape \(3\) needs 3/,
    );
    expect(() => np.saveIdx(np.array([true]))).toThrow(np.FileFormatError);
  });
});
