import { expect, test } from 'vitest';
import { seeded } from '../../run/testing/seeded.ts';
import { thin } from './thin.ts';

const row = (values: number[]) => Float64Array.from(values);

test('a line with few points stays as it is', () => {
  const { x, y, index } = thin(row([0, 10, 20]), row([5, 1, 9]), 1);
  expect([[...x], [...y], [...index]]).toEqual([
    [0, 10, 20],
    [5, 1, 9],
    [0, 1, 2],
  ]);
});

test('a spike between many points stays', () => {
  const x = row(Array.from({ length: 10_000 }, (_, i) => i / 100));
  const y = x.map(() => 50);
  y[4711] = 2;
  const line = thin(x, y, 1);
  expect(line.index.length).toBeLessThan(401);
  expect([...line.index]).toContain(4711);
  expect(line.index.at(-1)).toBe(9999);
});

test('in every column, what is left reaches as far up and down as all points do', () => {
  const random = seeded(4);
  const x = row(Array.from({ length: 3000 }, () => random() * 100).sort((a, b) => a - b));
  const y = x.map(() => random() * 400);
  const line = thin(x, y, 1);
  const reach = (xs: Float64Array, ys: Float64Array, column: number) => {
    const inside = [...ys].filter((_, i) => Math.floor(xs[i] as number) === column);
    return [Math.min(...inside), Math.max(...inside), inside[0], inside.at(-1)];
  };
  for (let column = 0; column < 100; column++) {
    expect(reach(line.x, line.y, column)).toEqual(reach(x, y, column));
  }
  expect([...line.index]).toEqual([...line.index].sort((a, b) => a - b));
});

test('a line with a hole is returned whole', () => {
  const y = row([1, Number.NaN, 3, 4]);
  expect([...thin(row([0, 0.1, 0.2, 0.3]), y, 1).index]).toEqual([0, 1, 2, 3]);
});
