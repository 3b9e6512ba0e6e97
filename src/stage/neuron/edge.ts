import { mixColours } from '../colour.ts';
import { NEGATIVE_DASH } from '../edge-legend.ts';
import { inter } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { circle } from '../shapes.ts';
import { signColours } from '../signs.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { edgePoint, type InputPlace } from './geometry.ts';
import type { PlacedSynapse } from './synapse.ts';

/** An edge that has no weight yet, or whose weight is zero. */
const HAIRLINE = 2;
/** Under this width dashes would be dots. */
const LEAST_DASHED = 2.2;

/**
 * The edge from an input to the cell: its width is |weight|, a negative one is dashed; the light of the
 * forward pass runs along it.
 *
 * @example
 * drawEdge(context, theme, { input, weight, state, place: inputPlaces(3)[0], edgeScale: 36 });
 */
export function drawEdge(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { weight, state, place, edgeScale }: PlacedSynapse,
): void {
  const grow = state.grow();
  if (grow <= 0) return;
  const path = edgePath(place, grow);
  const colours = signColours(theme, weight.number);
  const weigh = state.weigh();
  const active = state.active();
  const spent = state.spent() * (1 - active);
  const width = HAIRLINE + (Math.abs(weight.number) * edgeScale - HAIRLINE) * weigh;
  context.save();
  context.lineCap = 'butt';
  context.lineJoin = 'round';
  if (weigh <= 0 || weight.number === 0) {
    context.strokeStyle = theme.rule;
    context.lineWidth = HAIRLINE;
    context.stroke(path);
    context.restore();
    return;
  }
  context.lineWidth = Math.max(width, 0.75);
  if (active > 0) {
    context.save();
    context.globalAlpha *= active * 0.55;
    withGlow(context, colours.strong, 26, () => {
      context.strokeStyle = colours.strong;
      context.stroke(path);
    });
    context.restore();
  }
  if (weight.number < 0 && width > LEAST_DASHED) {
    context.strokeStyle = mixColours(colours.underlay, colours.spentUnderlay, spent);
    context.stroke(path);
    context.setLineDash(NEGATIVE_DASH);
  }
  context.strokeStyle = mixColours(colours.strong, colours.spent, spent);
  context.stroke(path);
  context.restore();
  drawPulse(context, theme, place, state.pulse(), width);
}

/** The first part of an edge, as far as it has grown. */
function edgePath(place: InputPlace, grow: number): Path2D {
  const path = new Path2D();
  const steps = Math.max(2, Math.ceil(48 * grow));
  for (let step = 0; step <= steps; step++) {
    const { x, y } = edgePoint(place, (step / steps) * grow);
    if (step === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  // Goes on inside the cell, which covers it: a wide edge leaves no gap where the membrane is steep.
  if (grow === 1) path.lineTo(place.port.x + 60, place.port.y);
  return path;
}

/** The forward pass: a light front with a short tail of the places it has just passed. */
function drawPulse(
  context: CanvasRenderingContext2D,
  theme: Theme,
  place: InputPlace,
  pulse: number,
  width: number,
): void {
  if (pulse <= 0 || pulse >= 1) return;
  const radius = Math.max(9, width * 0.5 + 3);
  for (let tail = 4; tail >= 0; tail--) {
    const { x, y } = edgePoint(place, Math.max(0, pulse - tail * 0.045));
    withAlpha(context, tail === 0 ? 1 : 0.32 - tail * 0.06, () => {
      context.fillStyle = theme.focus;
      context.beginPath();
      circle(context, x, y, radius * (1 - tail * 0.1));
      context.fill();
    });
  }
}

/**
 * `× weight` beside the beginning of an edge, on the side away from the other edges.
 *
 * @example
 * drawWeight(context, theme, { input, weight, state, place: inputPlaces(3)[0], edgeScale: 36 });
 */
export function drawWeight(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { weight, state, place, edgeScale }: PlacedSynapse,
): void {
  const size = Math.min(56, Math.max(30, place.r * 0.74));
  const below = place.y > place.port.y + 1;
  const gap = Math.max(size * 0.82, (Math.abs(weight.number) * edgeScale) / 2 + size * 0.62);
  const x = place.x + place.r + 70;
  const y = place.y + (below ? gap : -gap);
  withAlpha(context, state.weigh(), () => {
    const baseline = 'middle';
    drawText(context, '×', x, y, { font: inter(size, 500), color: theme.tertiary, baseline });
    drawText(context, weight, x + size * 0.86, y, {
      font: inter(size, 600),
      color: signColours(theme, weight.number).strong,
      padding: theme.tertiary,
      baseline,
    });
  });
}
