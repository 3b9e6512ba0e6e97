import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { mixColours } from '../colour.ts';
import { NEGATIVE_DASH } from '../edge-legend.ts';
import { inter } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { circle, roundRect } from '../shapes.ts';
import { signColours } from '../signs.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type EdgeCurve, edgePoint } from './layout.ts';

/** What can change about one edge. */
export class EdgeState {
  /** From not there (0) to its target (1). */
  readonly grow = createSignal(0);
  /** From a hairline (0) to the width and sign of its weight (1). */
  readonly weigh = createSignal(0);
  /** From an edge among others (0) to the focus (1). */
  readonly active = createSignal(0);
  /** The light of the forward pass, from 0 to 1; the current of the backward pass, from 0 to 1. */
  readonly forward = createSignal(0);
  readonly backward = createSignal(0);
  /** Its weight, written on it. */
  readonly label = createSignal(0);
}

export interface EdgeStyle {
  readonly curve: EdgeCurve;
  readonly weight: ShownValue;
  /** Pixels of width per unit of |weight|. */
  readonly scale: number;
  /** 1, or less for an edge whose source passes nothing on. */
  readonly alpha: number;
}

const HAIRLINE = 1.5;
/** Under this width dashes would be dots, and a fan of them moiré. */
const LEAST_DASHED = 2.2;
const LABEL_SIZE = 30;
const UNDER_RIM = 14;

/** An edge: its width is |weight|, a negative one is dashed. */
export function drawEdge(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: EdgeState,
  { curve, weight, scale, alpha }: EdgeStyle,
): void {
  const grow = state.grow();
  if (grow <= 0) return;
  const weigh = state.weigh();
  const active = state.active();
  const { strong, spent, underlay } = signColours(theme, weight.number);
  const exact = Math.abs(weight.number) * scale;
  const width = HAIRLINE + (Math.max(exact, 0.75) - HAIRLINE) * weigh;
  const path = edgePath(curve, grow);
  withAlpha(context, alpha, () => {
    context.lineWidth = width;
    if (weigh <= 0 || weight.number === 0) {
      context.strokeStyle = theme.rule;
      context.lineWidth = HAIRLINE;
      context.stroke(path);
      return;
    }
    if (active > 0) {
      withAlpha(context, active * 0.5, () =>
        withGlow(context, strong, 22, () => {
          context.strokeStyle = strong;
          context.stroke(path);
        }),
      );
    }
    if (weight.number < 0 && width > LEAST_DASHED) {
      context.strokeStyle = underlay;
      context.stroke(path);
      context.setLineDash(NEGATIVE_DASH);
    }
    context.strokeStyle = mixColours(
      theme.rule,
      mixColours(spent, strong, 0.5 + 0.5 * active),
      weigh,
    );
    context.stroke(path);
    context.setLineDash([]);
  });
  // A source that passes nothing on sends no light, and gets no slope back.
  if (alpha < 0.5) return;
  drawFront(context, curve, state.forward(), width, theme.focus);
  drawFront(context, { from: curve.to, to: curve.from }, state.backward(), width, theme.gradient);
}

function edgePath(curve: EdgeCurve, grow: number): Path2D {
  const path = new Path2D();
  const steps = Math.max(2, Math.ceil(32 * grow));
  // Begins and ends beneath the neurons, which cover it: a wide edge leaves no gap at a round rim.
  path.moveTo(curve.from.x - UNDER_RIM, curve.from.y);
  for (let step = 0; step <= steps; step++) {
    const { x, y } = edgePoint(curve, (step / steps) * grow);
    path.lineTo(x, y);
  }
  if (grow === 1) path.lineTo(curve.to.x + UNDER_RIM, curve.to.y);
  return path;
}

/** A front with a short tail of places that it has just passed. */
function drawFront(
  context: CanvasRenderingContext2D,
  curve: EdgeCurve,
  t: number,
  width: number,
  colour: string,
): void {
  if (t <= 0 || t >= 1) return;
  const radius = Math.max(6, width * 0.5 + 2);
  context.fillStyle = colour;
  for (let tail = 4; tail >= 0; tail--) {
    const { x, y } = edgePoint(curve, Math.max(0, t - tail * 0.045));
    context.beginPath();
    circle(context, x, y, radius * (1 - tail * 0.1));
    withAlpha(context, tail === 0 ? 1 : 0.32 - tail * 0.06, () => context.fill());
  }
}

/** The weight on its edge, on a plate that keeps lines away from its digits. */
export function drawEdgeLabel(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: EdgeState,
  { curve, weight }: EdgeStyle,
): void {
  const alpha = state.label();
  if (alpha <= 0) return;
  const font = inter(LABEL_SIZE, 600);
  // Nearer to the source, where the edges of a layer have not come together yet.
  const { x, y } = edgePoint(curve, 0.32);
  const half = textWidth(context, weight.text, font) / 2 + 8;
  context.beginPath();
  roundRect(context, x - half, y - LABEL_SIZE * 0.62, 2 * half, LABEL_SIZE * 1.24, 8);
  context.fillStyle = theme.background;
  withAlpha(context, alpha * 0.85, () => context.fill());
  drawText(context, weight, x, y + 1, {
    font,
    color: signColours(theme, weight.number).strong,
    align: 'center',
    baseline: 'middle',
    alpha,
    check: { labels: { x, y } },
  });
}
