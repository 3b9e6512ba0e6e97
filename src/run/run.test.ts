import { beforeEach, describe, expect, test } from 'vitest';
import * as np from '../np/index.ts';
import { computeRun } from './compute-run.ts';
import { ValuePathError } from './errors.ts';
import { Run, type RunRecord } from './run.ts';

const EPOCHS = [0, 1, 5, 10, 100, 1000, 10_000];

/** A small training that never happened: names, dtypes, steps and sizes of a real one. */
function computed() {
  return computeRun(
    ({ bias }: { bias: number }, record) => {
      record.array('w', np.array([0.2, 0.8, -0.5]));
      record.array('b', bias);
      record.array(
        'W',
        np.array([
          [1, 2.25],
          [-3, 4],
        ]),
      );
      record.array('count', np.array([3, 12_000], 'int64'));
      record.array('right', np.array([true, false]));
      record.array('thirds', np.array([1 / 3, -2 / 3, 0]));
      record.array('small', np.array([1e-6, -0, Number.NaN, Number.NEGATIVE_INFINITY]));
      for (const epoch of EPOCHS) {
        record.at('epoch', epoch).array('loss', 1 / (epoch + 1));
        record.at('epoch', epoch).array('dense1.weights', np.full([2, 3], epoch / 2));
      }
    },
    { bias: 2 },
  );
}

let run: Run;
let record: RunRecord;
let npz: Uint8Array;

beforeEach(() => {
  const { arrays, npz: bytes } = computed();
  npz = bytes;
  record = { lesson: '01-test', key: 'ab'.repeat(32), parameters: { bias: 2 }, arrays };
  // Through JSON, as it comes from the disk.
  run = Run.load(JSON.parse(JSON.stringify(record)) as RunRecord, npz);
});

describe('Run', () => {
  test('knows its record', () => {
    expect(run.key).toBe('ab'.repeat(32));
    expect(run.lesson).toBe('01-test');
    expect(run.parameters).toEqual({ bias: 2 });
    expect(run.names().join(' ')).toBe('w b W count right thirds small loss dense1.weights');
    expect(record.arrays.find(({ name }) => name === 'dense1.weights')).toEqual({
      name: 'dense1.weights',
      dtype: 'float64',
      shape: [7, 2, 3],
      steps: { unit: 'epoch', numbers: EPOCHS },
    });
  });

  test.each([
    ['w[2]', -0.5, '−0.5'],
    ['b', 2, '2'],
    ['W[0, 1]', 2.25, '2.25'],
    ['W[1,0]', -3, '−3.00'],
    ['count[1]', 12_000, '12\u202f000'],
    ['right[0]', 1, '1'],
    ['thirds[1]', -2 / 3, '−0.6667'],
    ['thirds[2]', 0, '0'],
    ['small[0]', 1e-6, '1e−6'],
    ['small[1]', -0, '0'],
    ['small[2]', Number.NaN, 'nan'],
    ['small[3]', Number.NEGATIVE_INFINITY, '−∞'],
    ['epoch 5 / dense1.weights[1, 2]', 2.5, '2.5'],
    ['epoch 10000 / dense1.weights[0, 0]', 5000, '5000.0'],
    ['epoch 1 / loss', 0.5, '0.5000'],
  ])('%s is %d, shown as %s', (path, number, text) => {
    const value = run.value(path);
    expect(value).toEqual({ number, text, path: path.replace('1,0', '1, 0'), source: 'run' });
    // The path that it names leads to it again.
    expect(run.value(value.path)).toEqual(value);
  });

  test('all values of an array have one format, over all its steps', () => {
    expect(run.values('w').map(({ text }) => text)).toEqual(['0.2', '0.8', '−0.5']);
    expect(run.values('w').map(({ path }) => path)).toEqual(['w[0]', 'w[1]', 'w[2]']);
    expect(run.value('epoch 0 / loss').text).toBe('1.0000');
    expect(run.value('epoch 0 / dense1.weights[0, 0]').text).toBe('0');
    expect(run.length('w')).toBe(3);
    expect(run.length('b')).toBe(1);
    expect(run.length('epoch 5 / dense1.weights')).toBe(2);
  });

  test('arrays come whole, and at a step', () => {
    expect(run.array('W').tolist()).toEqual([
      [1, 2.25],
      [-3, 4],
    ]);
    expect(run.array('loss').shape).toEqual([7]);
    expect(run.array('epoch 100 / dense1.weights').tolist()).toEqual([
      [50, 50, 50],
      [50, 50, 50],
    ]);
    expect(run.array('count').dtype).toBe('int64');
  });

  test('is frozen: what somebody does with an array of it does not reach it', () => {
    const w = run.array('w');
    np.add(w, 100, w);
    const late = run.array('epoch 100 / dense1.weights');
    np.multiply(late, 0, late);
    expect(run.value('w[0]').number).toBe(0.2);
    expect(run.value('epoch 100 / dense1.weights[0, 0]').number).toBe(50);
  });

  test.each<[string, RegExp]>([
    ['v[0]', /no array "v"\. Is it "w"\? It has w, b, W/],
    ['w', /"w" has 0 indices, but w has shape \(3\)\. Give one index an axis/],
    ['W[0]', /"W\[0\]" has 1 indices, but W has shape \(2, 2\)/],
    ['w[3]', /axis 0 of w has size 3, so its last index is 2/],
    ['W[0, 2]', /axis 1 of W has size 2/],
    ['b[0]', /has 1 indices, but b has shape \(\)/],
    ['epoch 3 / loss', /not recorded at epoch 3\. It was recorded at epoch 0, 1, 5, 10, … 10000\./],
    ['batch 5 / loss', /not recorded at batch 5\. It was recorded at epoch/],
    ['epoch 0 / w[0]', /not recorded at epoch 0\. It has no steps: write "w"/],
    ['w[-1]', /Indices count from 0/],
  ])('%s leads to nothing, and the message says what there is', (path, message) => {
    expect(() => run.value(path)).toThrow(ValuePathError);
    expect(() => run.value(path)).toThrow(message);
  });

  test('asking for one number as an array names the way out', () => {
    expect(() => run.array('w[2]')).toThrow(/"w\[2\]" is one number\. Ask for the array "w"/);
    expect(() => run.array('nothing')).toThrow(ValuePathError);
  });

  test('a description that does not fit its arrays is refused', () => {
    const extra = { name: 'gone', dtype: 'float64', shape: [1] };
    const other = { ...record, arrays: [...record.arrays, extra] };
    expect(() => Run.load(other, npz)).toThrow(/no array "gone".*same render/);
  });
});

test('the same computation gives the same bytes', () => {
  expect(Buffer.from(computed().npz).equals(Buffer.from(npz))).toBe(true);
});
