import { describe, expect, test } from 'vitest';
import { anySize, seeded } from '../../run/testing/seeded.ts';
import {
  CELL,
  edgePoint,
  edgeScale,
  inputPlaces,
  levelY,
  mixPlaces,
  rulerFor,
  rulerTicks,
} from './geometry.ts';

/** Margin of the picture; headline and ticks end above, captions begin below. */
const SAFE = { left: 96, right: 1824, top: 100, bottom: 930 };

describe.each([1, 2, 3, 4, 5, 6, 7])('%i inputs', (count) => {
  const places = inputPlaces(count);
  const pairs = places.slice(1).map((place, index) => [places[index], place] as const);

  test('stand in the picture, one beneath the other, without touching', () => {
    expect(places).toHaveLength(count);
    for (const { x, y, r } of places) {
      expect(x - r).toBeGreaterThanOrEqual(SAFE.left);
      expect(y - r).toBeGreaterThanOrEqual(SAFE.top);
      expect(y + r).toBeLessThanOrEqual(SAFE.bottom);
    }
    for (const [above, below] of pairs) {
      expect((below?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThanOrEqual(above.r + below.r + 10);
    }
  });

  test('have tokens large enough for a number of 24 px', () => {
    for (const { r } of places) expect(r).toBeGreaterThanOrEqual(30);
  });

  test('have ports on the left of the membrane, in order, wide enough apart for the widest edges', () => {
    for (const { port } of places) {
      expect(Math.hypot(port.x - CELL.x, port.y - CELL.y)).toBeCloseTo(CELL.r, 9);
      expect(port.x).toBeLessThan(CELL.x);
    }
    for (const [above, below] of pairs) {
      expect(below.port.y - above.port.y).toBeGreaterThanOrEqual(44);
    }
  });

  test('lie evenly about the middle of the cell', () => {
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(places.map(({ y }) => y))).toBeCloseTo(CELL.y, 9);
    expect(mean(places.map(({ port }) => port.y))).toBeCloseTo(CELL.y, 9);
  });

  test('have edges from the token’s rim to the port that never cross', () => {
    for (const place of places) {
      expect(edgePoint(place, 0)).toEqual({ x: place.x + place.r, y: place.y });
      const end = edgePoint(place, 1);
      expect([end.x, end.y]).toEqual([
        expect.closeTo(place.port.x, 9),
        expect.closeTo(place.port.y, 9),
      ]);
    }
    for (let t = 0; t <= 1; t += 0.05) {
      const heights = places.map((place) => edgePoint(place, t).y);
      for (let i = 1; i < heights.length; i++) {
        expect(heights[i]).toBeGreaterThan(heights[i - 1] as number);
      }
    }
  });

  test('make room for one more without jumping or touching', () => {
    const more = inputPlaces(count + 1);
    expect(mixPlaces(places, more, 1)).toEqual(more);
    const start = mixPlaces(places, more, 0);
    for (const [index, place] of places.entries()) {
      expect(start[index]).toMatchObject({ y: place.y, r: place.r });
      expect(start[index]?.port.x).toBeCloseTo(place.port.x, 9);
    }
    for (let t = 0; t <= 1; t += 0.1) {
      const mixed = mixPlaces(places, more, t).slice(0, count);
      for (const [index, { y, r, port }] of mixed.entries()) {
        expect(Math.hypot(port.x - CELL.x, port.y - CELL.y)).toBeCloseTo(CELL.r, 9);
        const above = mixed[index - 1];
        if (above !== undefined) expect(y - r).toBeGreaterThan(above.y + above.r);
      }
    }
  });
});

describe('edgeScale', () => {
  test('is one factor, at most 36 px a unit, and no edge is wider than 44 px', () => {
    expect(edgeScale([0.2, 0.8, -0.5])).toBe(36);
    expect(edgeScale([0.2, -4])).toBe(11);
    expect(edgeScale([0, 0])).toBe(36);
    const random = seeded(41);
    for (let round = 0; round < 500; round++) {
      const weights = Array.from({ length: 6 }, () => anySize(random, -9, 9));
      const scale = edgeScale(weights);
      expect(scale).toBeGreaterThan(0);
      expect(scale).toBeLessThanOrEqual(36);
      for (const weight of weights) {
        expect(Math.abs(weight) * scale).toBeLessThanOrEqual(44 * (1 + 1e-12));
      }
    }
  });
});

/** Levels of neurons of all kinds: tiny, huge, below zero, nothing at all. */
function levelSets(): number[][] {
  const random = seeded(42);
  const fixed = [
    [0.2, 1.8, 0.3, 2, 2.3],
    [1e-6, 2e-6],
    [1e6, -1e6],
    [-1, -2, -3],
    [0, 0, 0],
    [],
    [1e-300],
    [1e300, 5],
    [-1e-6, 1e6],
  ];
  const any = Array.from({ length: 500 }, () => {
    const size = 24 * random() - 12;
    return Array.from({ length: 5 }, () => anySize(random, size - 2, size));
  });
  return [...fixed, ...any];
}

describe('rulerFor', () => {
  test('has room for every level and for zero, inside the cell', () => {
    for (const levels of levelSets()) {
      const ruler = rulerFor(levels);
      expect([levels, Number.isFinite(ruler.unit) && ruler.unit > 0]).toEqual([levels, true]);
      for (const level of [0, ...levels]) {
        const y = levelY(ruler, level);
        expect([levels, level, y]).toSatisfy(
          ([, , height]) => height >= 178 - 1e-6 && height <= 778 + 1e-6,
        );
        expect(Math.abs(y - CELL.y)).toBeLessThan(CELL.r);
      }
    }
  });

  test('keeps proportions: heights are levels times one factor', () => {
    const random = seeded(43);
    for (let round = 0; round < 200; round++) {
      const levels = [anySize(random, -3, 3), anySize(random, -3, 3)] as const;
      const ruler = rulerFor(levels);
      const [a, b] = levels.map((level) => levelY(ruler, 0) - levelY(ruler, level)) as [
        number,
        number,
      ];
      expect(a * levels[1]).toBeCloseTo(b * levels[0], 6);
      expect(Math.sign(a)).toBe(Math.sign(levels[0]));
    }
  });

  test('uses at least a third of the height where there is anything to see', () => {
    for (const levels of levelSets()) {
      const range = Math.max(0, ...levels) - Math.min(0, ...levels);
      if (range === 0) continue;
      expect([levels, range * rulerFor(levels).unit]).toSatisfy(([, used]) => used >= 200 - 1e-6);
    }
  });

  test('has a few ticks, zero among them, round and within the cell', () => {
    for (const levels of levelSets()) {
      const ruler = rulerFor(levels);
      const ticks = rulerTicks(ruler);
      expect([levels, ticks.length]).toSatisfy(([, count]) => count >= 2 && count <= 6);
      expect(ticks.some((tick) => tick === 0)).toBe(true);
      const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] as number));
      for (const step of steps) {
        const mantissa = Number(step.toPrecision(6)) / 10 ** Math.floor(Math.log10(step) + 1e-9);
        expect([1, 2, 5]).toContain(Math.round(mantissa * 1e4) / 1e4);
      }
      for (const tick of ticks) {
        expect(Math.abs(levelY(ruler, tick) - CELL.y)).toBeLessThanOrEqual(CELL.r + 1e-6);
      }
    }
  });
});
