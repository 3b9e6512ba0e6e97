import { describe, expect, test } from 'vitest';
import { edgeCurve, edgePoint, edgeScaleFor, layerPlaces, type Point } from './layout.ts';

const area = { width: 960, height: 600 };

describe('layers', () => {
  test.each([[[1, 1]], [[3, 4, 2]], [[8, 8, 8]], [[2, 64, 3]]])(
    'of %j stand inside their area without touching',
    (sizes) => {
      for (const { r, neurons } of layerPlaces(sizes, area)) {
        const places = neurons.filter((place) => place !== undefined);
        for (const { x, y } of places) {
          expect(Math.abs(x)).toBeLessThanOrEqual(480);
          expect(Math.abs(y) + r).toBeLessThanOrEqual(300);
        }
        places.slice(1).forEach((place, index) => {
          expect(place.y - (places[index] as Point).y).toBeGreaterThan(2 * r);
        });
      }
    },
  );

  test('that are too large show first and last neurons and leave room for ⋮', () => {
    const [, hidden] = layerPlaces([2, 64, 3], area);
    const shown = hidden?.neurons.flatMap((place, index) => (place ? [index] : []));
    expect(shown).toEqual([0, 1, 2, 3, 4, 5, 63]);
    const ys = hidden?.neurons.flatMap((place) => (place ? [place.y] : [])) ?? [];
    expect(hidden?.gap?.y).toBeGreaterThan(ys[5] as number);
    expect(hidden?.gap?.y).toBeLessThan(ys[6] as number);
  });
});

test('edges begin and end on rims, in the order of the neurons at their other ends', () => {
  const [from, to] = layerPlaces([3, 4], area);
  const rim = (centre: Point | undefined, { x, y }: Point) =>
    Math.hypot(x - (centre?.x ?? 0), y - (centre?.y ?? 0));
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 4; j++) {
      const curve = edgeCurve(from!, i, to!, j);
      expect(rim(from!.neurons[i], curve.from)).toBeCloseTo(from!.r, 9);
      expect(rim(to!.neurons[j], curve.to)).toBeCloseTo(to!.r, 9);
      expect(edgePoint(curve, 0)).toEqual(curve.from);
      expect(edgePoint(curve, 1)).toEqual(curve.to);
      if (j > 0) expect(curve.from.y).toBeGreaterThan(edgeCurve(from!, i, to!, j - 1).from.y);
      if (i > 0) expect(curve.to.y).toBeGreaterThan(edgeCurve(from!, i - 1, to!, j).to.y);
    }
  }
});

test('edge width is proportional to |weight|, with no offset', () => {
  expect(edgeScaleFor([0.2, -0.8], 16)).toBe(20);
  expect(edgeScaleFor([0, 0], 16)).toBe(0);
  expect(edgeScaleFor([Number.NaN, 4], 16)).toBe(4);
});
