/**
 * The shapes of which a canvas refuses some sizes. Between key frames a radius can go below nothing: easings
 * overshoot, values are negative, a box is lower than its corners are round. A canvas then throws, in one frame
 * of thousands. Everything on the stage draws these shapes by the functions of this file, which take such a size
 * for what it looks like on its way there: nothing.
 */

/** The offset of a colour in a gradient, from 0 to 1, and the colour. */
export type ColourStop = readonly [offset: number, colour: string];

/**
 * Adds a circle to the path, or the arc of one from an angle to another. A radius below nothing is none.
 *
 * @example
 * context.beginPath();
 * circle(context, x, y, 14 * grow());
 * context.fill();
 */
export function circle(
  path: CanvasPath,
  x: number,
  y: number,
  r: number,
  { from = 0, to = 2 * Math.PI, isCounterclockwise = false }: CircleArc = {},
): void {
  path.arc(x, y, atLeastNothing(r), from, to, isCounterclockwise);
}

/** What a shape can be filled with. */
export type CanvasFill = CanvasGradient | string;

/** Which part of a circle: angles in radians, clockwise from the right; all of it when left out. */
export interface CircleArc {
  readonly from?: number;
  readonly to?: number;
  readonly isCounterclockwise?: boolean;
}

/**
 * Adds a rectangle with round corners to the path. Corners are never rounder than the rectangle is high or wide.
 *
 * @param radius of all corners, or of each from the upper left one clockwise
 */
export function roundRect(
  path: CanvasPath,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number | readonly number[],
): void {
  const radii = typeof radius === 'number' ? [radius] : radius;
  path.roundRect(x, y, width, height, radii.map(atLeastNothing));
}

/**
 * A fill that changes along a line. Offsets beyond the line's ends are taken to its ends.
 *
 * @example
 * context.fillStyle = linearFill(context, [0, top, 0, bottom], [[0, theme.cell[0]], [1, theme.cell[1]]]);
 */
export function linearFill(
  context: CanvasRenderingContext2D,
  line: readonly [x0: number, y0: number, x1: number, y1: number],
  stops: readonly ColourStop[],
): CanvasFill {
  if (!line.every(Number.isFinite)) return 'transparent';
  return withStops(context.createLinearGradient(...line), stops);
}

/** A fill that changes from the middle of a circle, or from a radius `from` on, to its rim. */
export function radialFill(
  context: CanvasRenderingContext2D,
  { x, y, r, from = 0 }: { x: number; y: number; r: number; from?: number },
  stops: readonly ColourStop[],
): CanvasFill {
  if (![x, y, r, from].every(Number.isFinite)) return 'transparent';
  const gradient = context.createRadialGradient(
    x,
    y,
    atLeastNothing(from),
    x,
    y,
    atLeastNothing(r),
  );
  return withStops(gradient, stops);
}

function withStops(gradient: CanvasGradient, stops: readonly ColourStop[]): CanvasGradient {
  for (const [offset, colour] of stops) {
    gradient.addColorStop(Math.min(1, atLeastNothing(offset)), colour);
  }
  return gradient;
}

/** What is no number is nothing, too. */
function atLeastNothing(size: number): number {
  return size > 0 ? size : 0;
}
