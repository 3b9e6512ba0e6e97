import { inter } from '../fonts.ts';
import { circle } from '../shapes.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL } from './geometry.ts';

const SOCKET = { x: 1716, r: 76 } as const;

/**
 * The place of the result while there is none: memory that is allocated and empty is a dark socket with a
 * solid outline.
 *
 * @example
 * withAlpha(context, 0.5, () => drawSocket(context, theme));
 */
export function drawSocket(context: CanvasRenderingContext2D, theme: Theme): void {
  const { x, r } = SOCKET;
  const { y } = CELL;
  context.strokeStyle = theme.rule;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(CELL.x + CELL.r + 2, y);
  context.lineTo(x - r, y);
  context.stroke();
  context.beginPath();
  circle(context, x, y, r);
  context.fillStyle = theme.socket;
  context.fill();
  context.stroke();
  drawText(context, '?', x, y + 3, {
    font: inter(72, 600),
    color: theme.secondary,
    align: 'center',
    baseline: 'middle',
  });
}
