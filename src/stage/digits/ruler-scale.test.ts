import { expect, test } from 'vitest';
import { rulerScale, tickPositions } from './ruler-scale.ts';

// Distances from 9/5 and 3/10 in units of 1e-17, as Python's fractions give them.
const nearNineFifths = { ticks: [-39.97, -17.76, 4.44, 26.65, 48.85], excess: 4.44 };
const nearThreeTenths = { ticks: [-6.66, -1.11, 4.44, 9.99, 15.54], excess: 4.44 };

test('two rulers share one scale, and the same excess is equally long on both', () => {
  const scale = rulerScale([nearNineFifths, nearThreeTenths]);
  expect(scale.pixels).toBeCloseTo(128 / 5.55, 6);
  const coarse = tickPositions(nearNineFifths, scale, 480) ?? [];
  const fine = tickPositions(nearThreeTenths, scale, 480) ?? [];
  const gaps = (ticks: number[]) => (ticks[1] as number) - (ticks[0] as number);
  expect(gaps(coarse) / gaps(fine)).toBeCloseTo(4, 2);
  // Both floats stand above each other, as far right of the middle as the exact value left of it.
  expect(coarse).toContainEqual(-scale.exactX);
  expect(fine).toContainEqual(-scale.exactX);
});

test('an excess of very many ticks still fits, and the ticks become a band', () => {
  const cancelled = { ticks: [-1e-12, 0, 1e-12].map((step) => 5.5 + step), excess: 5.5 };
  const scale = rulerScale([{ ticks: [-16.5, 5.5, 27.5], excess: 5.5 }, cancelled]);
  expect(scale.pixels * 5.5).toBeCloseTo(420);
  expect(tickPositions(cancelled, scale, 480)).toBeNull();
});

test('what is exact stands in the middle', () => {
  const scale = rulerScale([{ ticks: [-2, 0, 2], excess: 0 }]);
  expect(scale).toEqual({ pixels: 64, exactX: -0 });
  expect(tickPositions({ ticks: [-2, 0, 2], excess: 0 }, scale, 480)).toEqual([-128, 0, 128]);
});

test('a sum that is moved to a tick shows both ticks around it', () => {
  // 0.30000000000000004 + 2.5 lies halfway between two floats near 2.8; in units of 1e-17, by fractions.
  const near = { ticks: [-62.17, -17.76, 26.65, 71.05], excess: -17.76, arrival: 4.44 };
  const scale = rulerScale([nearThreeTenths, near]);
  const ticks = tickPositions(near, scale, 476) ?? [];
  expect(ticks).toHaveLength(2);
  expect((ticks[0] as number) + (ticks[1] as number)).toBeCloseTo(0, 1);
});
