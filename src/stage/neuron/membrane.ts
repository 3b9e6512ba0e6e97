import { evenLight, evenLightFill } from '../even-gradient.ts';
import { circle } from '../shapes.ts';
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
  context.beginPath();
  circle(context, CELL.x, CELL.y, CELL.r);
  context.fillStyle = evenLightFill(context, cellLight(cell), CELL);
  context.fill();
  context.beginPath();
  const sweep = opened * Math.PI;
  circle(context, CELL.x, CELL.y, CELL.r, { from: Math.PI - sweep, to: Math.PI + sweep });
  context.strokeStyle = membrane;
  context.lineWidth = 4;
  context.stroke();
}

const lights = new WeakMap<Theme['cell'], HTMLCanvasElement>();

/** The light inside a cell of these colours, made once. */
function cellLight(colours: Theme['cell']): HTMLCanvasElement {
  let light = lights.get(colours);
  if (light === undefined) {
    light = evenLight(CELL.r, ...colours);
    lights.set(colours, light);
  }
  return light;
}
