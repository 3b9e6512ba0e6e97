import { describe, expect, test } from 'vitest';
import { readParameters } from '../../src/lesson/parameters.ts';
import type { NDArray } from '../../src/np/index.ts';
import { computeRun } from '../../src/run/compute-run.ts';
import { Run } from '../../src/run/run.ts';
import { lesson, type Parameters } from './lesson.ts';
import { run } from './run.ts';

function runOf(...settings: string[]): Run {
  const parameters = readParameters('08-broadcasting', lesson.parameters, settings);
  const { arrays, npz } = computeRun(run, parameters as Parameters);
  return Run.load({ lesson: '08', key: '', parameters, arrays }, npz);
}

const list = (run_: Run, name: string) => (run_.array(name) as NDArray).tolist();
const text = (run_: Run, name: string) => String.fromCharCode(...(list(run_, name) as number[]));

describe('as it is', () => {
  const result = runOf();

  test('the figures that NumPy 2.4.6 prints', () => {
    expect(list(result, 'R')).toEqual([
      [11, 22, 33],
      [14, 25, 36],
      [17, 28, 39],
    ]);
    expect(list(result, 'column_sum')).toEqual([
      [11, 12, 13],
      [24, 25, 26],
      [37, 38, 39],
    ]);
    expect(list(result, 'wrong')).toEqual([
      [-2, -4, -6],
      [1, -1, -3],
      [4, 2, 0],
    ]);
    expect(list(result, 'right')).toEqual([
      [-2, -1, 0],
      [-2, -1, 0],
      [-2, -1, 0],
    ]);
    expect(list(result, 'db')).toEqual([6, 6, 6]);
  });

  test("the error is NumPy's own", () => {
    expect(text(result, 'error')).toBe(
      'operands could not be broadcast together with shapes (2,3) (2,)',
    );
  });

  test('what the row collects on the way back is how much the result changes with it', () => {
    const [S, G] = ['S', 'G'].map((name) => list(result, name) as number[][]) as [
      number[][],
      number[][],
    ];
    const row = list(result, 'row') as number[];
    const weighted = (values: number[]) =>
      S.flatMap((line, i) =>
        line.map((cell, j) => (G[i] as number[])[j]! * (cell + (values[j] as number))),
      ).reduce((a, b) => a + b);
    const step = 1e-3;
    const slopes = row.map((_, j) => {
      const nudged = (by: number) => row.map((value, k) => (k === j ? value + by : value));
      return (weighted(nudged(step)) - weighted(nudged(-step))) / (2 * step);
    });
    (list(result, 'db') as number[]).forEach((value, j) => {
      expect(slopes[j]).toBeCloseTo(value, 6);
    });
    // The tiles add up in the order of the picture; the last one is the sum.
    expect((list(result, 'running') as number[][]).at(-1)).toEqual(list(result, 'db'));
  });
});

describe('with other arrays', () => {
  test.each([
    ['A=1,2,3', 'b=[[10],[20]]', [2, 3]],
    ['A=[[1,2,3],[4,5,6]]', 'b=[[10],[20]]', [2, 3]],
    ['A=[[[1,2],[3,4]],[[5,6],[7,8]]]', 'b=[[10],[20]]', [2, 2, 2]],
    ['A=[[1,2],[3,4]]', 'b=[[1,2],[3,4]]', [2, 2]],
    ['A=5', 'b=[[1,2],[3,4]]', [2, 2]],
  ])('%s and %s give the shape %j', (a, b, shape) => {
    expect(list(runOf(a, b), 'R_shape')).toEqual(shape);
  });

  test('a square matrix whose mistake shows is used to the end, another is not', () => {
    const mine = runOf('A=[[4,9,2],[3,5,7],[8,1,6]]');
    expect(list(mine, 'S')).toEqual(list(mine, 'A'));
    // Equal maxima: laid flat or standing, the result is the same, and there is nothing to see.
    const equal = runOf('A=[[1,2,9],[1,2,9],[1,2,9]]');
    expect(list(equal, 'is_A')).toBe(0);
    expect(list(equal, 'S')).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
  });

  test('four rows fail with two maxima as well', () => {
    const four = runOf('A=[[1,2,3,4],[5,6,7,8],[1,2,3,4],[5,6,7,9]]', 'b=1,2,3,4');
    expect(text(four, 'error')).toBe(
      'operands could not be broadcast together with shapes (2,4) (2,)',
    );
    expect(list(four, 'db')).toEqual([10, 10, 10, 10]);
  });
});

test.each([
  ['b=1,2', /parameter "b" .* operands could not be broadcast together with shapes \(3,3\) \(2,\)/],
  ['A=[[1,2],[3]]', /parameter "A" .*inhomogeneous/],
  ['A=[[[[1]]]]', /more than 3 axes/],
  ['A=1,2,3,4,5', /longer than 4/],
  ['A=[[[1]],[[2]],[[3]]]', /more than 2 layers/],
  ['b=1,x', /finite numbers/],
  ['b=[]', /empty/],
])('%s is refused', (setting, message) => {
  expect(() => runOf(setting)).toThrow(message);
});
