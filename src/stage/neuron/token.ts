import { mixColours } from '../colour.ts';
import { inter } from '../fonts.ts';
import { fitSize } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { PlacedSynapse } from './synapse.ts';

/** How far an arriving token starts beyond the left edge of the picture. */
const OFFSTAGE = 40;

/**
 * An input as a round token with its number.
 *
 * @example
 * drawToken(context, theme, { input, weight, state, place: inputPlaces(3)[0], edgeScale: 36, brightness: 0 });
 */
export function drawToken(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { input, state, place, brightness }: PlacedSynapse,
): void {
  const arrive = state.arrive();
  if (arrive <= 0) return;
  const { y, r } = place;
  const x = place.x - (1 - arrive) * (place.x + r + OFFSTAGE);
  const active = state.active();
  const pixel = state.pixel();
  const resting = mixColours(theme.tokenResting, theme.tokenActive, active);
  context.fillStyle = mixColours(resting, pixelColour(theme, brightness), pixel);
  context.beginPath();
  const half = r * (1 - 0.08 * pixel);
  roundRect(context, x - half, y - half, 2 * half, 2 * half, r * (1 - 0.9 * pixel));
  context.fill();
  context.strokeStyle = theme.tokenRim;
  context.lineWidth = 2.5;
  context.stroke();
  const size = fitSize(context, input.text, (px) => inter(px, 600), {
    size: r * 1.08,
    width: r * 1.45,
  });
  // The number is written in what stands out from the fill: pale fills carry dark digits.
  const pale = pixel > 0.5 ? brightness > 0.5 : theme.name === 'dark' || active <= 0.5;
  const [darkInk, paleInk] =
    theme.name === 'dark' ? [theme.inkOnBright, theme.ink] : [theme.ink, theme.inkOnBright];
  drawText(context, input, x, y + size * 0.035, {
    font: inter(size, 600),
    color: pale ? darkInk : paleInk,
    align: 'center',
    baseline: 'middle',
  });
}

/** Brightness is the same in every theme: dark for the lowest number, light for the highest. */
function pixelColour({ pixel }: Theme, brightness: number): string {
  return mixColours(
    pixel[0],
    pixel[1],
    brightness > 0.5 ? 0.4 + 0.6 * brightness : 0.4 * brightness,
  );
}
