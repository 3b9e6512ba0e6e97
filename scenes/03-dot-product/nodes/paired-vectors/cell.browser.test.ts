import { Node } from '@motion-canvas/2d';
import { Vector2 } from '@motion-canvas/core';
import { beforeAll, expect, test } from 'vitest';
import { loadFonts } from '../../../../src/stage/fonts.ts';
import { staged } from '../../../../src/stage/testing/staged.ts';
import { dark } from '../../../../src/stage/theme.ts';
import { drawPairCell } from './cell.ts';
import { pairSize } from './geometry.ts';

beforeAll(() => loadFonts());

const SIZE = pairSize(4, 464);
const PICTURE = new Vector2(300, 160);

test.each([
  ['left', '0.2'],
  ['right', '0.2'],
  ['left', '−100.0000'],
  ['right', '−100.0000'],
  ['left', '100\u202f000.0000'],
  ['right', '123\u202f456.0000'],
  ['right', '−123\u202f456.7'],
] as const)('on the %s side, %s has air on both sides', async (side, text) => {
  class Cell extends Node {
    protected override draw(context: CanvasRenderingContext2D): void {
      const value = { number: 1, text, path: 'x[0]', source: 'run' } as const;
      drawPairCell(context, { theme: dark, value, side, size: SIZE, signed: false, lit: 0 });
    }
  }
  const { picture } = await staged(() => new Cell({}), { size: PICTURE });
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < picture.data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = picture.data.subarray(at, at + 3);
    // Lighter than the cell.
    if (Math.min(r, g, b) < 120) continue;
    const x = ((at / 4) % picture.width) - picture.width / 2;
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
  }
  expect(right).toBeGreaterThan(left);
  const inner = -SIZE.cellWidth / 2 + (side === 'right' ? SIZE.tooth : 0);
  expect(left).toBeGreaterThan(inner + 6);
  expect(right).toBeLessThan(SIZE.cellWidth / 2 - 6);
});
