import { Vector2 } from '@motion-canvas/core';
import { beforeAll, expect, test } from 'vitest';
import { loadFonts } from '../fonts.ts';
import { staged } from '../testing/staged.ts';
import { guardTexts } from '../text-guard.ts';
import { dark } from '../theme.ts';
import { Loupe, type LoupeView } from './loupe.tsx';

const SIZE = new Vector2(800, 400);

beforeAll(async () => {
  await loadFonts();
  guardTexts();
});

/** A loupe of radius 120 on the right of a point, and how it sees the picture. */
async function looked(factor: number, grow = 1) {
  let seen: LoupeView | undefined;
  const { picture, shown } = await staged(
    () => {
      const loupe = new Loupe({
        theme: dark,
        focus: [-200, 50],
        position: [180, 0],
        r: 120,
        factor,
        content(context, view) {
          seen = view;
          context.fillStyle = '#FFFFFF';
          const { x, y } = view.at({ x: -200 + 60 / factor, y: 50 - 30 / factor });
          context.fillRect(x - 3, y - 3, 6, 6);
          context.fillRect(-400, 90, 800, 8);
        },
      });
      loupe.grow(grow);
      return loupe;
    },
    { size: SIZE },
  );
  const white = (x: number, y: number) =>
    picture.data[4 * ((200 + y) * 800 + 400 + x)] === 255 &&
    picture.data[4 * ((200 + y) * 800 + 400 + x) + 2] === 255;
  return { view: seen as LoupeView, shown, white };
}

test.each([
  [2, '×2'],
  [13, '×13'],
  [6200, '×6200'],
  [1e6, '×1e6'],
  [12_345, '×12\u202f345'],
])('magnifies %d times in both directions, and says so', async (factor, text) => {
  const { view, shown, white } = await looked(factor);
  expect(view.factor).toBeCloseTo(factor, 6);
  expect(shown).toEqual([text]);
  const middle = view.at({ x: -200, y: 50 });
  expect([middle.x, middle.y]).toEqual([0, 0]);
  // What is 60 and 30 pixels away after magnification stands there: the angle is kept.
  expect(white(180 + 60, -30)).toBe(true);
});

test('shows nothing beyond its rim', async () => {
  const { white } = await looked(10);
  expect(white(180, 94)).toBe(true);
  // The bar would reach farther: the circle is narrower there.
  const half = Math.sqrt(120 ** 2 - 94 ** 2);
  expect(white(Math.round(180 + half + 8), 94)).toBe(false);
  expect(white(Math.round(180 - half - 8), 94)).toBe(false);
});

test('grows out of the ring around its focus, magnifying more and more', async () => {
  const [start, middle] = [await looked(100, 0.001), await looked(100, 0.5)];
  expect(start.view.factor).toBeCloseTo(1, 1);
  expect(start.view.r).toBeLessThan(13);
  expect(middle.view.factor).toBeCloseTo(10, 9);
  expect(middle.shown).toEqual([]);
});
