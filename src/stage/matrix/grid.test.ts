import { describe, expect, test } from 'vitest';
import { around, cellBox, cellsBox, mixBoxes } from './grid.ts';

const grid = { width: 100, height: 60, gap: 10, layerStep: [0, 220] } as const;

describe('the cells of an array', () => {
  test('lie beside and below each other with gaps', () => {
    expect(cellBox(grid, 0, 1, 2)).toEqual({ x: 220, y: 70, width: 100, height: 60 });
    expect(cellBox(grid, 1, 1, 2)).toEqual({ x: 220, y: 290, width: 100, height: 60 });
  });

  test('a row, a column, a layer and all have boxes around them', () => {
    const size = [2, 3, 4] as const;
    expect(cellsBox(grid, size, { layer: 0, row: 1 })).toEqual({
      x: 0,
      y: 70,
      width: 430,
      height: 60,
    });
    expect(cellsBox(grid, size, { layer: 0, column: 3 })).toEqual({
      x: 330,
      y: 0,
      width: 100,
      height: 200,
    });
    expect(cellsBox(grid, size, { layer: 1 })).toEqual({ x: 0, y: 220, width: 430, height: 200 });
    expect(cellsBox(grid, size)).toEqual({ x: 0, y: 0, width: 430, height: 420 });
  });

  test('a pile that goes up and right has a box around both sheets', () => {
    const pile = { ...grid, layerStep: [30, -30] } as const;
    expect(cellsBox(pile, [2, 1, 1])).toEqual({ x: 0, y: -30, width: 130, height: 90 });
    expect(cellsBox(pile, [2, 3, 1])).toEqual({ x: 0, y: -30, width: 130, height: 230 });
  });
});

test('boxes are joined and mixed side by side', () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  const b = { x: 30, y: -10, width: 20, height: 10 };
  expect(around(a, b)).toEqual({ x: 0, y: -10, width: 50, height: 20 });
  expect(mixBoxes(a, b, 0.5)).toEqual({ x: 15, y: -5, width: 15, height: 10 });
});
