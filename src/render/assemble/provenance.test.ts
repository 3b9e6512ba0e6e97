import { describe, expect, test } from 'vitest';
import * as np from '../../np/index.ts';
import { computeRun } from '../../run/compute-run.ts';
import { UnsourcedNumberError } from '../../run/errors.ts';
import { Run } from '../../run/run.ts';
import type { ShownSource } from '../../run/shown.ts';
import { provenance } from './provenance.ts';

const { arrays, npz } = computeRun((_, record) => {
  record.array('w', np.array([0.2, 0.8, -0.5]));
  record.array('z', np.array([2.3, 1.0050001, 0]));
  record.array('large', np.array([12_345.5, 1e-6, 5.551115123125783e-17]));
  record.at('epoch', 7).array('loss', 0.25);
}, {});
const run = Run.load({ lesson: 'test', key: '0', parameters: {}, arrays }, npz);

function listOf(text: string, path: string, source: ShownSource = 'run') {
  const ranges = [
    { firstFrame: 0, endFrame: 30 },
    { firstFrame: 61, endFrame: 100 },
  ];
  return provenance([{ shown: { text, path, source }, ranges }], run, 60);
}

describe('provenance', () => {
  test('tells text, source, path, and the seconds it is shown', () => {
    expect(listOf('−0.5', 'w[2]')).toEqual([
      {
        text: '−0.5',
        source: 'run',
        path: 'w[2]',
        shown: [
          [0, 0.5],
          [1.017, 1.667],
        ],
      },
    ]);
  });

  test.each([
    ['0.2', 'w[0]'],
    ['+0.2', 'w[0]'],
    ['≈0.2', 'w[0]'],
    ['≈+0.8', 'w[1]'],
    ['0.80', 'w[1]'],
    ['1', 'z[1]'],
    ['1.005', 'z[1]'],
    ['1.0050001', 'z[1]'],
    ['2.3000', 'z[0]'],
    ['12\u202f345.5', 'large[0]'],
    ['1e−6', 'large[1]'],
    ['5.55e−17', 'large[2]'],
    ['5.551115123125783e−17', 'large[2]'],
    ['0.25', 'epoch 7 / loss'],
  ])('%s is what the run has at %s', (text, path) => {
    expect(listOf(text, path)[0]?.text).toBe(text);
  });

  test.each([
    ['0.3', 'w[0]'],
    ['0.5', 'w[2]'],
    ['−0.2', 'w[0]'],
    ['2', 'w[1]'],
    ['1.00', 'z[1]'],
    ['1.0051', 'z[1]'],
    ['1e−5', 'large[1]'],
    ['5.56e−17', 'large[2]'],
    ['0.250001', 'epoch 7 / loss'],
  ])('%s is not what the run has at %s', (text, path) => {
    expect(() => listOf(text, path)).toThrow(UnsourcedNumberError);
    expect(() => listOf(text, path)).toThrow(`"${text}" was shown for ${path}, but the run has`);
  });

  test.each(['v[0]', 'w[3]', 'w', 'epoch 8 / loss'])(
    'the path %s has to lead somewhere',
    (path) => {
      expect(() => listOf('0.2', path)).toThrow(UnsourcedNumberError);
    },
  );

  test('ticks and the lesson’s own numbers need no path into the run', () => {
    expect(listOf('10', 'ruler of the running total', 'ruler')[0]?.source).toBe('ruler');
    expect(listOf('01', 'lesson number', 'lesson')[0]?.source).toBe('lesson');
  });

  test('a number in words is taken at its word', () => {
    expect(listOf('three', 'z[0]')[0]?.text).toBe('three');
  });
});
