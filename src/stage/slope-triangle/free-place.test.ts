import { expect, test } from 'vitest';
import { freePlace } from './free-place.ts';

test('a name stands where the curve is not', () => {
  const parabola = Array.from({ length: 41 }, (_, i) => ({ x: i - 20, y: (i - 20) ** 2 / 20 }));
  const [inside, on] = [
    { x: 0, y: 15 },
    { x: 10, y: 5 },
  ];
  expect(freePlace([on, inside], parabola)).toBe(inside);
  expect(freePlace([inside, on], parabola)).toBe(inside);
});
