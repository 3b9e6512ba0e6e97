import type { Corner } from './slope-triangle.ts';

/**
 * The candidate that lies farthest from all of these points: a place for a curve's name.
 *
 * @example
 * freePlace([{ x: -170, y: 70 }, { x: 170, y: 70 }], curvePoints)
 */
export function freePlace(candidates: readonly Corner[], points: readonly Corner[]): Corner {
  const distance = (from: Corner) =>
    Math.min(...points.map(({ x, y }) => Math.hypot(x - from.x, y - from.y)));
  return candidates.reduce((best, next) => (distance(next) > distance(best) ? next : best));
}
