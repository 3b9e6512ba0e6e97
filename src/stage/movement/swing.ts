import { all, delay, easeInOutCubic, type ThreadGenerator, tween } from '@motion-canvas/core';
import type { MatrixCell } from '../matrix/cell.ts';
import type { Box } from '../matrix/grid.ts';

/** A cell that comes to its place from somewhere else. */
export interface SwingingCell {
  readonly cell: MatrixCell;
  /** Where it comes from. */
  readonly from: Box;
  /** Its place. */
  readonly to: Box;
}

/**
 * How far a swing leaves the straight way, as a share of its length; on the way to the right, positive is
 * down. A quarter of a circle bends by 0.207.
 */
export type Bend = number;

/** The bend of a quarter circle: sagitta by chord, (1 − cos 45°) / √2. */
export const QUARTER = 0.207;

/** A point of the arc from one point to another, 0 to 1. */
export function arcPoint(
  from: { x: number; y: number },
  to: { x: number; y: number },
  bend: Bend,
  t: number,
): { x: number; y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const rise = bend * 4 * t * (1 - t);
  return { x: from.x + dx * t - dy * rise, y: from.y + dy * t + dx * rise };
}

/**
 * Cells move to their places along arcs: a row stands up as a column, a column is laid flat.
 *
 * @example
 * yield* swing(column.cells().map((cell, i) => ({ cell, from: row.box({ column: i }), to: column.box({ row: i }) })));
 */
export function* swing(
  cells: readonly SwingingCell[],
  {
    seconds = 0.9,
    stagger = 0.12,
    bend = QUARTER,
  }: { seconds?: number; stagger?: number; bend?: Bend } = {},
): ThreadGenerator {
  for (const swinging of cells) shiftTo(swinging, bend, 0);
  yield* all(
    ...cells.map((swinging, index) =>
      delay(
        stagger * index,
        tween(seconds, (time) => shiftTo(swinging, bend, easeInOutCubic(time))),
      ),
    ),
  );
}

function shiftTo({ cell, from, to }: SwingingCell, bend: Bend, t: number): void {
  const center = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [start, end] = [center(from), center(to)];
  const at = arcPoint(start, end, bend, t);
  cell.shiftX(t === 1 ? 0 : at.x - end.x);
  cell.shiftY(t === 1 ? 0 : at.y - end.y);
  cell.growX((1 - t) * (from.width - to.width));
  cell.growY((1 - t) * (from.height - to.height));
}
