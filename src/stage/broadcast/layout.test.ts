import { describe, expect, test } from 'vitest';
import { cellsBox, type Grid } from '../matrix/grid.ts';
import type { MatrixPlace } from '../matrix/matrix.tsx';
import { smallPlace } from './corner.ts';
import { sumLayout } from './layout.ts';
import { isStored, sourceIndex } from './stretched-values.ts';

type Size = readonly [number, number, number];

const SIZES: readonly Size[] = [1, 2].flatMap((layers) =>
  [1, 2, 3, 4].flatMap((rows) => [1, 2, 3, 4].map((columns) => [layers, rows, columns] as const)),
);
/** Every size and everything that can be stretched to it. */
const PAIRS = SIZES.flatMap((out) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map(
    (bits) =>
      [
        out.map((length, axis) => ((bits >> axis) & 1 ? 1 : length)) as unknown as Size,
        out,
      ] as const,
  ),
);

function boxOf({ x, y, cell, gap = 0, layerStep = [0, 0] }: MatrixPlace, size: Size) {
  const grid: Grid = { width: cell[0], height: cell[1], gap, layerStep };
  const box = cellsBox(grid, size);
  return {
    ...box,
    x: box.x + x,
    y: box.y + y,
    right: box.x + x + box.width,
    bottom: box.y + y + box.height,
  };
}

describe('the places of a sum', () => {
  test.each(PAIRS)('%j stretched to %j keep to the picture and apart', (b, out) => {
    const layout = sumLayout(b, out);
    const [left, addend, right] = [
      boxOf(layout.a, out),
      boxOf(layout.b, b),
      boxOf(layout.result, out),
    ];
    for (const box of [left, addend, right]) {
      expect(box.x).toBeGreaterThanOrEqual(95);
      expect(box.right).toBeLessThanOrEqual(1825);
      expect(box.y).toBeGreaterThanOrEqual(100);
      expect(box.bottom).toBeLessThanOrEqual(905);
    }
    expect(right.x).toBeGreaterThan(left.right + 60);
    if (layout.side === 'left') expect(addend.right).toBeLessThanOrEqual(left.x);
    else expect(addend.bottom).toBeLessThanOrEqual(left.y);
    for (const { y } of Object.values(layout.shapes)) expect(y).toBeLessThan(910);
  });

  test('a row stands above, a column and a whole matrix on the left', () => {
    expect(sumLayout([1, 1, 3], [1, 3, 3]).side).toBe('above');
    expect(sumLayout([1, 3, 1], [1, 3, 3]).side).toBe('left');
    expect(sumLayout([1, 3, 3], [1, 3, 3]).side).toBe('left');
    expect(sumLayout([1, 1, 1], [1, 3, 3]).side).toBe('left');
  });

  test('every tile lies in line with the cells that read it', () => {
    const row = sumLayout([1, 1, 3], [1, 3, 3]);
    const pitch = row.a.cell[0] + (row.a.gap ?? 0);
    expect(row.b.cell[0] + (row.b.gap ?? 0)).toBeCloseTo(pitch, 9);
    const column = sumLayout([2, 3, 1], [2, 3, 2]);
    expect(column.b.cell[1] + (column.b.gap ?? 0)).toBeCloseTo(
      column.a.cell[1] + (column.a.gap ?? 0),
      9,
    );
    expect(column.b.layerStep?.[1]).toBe(column.a.layerStep?.[1]);
  });
});

test('a small array keeps to its box whatever its size', () => {
  for (const size of SIZES) {
    const place = smallPlace(size, { x: 96, middle: 304, width: 300, height: 290 });
    const box = boxOf(place, size);
    expect(box.width).toBeLessThanOrEqual(300.001);
    expect(box.height).toBeLessThanOrEqual(290.001);
    expect(box.y + box.height / 2).toBeCloseTo(304, 6);
  }
});

test('what is read again has its source where the array has length one', () => {
  expect(sourceIndex([1, 1, 3], [1, 2, 2])).toEqual([0, 0, 2]);
  expect(isStored([1, 1, 3], [0, 0, 2])).toBe(true);
  expect(isStored([1, 1, 3], [0, 1, 2])).toBe(false);
});
