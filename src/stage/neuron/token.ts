import { mixColours } from '../colour.ts';
import { inter } from '../fonts.ts';
import { fitSize } from '../paint.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { PlacedSynapse } from './synapse.ts';

/** How far an arriving token starts beyond the left edge of the picture. */
const OFFSTAGE = 40;

/**
 * An input as a round token with its number.
 *
 * @example
 * drawToken(context, theme, { input, weight, state, place: inputPlaces(3)[0], edgeScale: 36 });
 */
export function drawToken(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { input, state, place }: PlacedSynapse,
): void {
  const arrive = state.arrive();
  if (arrive <= 0) return;
  const { y, r } = place;
  const x = place.x - (1 - arrive) * (place.x + r + OFFSTAGE);
  const active = state.active();
  context.fillStyle = mixColours(theme.tokenResting, theme.tokenActive, active);
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = theme.tokenRim;
  context.lineWidth = 2.5;
  context.stroke();
  const size = fitSize(context, input.text, (px) => inter(px, 600), {
    size: r * 1.08,
    width: r * 1.45,
  });
  // A resting token of the light theme is pale, and its number dark.
  const pale = theme.name === 'light' && active <= 0.5;
  drawText(context, input, x, y + size * 0.035, {
    font: inter(size, 600),
    color: pale ? theme.ink : theme.inkOnBright,
    align: 'center',
    baseline: 'middle',
  });
}
