import { expect, test } from 'vitest';
import { bent, QUARTER, via } from './way.ts';

const [from, to] = [
  { x: 300, y: 0 },
  { x: 0, y: 300 },
];

test('a quarter bend goes around the corner at one distance', () => {
  // The chord of a quarter circle around (0, 0): its middle lies on the circle too.
  const middle = bent(-QUARTER)(from, to, 0.5);
  expect(Math.hypot(middle.x, middle.y)).toBeCloseTo(300, 0);
  expect(middle.x).toBeCloseTo(middle.y, 9);
});

test.each([
  ['bent', bent(0.3)],
  ['via two points', via({ x: 7, y: 8 }, { x: 9, y: 10 })],
])('a way %s begins and ends where it should', (_, way) => {
  expect(way(from, to, 0)).toEqual(from);
  expect(way(from, to, 1)).toEqual(to);
});

test('a curve via points on the straight line stays on it', () => {
  const straight = via({ x: 200, y: 100 }, { x: 100, y: 200 })(from, to, 0.25);
  expect(straight.x + straight.y).toBeCloseTo(300, 9);
});
