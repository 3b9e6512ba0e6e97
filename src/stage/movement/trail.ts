import { easeInOutCubic, type TimingFunction } from '@motion-canvas/core';
import { withAlpha } from '../paint.ts';

export interface TrailSettings {
  /** Silhouettes, 3 to 9. */
  readonly count?: number;
  /** The share of the movement's time that they reach back. */
  readonly reach?: number;
  readonly timing?: TimingFunction;
}

/** A silhouette: how far the movement had come, and how visible it is. */
export interface Silhouette {
  readonly progress: number;
  readonly alpha: number;
}

/**
 * Where a moving thing was a moment ago, from the oldest to the youngest: states that it really went through,
 * spaced by its easing, from 5 to 30 % visible. None before it starts and after it has come to rest.
 *
 * @param time share of the movement's time that has passed, from 0 to 1
 * @example
 * silhouettes(0.5) // six of them, the last one close behind the thing itself
 */
export function silhouettes(
  time: number,
  { count = 6, reach = 0.3, timing = easeInOutCubic }: TrailSettings = {},
): Silhouette[] {
  if (time <= 0 || time >= 1) return [];
  const found: Silhouette[] = [];
  for (let back = count; back >= 1; back--) {
    const earlier = time - (back / count) * reach;
    if (earlier <= 0) continue;
    const age = count === 1 ? 0 : (back - 1) / (count - 1);
    found.push({ progress: timing(earlier), alpha: 0.3 - 0.25 * age });
  }
  return found;
}

/**
 * Draws a moving thing with its trail.
 *
 * @param draw draws it where it is when the movement has come so far (0 to 1); a silhouette has no text in it
 * @example
 * drawWithTrail(context, this.time(), (t, silhouette) =>
 *   drawBlock(context, boxAt(t), silhouette ? { theme, sign } : { theme, sign, label }),
 * );
 */
export function drawWithTrail(
  context: CanvasRenderingContext2D,
  time: number,
  draw: (progress: number, silhouette: boolean) => void,
  settings: TrailSettings = {},
): void {
  const { timing = easeInOutCubic } = settings;
  for (const { progress, alpha } of silhouettes(time, settings)) {
    withAlpha(context, alpha, () => draw(progress, true));
  }
  draw(timing(Math.max(0, Math.min(1, time))), false);
}
