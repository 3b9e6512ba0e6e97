import { describe, expect, test } from 'vitest';
import { seeded } from '../../run/testing/seeded.ts';
import { outerTangents } from './geometry.ts';

describe('outer tangents', () => {
  test('of equal circles are parallel', () => {
    const [below, above] = outerTangents({ x: 0, y: 0, r: 1 }, { x: 10, y: 0, r: 1 });
    for (const [tangent, y] of [
      [below, 1],
      [above, -1],
    ] as const) {
      expect(tangent?.from.x).toBeCloseTo(0, 12);
      expect(tangent?.to.x).toBeCloseTo(10, 12);
      expect([tangent?.from.y, tangent?.to.y]).toEqual([y, y]);
    }
  });

  test('touch both circles once, and keep both on one side', () => {
    const random = seeded(3);
    for (let round = 0; round < 200; round++) {
      const a = { x: random() * 100, y: random() * 100, r: random() * 20 };
      const b = { x: 300 + random() * 100, y: random() * 500, r: random() * 150 };
      const tangents = outerTangents(a, b);
      expect(tangents).toHaveLength(2);
      for (const { from, to } of tangents) {
        const length = Math.hypot(to.x - from.x, to.y - from.y);
        // The signed distance of a centre from the line through both touching points.
        const aside = ({ x, y }: { x: number; y: number }) =>
          ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length;
        expect(Math.abs(aside(a))).toBeCloseTo(a.r, 9);
        expect(Math.abs(aside(b))).toBeCloseTo(b.r, 9);
        expect(Math.sign(aside(a))).toBe(Math.sign(aside(b)));
      }
    }
  });

  test('do not exist for a circle inside another', () => {
    expect(outerTangents({ x: 0, y: 0, r: 10 }, { x: 2, y: 0, r: 50 })).toEqual([]);
  });
});
