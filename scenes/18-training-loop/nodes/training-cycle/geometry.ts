import type { Point } from 'gradreel/stage';

/** A rounded rectangle around its middle. */
export interface CycleShape {
  readonly width: number;
  readonly height: number;
  readonly corner: number;
}

/** Sides of the cycle in the order of the loop: top, right, bottom, left. */
export const SIDES = 4;

/**
 * The outline of a cycle as points, clockwise, from where the top side begins: the middle of the top left
 * corner. Side n lies between n/4 and (n + 1)/4 of them, so that a corner belongs half to each neighbour.
 *
 * @example
 * cyclePoint({ width: 200, height: 100, corner: 10 }, 0.5) // { x: 0, y: -50 }: the middle of the top
 * cyclePoint({ width: 200, height: 100, corner: 10 }, 1.5) // { x: 100, y: 0 }: the middle of the right side
 */
export function cyclePoint({ width, height, corner }: CycleShape, position: number): Point {
  // Side and share from one number: just under a corner, rounding must not take the share of the next side.
  const once = ((position % SIDES) + SIDES) % SIDES;
  const side = Math.floor(once);
  const t = once - side;
  // Seen with this side on top.
  const [along, across] = side % 2 === 0 ? [width, height] : [height, width];
  const r = Math.min(corner, along / 2, across / 2);
  const straight = along - 2 * r;
  const arc = (r * Math.PI) / 4;
  const s = t * (straight + 2 * arc);
  let x: number;
  let y: number;
  if (s < arc || s > arc + straight) {
    const isEnd = s > arc;
    const turned = isEnd ? (s - arc - straight) / Math.max(r, 1e-9) : (arc - s) / Math.max(r, 1e-9);
    x = (isEnd ? 1 : -1) * (straight / 2 + r * Math.sin(turned));
    y = -across / 2 + r * (1 - Math.cos(turned));
  } else {
    x = s - arc - straight / 2;
    y = -across / 2;
  }
  // Quarter turns clockwise: (x, y) → (−y, x).
  if (side === 0) return { x, y };
  if (side === 1) return { x: -y, y: x };
  if (side === 2) return { x: -x, y: -y };
  return { x: y, y: -x };
}
