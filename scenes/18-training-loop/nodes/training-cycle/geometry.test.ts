import { describe, expect, it } from 'vitest';
import type { Point } from '../../../../src/stage/neuron/geometry.ts';
import { cyclePoint, SIDES } from './geometry.ts';

describe.each([
  { width: 800, height: 500, corner: 60 },
  { width: 18, height: 18, corner: 9 },
])('a cycle %o', (cycle) => {
  it('is one closed line without gaps', () => {
    const steps = 2000;
    const points = Array.from({ length: steps + 1 }, (_, i) =>
      cyclePoint(cycle, (i * SIDES) / steps),
    );
    const length = 2 * (cycle.width + cycle.height) + (2 * Math.PI - 8) * cycle.corner;
    let walked = 0;
    for (let i = 0; i < steps; i++) {
      const [a, b] = points.slice(i, i + 2) as [Point, Point];
      const step = Math.hypot(b.x - a.x, b.y - a.y);
      expect(step).toBeLessThan((length / steps) * 2.2);
      walked += step;
    }
    expect(walked).toBeCloseTo(length, 0);
  });

  it('does not jump where rounding meets a corner', () => {
    for (const corner of [1, 2, 3, 4]) {
      const before = cyclePoint(cycle, corner - Number.EPSILON / 2);
      const at = cyclePoint(cycle, corner);
      expect(Math.hypot(at.x - before.x, at.y - before.y)).toBeLessThan(1e-6);
    }
  });

  it('goes round clockwise from top left', () => {
    const middles = [0.5, 1.5, 2.5, 3.5].map((position) => cyclePoint(cycle, position));
    const expected = [
      { x: 0, y: -cycle.height / 2 },
      { x: cycle.width / 2, y: 0 },
      { x: 0, y: cycle.height / 2 },
      { x: -cycle.width / 2, y: 0 },
    ];
    middles.forEach(({ x, y }, i) => {
      expect(x).toBeCloseTo(expected[i]?.x ?? Number.NaN, 9);
      expect(y).toBeCloseTo(expected[i]?.y ?? Number.NaN, 9);
    });
  });
});
