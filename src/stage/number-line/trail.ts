import { withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import { signColours } from '../signs.ts';
import type { Theme } from '../theme.ts';

/** Where a dot is at each state. */
export interface TrailPlaces {
  readonly y: number;
  readonly r: number;
  at(state: number): number;
}

export interface TrailStyle {
  /** The state that the dot is at. */
  readonly step: number;
  /** Every so manieth state leaves a silhouette. */
  readonly every: number;
  readonly alpha: number;
}

const START_DASH = [5, 5];

/**
 * The way of a number: a hollow dashed ring where it began, silhouettes of states that it really had, fainter
 * the older they are, and a solid dot where it is. Each has the colour of the sign that it had.
 *
 * @param sign the number at a state
 */
export function drawTrail(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { y, r, at }: TrailPlaces,
  sign: (state: number) => number,
  { step, every, alpha }: TrailStyle,
): void {
  const ring = (x: number, radius: number) => {
    context.beginPath();
    circle(context, x, y, radius);
  };
  const start = at(0);
  withAlpha(context, alpha, () => {
    const count = Math.floor(step / every + 1e-6);
    for (let index = 1; index <= count; index++) {
      const state = index * every;
      if (step - state < 1e-6) continue;
      const x = at(state);
      ring(x, r);
      const { strong } = signColours(theme, sign(state));
      withAlpha(context, 0.05 + (0.25 * index) / count, () => {
        context.fillStyle = strong;
        context.fill();
      });
      withAlpha(context, 0.12 + (0.4 * index) / count, () => {
        context.strokeStyle = strong;
        context.lineWidth = 2;
        context.stroke();
      });
    }
    if (step > 0) {
      const { strong } = signColours(theme, sign(0));
      ring(start, r - 1.5);
      context.fillStyle = theme.background;
      withAlpha(context, 0.6, () => context.fill());
      context.setLineDash(START_DASH);
      context.strokeStyle = strong;
      context.lineWidth = 3;
      context.stroke();
      context.setLineDash([]);
    }
  });
  ring(at(step), r);
  context.fillStyle = signColours(theme, sign(step)).strong;
  context.fill();
  context.strokeStyle = theme.ink;
  context.lineWidth = 3;
  context.stroke();
}
