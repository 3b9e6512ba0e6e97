import { Vector2 } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ShownValue } from '../../run/run.ts';
import { loadFonts } from '../fonts.ts';
import { staged } from '../testing/staged.ts';
import { dark } from '../theme.ts';
import { fitIn, MONO_WIDTH } from './draw-numbers.ts';
import { Matrix } from './matrix.tsx';
import type { ArrayValues } from './values.ts';

beforeAll(() => loadFonts());

const GAP = 20;

/** A row of cells with these texts, as the picture has them from its left edge on. */
async function row(texts: readonly string[], cell: [number, number]): Promise<ImageData> {
  const values: ArrayValues = {
    size: [1, 1, texts.length],
    shape: [texts.length],
    at: (_layer, _row, column): ShownValue => ({
      number: 1,
      text: texts[column] as string,
      path: `A[${column}]`,
      source: 'run',
    }),
  };
  const size = new Vector2(texts.length * (cell[0] + GAP), cell[1]);
  const { picture } = await staged(
    () => new Matrix({ theme: dark, values, cell, gap: GAP, position: [-size.x / 2, -size.y / 2] }),
    { size },
  );
  return picture;
}

/** Left and right end of what is written in a cell, from the cell's left edge. */
function inkOf(picture: ImageData, column: number, width: number): [number, number] {
  const from = column * (width + GAP);
  let [left, right] = [Number.POSITIVE_INFINITY, -1];
  for (let y = 0; y < picture.height; y++) {
    for (let x = from - GAP / 2; x < from + width + GAP / 2; x++) {
      if (x < 0 || x >= picture.width) continue;
      const [r = 0, g = 0, b = 0] = picture.data.subarray(4 * (y * picture.width + x));
      // Lighter than any tile.
      if (Math.min(r, g, b) > 130) [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    }
  }
  return [left - from, right - from];
}

describe.each([
  ['in a large cell', 202, 202],
  ['in a small one', 118, 100],
])('%s, numerals have air on both sides', (_, width, height) => {
  test.each([
    [['−100.0', '2.0', '3.5']],
    [['1', '12', '123']],
    [['−99.9', '0.5', '10.0']],
    [['1e6', '−0.0001', '29.9999']],
    [['≈ 0.333']],
  ])('%j', async (texts) => {
    const picture = await row(texts, [width, height]);
    for (const column of texts.keys()) {
      const [left, right] = inkOf(picture, column, width);
      expect(right).toBeGreaterThan(left);
      expect(left).toBeGreaterThan(0.08 * width);
      expect(right).toBeLessThan(0.92 * width);
    }
  });
});

test('what is fully visible keeps within its cell, whatever its length and the cell’s size', () => {
  for (let width = 30; width <= 230; width += 4) {
    for (let characters = 1; characters <= 14; characters++) {
      for (const share of [0.2, 0.376, 0.58]) {
        const { size, alpha } = fitIn({ x: 0, y: 0, width, height: width }, characters, share);
        const taken = (size * MONO_WIDTH * characters) / width;
        if (alpha === 1) expect(taken).toBeLessThanOrEqual(0.9601);
        if (size > 24) expect(taken).toBeLessThanOrEqual(0.8001);
      }
    }
  }
});
