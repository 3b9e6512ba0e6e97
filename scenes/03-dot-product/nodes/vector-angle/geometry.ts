/** How an input leans to a neuron's weights; lengths as the run has them. */
export interface LeanLengths {
  /** Length of x. */
  readonly x: number;
  /** Signed length of the shadow that x throws on the line of w. */
  readonly shadow: number;
  /** What stands upright on that line. */
  readonly upright: number;
  /** Length of w. */
  readonly w: number;
}

/** Radius of the half disc: the length of x. */
export const RADIUS = 590;
/** The tallest block under the line: the length of the longer w. */
export const DEPTH = 186;

/** Pixels for a unit of x, and for a unit of w; 0 where there is no length to draw. */
export interface VectorScale {
  readonly x: number;
  readonly w: number;
}

/**
 * One scale for x, one for w: x fills the half disc, the longer of the weights the room under it. Areas under
 * the line stay in the proportion of the dot products.
 *
 * @example
 * vectorScale([{ x: 4.5, shadow: 2.02, upright: 4.02, w: 1.39 }]).x // 590 / 4.5
 */
export function vectorScale(leans: readonly LeanLengths[]): VectorScale {
  const x = Math.max(0, ...leans.map((lean) => lean.x));
  const w = Math.max(0, ...leans.map((lean) => lean.w));
  return { x: x === 0 ? 0 : RADIUS / x, w: w === 0 ? 0 : DEPTH / w };
}

/**
 * The angle between x and w in radians, 0 with w and π against it.
 *
 * @example
 * leanAngle({ x: 5, shadow: 3, upright: 4, w: 1 }) // 0.927…
 */
export function leanAngle({ shadow, upright }: LeanLengths): number {
  return Math.atan2(upright, shadow);
}

/** The point of an arrow at an angle over the line, from its foot. */
export function tipAt(angle: number, length: number): { x: number; y: number } {
  return { x: length * Math.cos(angle), y: -length * Math.sin(angle) };
}
