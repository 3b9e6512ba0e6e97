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
