import { all, delay, easeInOutCubic, type ThreadGenerator, tween } from '@motion-canvas/core';
import type { MatrixCell } from '../matrix/cell.ts';
import { type Box, middleOf } from '../matrix/grid.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A way from one point to another: where it is at `t` from 0 to 1. */
export type Way = (from: Point, to: Point, t: number) => Point;

/** How far a quarter circle leaves its chord, as a share of the chord: (1 − cos 45°) / √2. */
export const QUARTER = 0.207;

/**
 * A way that leaves the straight line by a share of its length; positive is down on the way to the right.
 *
 * @example
 * bent(0.5)({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.5) // { x: 50, y: 50 }
 */
export function bent(bend: number): Way {
  return (from, to, t) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const rise = bend * 4 * t * (1 - t);
    return { x: from.x + dx * t - dy * rise, y: from.y + dy * t + dx * rise };
  };
}

/** A cubic Bézier curve with two points that it is drawn to. */
export function via(first: Point, second: Point): Way {
  return (from, to, t) => {
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return {
      x: a * from.x + b * first.x + c * second.x + d * to.x,
      y: a * from.y + b * first.y + c * second.y + d * to.y,
    };
  };
}

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
