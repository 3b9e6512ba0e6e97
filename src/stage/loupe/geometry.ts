/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A circle in pixels. */
export interface Circle extends Point {
  readonly r: number;
}

/** A line from a circle to another. */
export interface Tangent {
  readonly from: Point;
  readonly to: Point;
}

/**
 * The two outer tangents of two circles: the edges of the cone from what is magnified to the loupe. Empty
 * when one circle lies in the other, since then there is none.
 *
 * Both touching points lie at the angle ±arccos((r₁ − r₂) / d) from the line through the centres.
 *
 * @example
 * outerTangents({ x: 0, y: 0, r: 1 }, { x: 10, y: 0, r: 1 }) // y = 1 and y = −1
 */
export function outerTangents(a: Circle, b: Circle): Tangent[] {
  const distance = Math.hypot(b.x - a.x, b.y - a.y);
  if (distance <= Math.abs(a.r - b.r)) return [];
  const along = Math.atan2(b.y - a.y, b.x - a.x);
  const spread = Math.acos((a.r - b.r) / distance);
  return [along + spread, along - spread].map((angle) => ({
    from: touch(a, angle),
    to: touch(b, angle),
  }));
}

function touch({ x, y, r }: Circle, angle: number): Point {
  return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) };
}
