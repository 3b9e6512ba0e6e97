import { expect, test } from 'vitest';
import { columns, columnWidth, waterfallScale } from './geometry.ts';

test('every level fits, zero included', () => {
  for (const levels of [
    [0.2, 1.8, 0.3, 2.8],
    [-1, -4],
    [3, -2, 5],
    [1e-6, -1e-6],
    [1e12, 4],
  ]) {
    const { unit, zeroY } = waterfallScale(levels, 650);
    for (const level of [0, ...levels]) {
      expect(zeroY - level * unit).toBeGreaterThanOrEqual(-1e-6);
      expect(zeroY - level * unit).toBeLessThanOrEqual(650 + 1e-6);
    }
  }
});

test('small levels are magnified, ordinary ones share a unit, none at all do no harm', () => {
  expect(waterfallScale([2.8], 650).unit).toBe(232);
  expect(waterfallScale([0.001], 600).unit * 0.001).toBeCloseTo(400);
  expect(waterfallScale([0, 0], 600)).toEqual({ unit: 232, zeroY: 600 });
});

test('each column begins where the last one ended', () => {
  const made = columns([0.2, 1.8, 0.3], 418);
  expect(made.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.2],
    [0.2, 1.8],
    [1.8, 0.3],
  ]);
  expect(columnWidth(6, 418) * 6 + 5 * 6).toBeCloseTo(418);
});
