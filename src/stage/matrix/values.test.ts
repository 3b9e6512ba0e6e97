import { expect, test } from 'vitest';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { allValues, arrayValues, reshaped } from './values.ts';

const run = defineExample({
  name: 'arrays',
  says: 'Arrays with any number of axes.',
  run(record) {
    record.array('number', 7);
    record.array('vector', np.array([10, 20, 30]));
    record.array('matrix', np.arange(1, 7).reshape(2, 3));
    record.array('layers', np.arange(1, 13).reshape(2, 3, 2));
    record.array('four', np.zeros([1, 1, 1, 1]));
  },
  *play() {},
}).compute();

test('arrays with fewer axes have ones in front, and every cell its own path', () => {
  expect(arrayValues(run, 'number')).toMatchObject({ size: [1, 1, 1], shape: [] });
  expect(arrayValues(run, 'number').at(0, 0, 0)).toMatchObject({ text: '7', path: 'number' });
  expect(arrayValues(run, 'vector').size).toEqual([1, 1, 3]);
  expect(arrayValues(run, 'matrix').at(0, 1, 2)).toMatchObject({ number: 6, path: 'matrix[1, 2]' });
  expect(arrayValues(run, 'layers').at(1, 2, 0)).toMatchObject({
    number: 11,
    path: 'layers[1, 2, 0]',
  });
  expect(allValues(arrayValues(run, 'layers')).map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
});

test('a row can stand as a column and keeps the paths of its numbers', () => {
  const column = reshaped(arrayValues(run, 'vector'), [3, 1]);
  expect(column.size).toEqual([1, 3, 1]);
  expect(column.at(0, 2, 0)).toMatchObject({ number: 30, path: 'vector[2]' });
  expect(() => reshaped(arrayValues(run, 'vector'), [2, 2])).toThrow(/3 numbers do not fill/);
});

test('more than three axes are refused', () => {
  expect(() => arrayValues(run, 'four')).toThrow(/"four" has 4 axes/);
});
