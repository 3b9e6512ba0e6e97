import type { Theme } from '../theme.ts';
import { CELL } from './geometry.ts';

/**
 * The inside of the cell and the membrane around it, which closes from the left; `opened` from 0 to 1.
 *
 * @example
 * drawMembrane(context, theme, 0.5); // the left half of the membrane
 */
export function drawMembrane(
  context: CanvasRenderingContext2D,
  { cell, membrane }: Theme,
  opened: number,
): void {
  const fill = context.createRadialGradient(CELL.x, CELL.y, 0, CELL.x, CELL.y, CELL.r);
  fill.addColorStop(0, cell[0]);
  fill.addColorStop(1, cell[1]);
  context.beginPath();
  context.arc(CELL.x, CELL.y, CELL.r, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.beginPath();
  const sweep = opened * Math.PI;
  context.arc(CELL.x, CELL.y, CELL.r, Math.PI - sweep, Math.PI + sweep);
  context.strokeStyle = membrane;
  context.lineWidth = 4;
  context.stroke();
}
