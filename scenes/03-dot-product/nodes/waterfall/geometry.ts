/** Levels of a waterfall in its box: pixels for a unit, and where zero lies. */
export interface WaterfallScale {
  readonly unit: number;
  readonly zeroY: number;
}

/** A column from one level to another. */
export interface Column {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

const MAX_UNIT = 232;
const COLUMN = { width: 100, gap: 6 } as const;

/**
 * The scale that has room for all levels and for zero in a box of this height; 232 px a unit at most,
 * except that small levels are magnified.
 *
 * @example
 * waterfallScale([0.2, 1.8, 0.3, 2.8], 650) // { unit: 232, zeroY: 649.6 }
 */
export function waterfallScale(levels: readonly number[], height: number): WaterfallScale {
  const highest = Math.max(0, ...levels);
  const lowest = Math.min(0, ...levels);
  const range = highest - lowest;
  if (range === 0) return { unit: MAX_UNIT, zeroY: height };
  // Small levels may be magnified until they take two thirds of the box.
  const unit = Math.min(Math.max(MAX_UNIT, (height * 2) / 3 / range), height / range);
  return { unit, zeroY: highest * unit };
}

/** Width of a column where `count` of them share `width`. */
export function columnWidth(count: number, width: number): number {
  return Math.min(COLUMN.width, (width + COLUMN.gap) / count - COLUMN.gap);
}

/**
 * Columns in which each begins where the last one ended.
 *
 * @param totals the running total after each column
 * @example
 * columns([0.2, 1.8], 418) // [{ x: 0, from: 0, to: 0.2 }, { x: 106, from: 0.2, to: 1.8 }]
 */
export function columns(totals: readonly number[], width: number): Column[] {
  const pitch = columnWidth(totals.length, width) + COLUMN.gap;
  return totals.map((to, index) => ({ x: index * pitch, from: totals[index - 1] ?? 0, to }));
}
