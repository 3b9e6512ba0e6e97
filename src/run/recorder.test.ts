import { describe, expect, test } from 'vitest';
import * as np from '../np/index.ts';
import { RecordingError } from './errors.ts';
import { Recorder } from './recorder.ts';

describe('Recorder', () => {
  test('keeps what the array was, not what it becomes', () => {
    const record = new Recorder();
    const w = np.array([1, 2, 3]);
    record.array('w', w);
    record.at('epoch', 0).array('v', w);
    np.add(w, 10, w);
    record.at('epoch', 1).array('v', w);
    const [first, steps] = record.recordings();
    expect(w.tolist()).toEqual([11, 12, 13]);
    expect(first?.values.tolist()).toEqual([1, 2, 3]);
    expect(steps?.values.tolist()).toEqual([
      [1, 2, 3],
      [11, 12, 13],
    ]);
  });

  test('keeps a part of an array that goes on changing', () => {
    const record = new Recorder();
    const matrix = np.array([
      [1, 2],
      [3, 4],
    ]);
    record.array('column', matrix.slice(':', 1));
    record.array('transposed', matrix.T);
    np.multiply(matrix, 0, matrix);
    expect(record.recordings().map(({ values }) => values.tolist())).toEqual([
      [2, 4],
      [
        [1, 3],
        [2, 4],
      ],
    ]);
  });

  test('a number becomes an array without axes, and dtypes stay', () => {
    const record = new Recorder();
    record.array('bias', 2.5);
    record.array('count', np.array([1, 2], 'int32'));
    record.array('mask', np.array([true, false]));
    const recorded = record
      .recordings()
      .map(({ name, values }) => [name, values.dtype, values.shape]);
    expect(recorded).toEqual([
      ['bias', 'float64', []],
      ['count', 'int32', [2]],
      ['mask', 'bool', [2]],
    ]);
  });

  test('steps are stacked along a first axis, in the order of first recording', () => {
    const record = new Recorder();
    for (const epoch of [0, 5, 200]) {
      record.at('epoch', epoch).array('loss', epoch / 2);
      record.at('epoch', epoch).array('dense1.weights', np.full([2, 3], epoch));
    }
    const [loss, weights] = record.recordings();
    expect(loss?.name).toBe('loss');
    expect(loss?.steps).toEqual({ unit: 'epoch', numbers: [0, 5, 200] });
    expect(loss?.values.tolist()).toEqual([0, 2.5, 100]);
    expect(weights?.values.shape).toEqual([3, 2, 3]);
  });

  test('a name is recorded once', () => {
    const record = new Recorder();
    record.array('w', 1);
    expect(() => record.array('w', 2)).toThrow(RecordingError);
    expect(() => record.array('w', 2)).toThrow(/"w" was recorded twice.*record\.at\('epoch', n\)/);
    expect(() => record.at('epoch', 0).array('w', 2)).toThrow(/both by epoch and without steps/);
    record.at('epoch', 0).array('loss', 1);
    expect(() => record.array('loss', 1)).toThrow(/"loss" was recorded twice/);
    expect(() => record.at('batch', 1).array('loss', 1)).toThrow(/both by batch and by epoch/);
  });

  test('steps ascend', () => {
    const record = new Recorder();
    record.at('epoch', 3).array('loss', 1);
    expect(() => record.at('epoch', 3).array('loss', 1)).toThrow(/epoch 3 comes after epoch 3/);
    expect(() => record.at('epoch', 2).array('loss', 1)).toThrow(RecordingError);
    record.at('epoch', 2).array('other', 1);
    record.at('epoch', 4).array('loss', 1);
    expect(record.recordings()[0]?.steps?.numbers).toEqual([3, 4]);
  });

  test('a recorded name keeps its shape and its dtype, and the message tells both', () => {
    const record = new Recorder();
    record.at('epoch', 0).array('w', np.zeros([2, 3]));
    expect(() => record.at('epoch', 1).array('w', np.zeros([3, 2]))).toThrow(
      '"w" changed from float64 (2,3) to float64 (3,2) at epoch 1.',
    );
    expect(() => record.at('epoch', 1).array('w', np.zeros([2, 3], 'float32'))).toThrow(
      RecordingError,
    );
    expect(() => record.at('epoch', 1).array('w', 0)).toThrow(RecordingError);
    // Nothing of the refused ones was kept.
    expect(record.recordings()[0]?.values.shape).toEqual([1, 2, 3]);
  });

  test.each(['', '2w', 'a b', 'w[0]', 'a.', '.a', 'a..b', 'é', 'a/b', '../a'])(
    'refuses the name %j',
    (name) => {
      expect(() => new Recorder().array(name, 1)).toThrow(RecordingError);
      expect(() => new Recorder().at('epoch', 0).array(name, 1)).toThrow(/Use letters, digits/);
    },
  );

  test.each([
    ['epoch', -1],
    ['epoch', 0.5],
    ['epoch', Number.NaN],
    ['Epoch', 1],
    ['epoch 2', 1],
    ['', 1],
  ])('refuses the step "%s %d", to which no path leads', (unit, step) => {
    expect(() => new Recorder().at(unit, step)).toThrow(RecordingError);
    expect(() => new Recorder().at(unit, step)).toThrow("such as record.at('epoch', 120)");
  });
});
