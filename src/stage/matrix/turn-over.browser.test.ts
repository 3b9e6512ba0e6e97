import { all, Vector2 } from '@motion-canvas/core';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ShownValue } from '../../run/run.ts';
import { loadFonts } from '../fonts.ts';
import { ScenePlayer } from '../formula/testing/scene-player.ts';
import { dark } from '../theme.ts';
import { Matrix } from './matrix.tsx';
import type { ArrayValues } from './values.ts';

beforeAll(() => loadFonts());
afterEach(() => vi.restoreAllMocks());

const shown = (number: number): ShownValue => ({
  number,
  text: String(number).replace('-', '−'),
  path: 'A[0, 0]',
  source: 'run',
});

/** A row of values in a matrix that is drawn frame by frame while its cells turn over, all at once. */
async function turnOver(values: readonly number[], to: readonly number[], cell: [number, number]) {
  const boxes: { width: number; height: number; radii: number[] }[] = [];
  const { roundRect } = CanvasRenderingContext2D.prototype;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'roundRect').mockImplementation(function (
    this: CanvasRenderingContext2D,
    x,
    y,
    width,
    height,
    radii,
  ) {
    boxes.push({ width, height, radii: [radii].flat() as number[] });
    roundRect.call(this, x, y, width, height, radii);
  });
  const array: ArrayValues = {
    size: [1, 1, values.length],
    shape: [values.length],
    at: (_layer, _row, column) => shown(values[column] as number),
  };
  let matrix: Matrix | undefined;
  const player = new ScenePlayer(function* (view) {
    const node = new Matrix({ theme: dark, values: array, cell, style: 'signed' });
    matrix = node;
    view.add(node);
    yield* all(
      ...to.map((value, column) =>
        node.turnOver(node.cell(0, column), shown(value), { signed: true, seconds: 0.5 }),
      ),
    );
  }, new Vector2(600, 200));
  await player.seek(0);
  let lowest = Number.POSITIVE_INFINITY;
  let frames = 0;
  while (!player.finished) {
    await player.draw();
    frames++;
    lowest = Math.min(lowest, ...boxes.map(({ height }) => height));
    await player.step();
  }
  const cells = matrix?.cells() ?? [];
  return { boxes, frames, lowest, ends: cells.map(({ value, sign }) => [value()?.number, sign()]) };
}

test.each([
  [80, 60],
  // Cells so low that nothing is left of them inside their edge.
  [40, 24],
  [30, 6],
] as [number, number][])(
  'cells of %d×%d with negative values can be drawn in every frame while they turn over',
  async (...cell) => {
    const { boxes, frames, lowest, ends } = await turnOver([-6.4, 3, -0.01], [-1.5, -2, 8], cell);
    expect(frames).toBeGreaterThan(25);
    // It does stand on its edge between the two.
    expect(lowest).toBeLessThan(2);
    expect(boxes.filter(({ width, height }) => !(width >= 0 && height >= 0))).toEqual([]);
    expect(boxes.filter(({ radii }) => radii.some((radius) => !(radius >= 0)))).toEqual([]);
    expect(ends).toEqual([
      [-1.5, 1],
      [-2, 1],
      [8, 1],
    ]);
  },
);
