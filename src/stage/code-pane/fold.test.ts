import { expect, test } from 'vitest';
import { pleats, staggeredFolds } from './fold.ts';

test('flat rows lie below each other', () => {
  expect(pleats([0, 0, 0], 100, 10).map(({ top, height }) => [top, height])).toEqual([
    [0, 100],
    [110, 100],
    [220, 100],
  ]);
});

test('half folded rows meet edge to edge', () => {
  const rows = pleats([0.6, 0.6, 0.6], 100, 10);
  rows.slice(1).forEach((row, index) => {
    const above = rows[index];
    expect(row.top).toBeCloseTo((above?.top ?? 0) + (above?.height ?? 0));
    expect(row.insetTop).toBeCloseTo(above?.insetBottom ?? Number.NaN);
  });
});

test('a folded blind has no height left', () => {
  const last = pleats([1, 1, 1], 100, 10).at(-1);
  expect((last?.top ?? 1) + (last?.height ?? 1)).toBeCloseTo(0);
});

test('the lowest row begins to fold, and all arrive together', () => {
  const [top, middle, bottom] = staggeredFolds(3, 0.2, 0.3);
  expect(bottom).toBeGreaterThan(middle as number);
  expect(top).toBe(0);
  expect(staggeredFolds(3, 1, 0.3)).toEqual([1, 1, 1]);
});
