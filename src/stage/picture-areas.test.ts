import { describe, expect, test } from 'vitest';
import { type Area, fromCorner, pictureAreas } from './picture-areas.ts';
import { type PictureSize, WIDE } from './picture-shape.ts';

const SHAPES: Record<string, PictureSize> = {
  '16:9': WIDE,
  '9:16': { width: 1080, height: 1920 },
  '1:1': { width: 1080, height: 1080 },
  '4:3': { width: 1440, height: 1080 },
  '21:9': { width: 2520, height: 1080 },
};

function contains(outer: Area, inner: Area): boolean {
  const E = 1e-9;
  return (
    inner.left >= outer.left - E &&
    inner.top >= outer.top - E &&
    inner.right <= outer.right + E &&
    inner.bottom <= outer.bottom + E
  );
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

describe.each(Object.entries(SHAPES))('a picture of %s', (_, size) => {
  const areas = pictureAreas(size);

  test('has its areas within the part that is safe, and that within the picture', () => {
    expect(contains(areas.picture, areas.safe)).toBe(true);
    for (const area of [areas.left, areas.right, areas.hero, areas.ledger, areas.strip]) {
      expect(contains(areas.safe, area)).toBe(true);
      expect(Math.min(area.width, area.height)).toBeGreaterThan(200);
    }
    expect(contains(areas.ledger, areas.formula)).toBe(true);
  });

  test('has left and right, hero and ledger apart, and left as large as right', () => {
    expect(overlap(areas.left, areas.right)).toBe(false);
    expect(overlap(areas.hero, areas.ledger)).toBe(false);
    expect(areas.left.size).toEqual(areas.right.size);
    // The subject is larger than what supports it.
    const [hero, ledger] = [areas.hero, areas.ledger].map(({ width, height }) => width * height);
    expect(hero).toBeGreaterThan(1.2 * (ledger as number));
  });
});

test('places of an area', () => {
  const { ledger, safe } = pictureAreas(WIDE);
  expect(ledger.at(1, 0)).toEqual([864, -420]);
  expect(ledger.centre).toEqual([(ledger.left + ledger.right) / 2, -12]);
  expect(safe.columns(0, 0.5).right).toBe(0);
  expect(fromCorner(944, 222)).toEqual({ x: -16, y: -318 });
  // The margins of the chrome.
  expect([safe.left, safe.right]).toEqual([fromCorner(96, 0).x, fromCorner(1824, 0).x]);
});
