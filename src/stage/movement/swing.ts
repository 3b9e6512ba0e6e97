import { all, delay, easeInOutCubic, type ThreadGenerator, tween } from '@motion-canvas/core';
import type { MatrixCell } from '../matrix/cell.ts';
import { type Box, middleOf } from '../matrix/grid.ts';
import { bent, QUARTER, type Way } from './way.ts';

/** A cell that comes to its place from somewhere else. */
export interface SwingingCell {
  readonly cell: MatrixCell;
  /** Where it comes from; its size too. */
  readonly from: Box;
  /** Its place. */
  readonly to: Box;
}

export interface SwingOptions {
  readonly seconds?: number;
  /** Between one cell and the next. */
  readonly stagger?: number;
  /** A quarter circle when left out. */
  readonly way?: Way;
}

/**
 * Cells move to their places along arcs: a row stands up as a column, a column is laid flat.
 *
 * @example
 * yield* swing(column.cells().map((cell, i) => ({ cell, from: row.box({ column: i }), to: column.box({ row: i }) })));
 */
export function* swing(
  cells: readonly SwingingCell[],
  { seconds = 0.9, stagger = 0, way = bent(QUARTER) }: SwingOptions = {},
): ThreadGenerator {
  for (const swinging of cells) putAt(swinging, way, 0);
  yield* all(
    ...cells.map((swinging, index) =>
      delay(
        stagger * index,
        tween(seconds, (time) => putAt(swinging, way, easeInOutCubic(time))),
      ),
    ),
  );
}

function putAt({ cell, from, to }: SwingingCell, way: Way, t: number): void {
  const end = middleOf(to);
  const at = t === 1 ? end : way(middleOf(from), end, t);
  cell.shiftX(at.x - end.x);
  cell.shiftY(at.y - end.y);
  cell.growX((1 - t) * (from.width - to.width));
  cell.growY((1 - t) * (from.height - to.height));
}
