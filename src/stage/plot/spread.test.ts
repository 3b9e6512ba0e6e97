import { expect, test } from 'vitest';
import { seeded } from '../../run/testing/seeded.ts';
import { spread } from './spread.ts';

test.each([
  [
    [100, 104],
    [82, 122],
  ],
  [
    [104, 100],
    [122, 82],
  ],
  [
    [0, 200, 400],
    [0, 200, 400],
  ],
  [
    [-50, 20],
    [0, 40],
  ],
  [
    [395, 399, 400],
    [320, 360, 400],
  ],
  [[7], [7]],
  [[], []],
] as const)('tags that want %j stand at %j', (wanted, expected) => {
  expect(spread(wanted, 40, [0, 400])).toEqual([...expected]);
});

test('neighbours are always a pitch apart, in their order, within bounds', () => {
  const random = seeded(9);
  for (let round = 0; round < 200; round++) {
    const wanted = Array.from({ length: 1 + Math.floor(random() * 8) }, () => random() * 600 - 100);
    const placed = spread(wanted, 40, [0, 400]);
    const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
    order.forEach((index, rank) => {
      expect(placed[index]).toBeGreaterThanOrEqual(-1e-9);
      expect(placed[index]).toBeLessThanOrEqual(400 + 1e-9);
      if (rank > 0) expect(placed[index]! - placed[order[rank - 1]!]!).toBeGreaterThan(40 - 1e-9);
    });
  }
});
