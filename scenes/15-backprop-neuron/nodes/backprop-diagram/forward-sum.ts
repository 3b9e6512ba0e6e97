import { linearFill, signColours, type Theme, translucent, withAlpha } from 'gradreel/stage';
import { DIAGRAM, type Layer } from './diagram-geometry.ts';
import type { DiagramShape } from './diagram-shape.ts';
import type { DiagramValues } from './diagram-values.ts';
import { drawLens } from './lens.ts';
import { strokeSigned } from './ribbon.ts';

const { sumX, reluX, squareX } = DIAGRAM;

/** How far the sum has come. */
export interface SumProgress {
  /** The x that it has reached. */
  readonly front: number;
  /** From no lens (0) to a lens (1). */
  readonly lens: number;
  /** From no square (0) to all of its columns (1). */
  readonly square: number;
  readonly ghost: number;
  /** How much of the light front is there: it goes out when nothing moves. */
  readonly trail: number;
}

export function height({ top, bottom }: Layer): number {
  return bottom - top;
}

/** The middle of what lies between two heights. */
export function middle({ top, bottom }: Layer): number {
  return (top + bottom) / 2;
}

/** The sum as it runs on: z up to the ReLU, y behind it. */
export function drawSum(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: DiagramValues,
  shape: DiagramShape,
  { front, ghost, trail }: SumProgress,
): void {
  if (front <= sumX) return;
  withAlpha(context, 1 - ghost, () => {
    drawGround(context, theme, shape, sumX - 30, Math.min(front, squareX));
    drawStretch(context, theme, shape.z, values.z.number, sumX, Math.min(front, reluX));
    if (front > reluX) drawStretch(context, theme, shape.y, 1, reluX, Math.min(front, squareX));
    drawFront(context, theme, front > reluX ? shape.y : shape.z, front, trail);
  });
  withAlpha(context, ghost, () => {
    drawGhost(context, theme, shape.z, sumX, Math.min(front, reluX));
    if (front > reluX) drawGhost(context, theme, shape.y, reluX, Math.min(front, squareX));
  });
}

/** Where the sum and the square will be: their outlines, before anything has come. */
export function drawSumAhead(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { z, y, square }: DiagramShape,
): void {
  drawGhost(context, theme, z, sumX, reluX);
  drawGhost(context, theme, y, reluX, squareX);
  if (height(square) > 1) drawGhost(context, theme, square, squareX, squareX + height(square));
}

function drawGround(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { ground }: DiagramShape,
  from: number,
  to: number,
): void {
  context.strokeStyle = theme.rule;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(from, ground);
  context.lineTo(to, ground);
  context.stroke();
}

/** The ribbon is neutral between bright edges: a large area of the focus colour would turn khaki. */
function drawStretch(
  context: CanvasRenderingContext2D,
  theme: Theme,
  layer: Layer,
  sign: number,
  from: number,
  to: number,
): void {
  if (height(layer) < 0.5 || to <= from) return;
  const colours = signColours(theme, sign);
  const fill = linearFill(
    context,
    [sumX, 0, reluX, 0],
    [
      [0, translucent(colours.strong, 0.6)],
      [0.7, translucent(theme.secondary, 0.24)],
      [1, translucent(theme.secondary, 0.22)],
    ],
  );
  context.fillStyle = fill;
  context.fillRect(from, layer.top, to - from, height(layer));
  const path = new Path2D();
  for (const y of [layer.top, layer.bottom]) {
    path.moveTo(from, y);
    path.lineTo(to, y);
  }
  if (sign < 0) {
    strokeSigned(context, path, colours, sign);
    return;
  }
  context.lineWidth = 3;
  context.strokeStyle = theme.focus;
  context.stroke(path);
}

function drawFront(
  context: CanvasRenderingContext2D,
  theme: Theme,
  layer: Layer,
  front: number,
  trail: number,
): void {
  if (height(layer) < 0.5) return;
  context.save();
  context.strokeStyle = theme.focus;
  context.lineWidth = 4;
  for (const [index, back] of [0, 18, 42, 72].entries()) {
    const x = front - 2 - back;
    if (x < sumX) break;
    context.globalAlpha *= index === 0 ? 1 : index === 1 ? 0.55 * trail : 0.55;
    context.beginPath();
    context.moveTo(x, layer.top);
    context.lineTo(x, layer.bottom);
    context.stroke();
  }
  context.restore();
}

function drawGhost(
  context: CanvasRenderingContext2D,
  theme: Theme,
  layer: Layer,
  from: number,
  to: number,
): void {
  if (to <= from) return;
  context.fillStyle = translucent(theme.ahead, 0.36);
  context.fillRect(from, layer.top, to - from, height(layer));
  context.lineWidth = 1.5;
  context.strokeStyle = translucent(theme.rule, 0.6);
  context.strokeRect(from, layer.top, to - from, height(layer));
}

/** Where the ReLU's lens stands: it covers the whole sum and the ground. */
function reluPlace({ z, ground }: DiagramShape) {
  const [top, bottom] = [Math.min(z.top, ground - 60), Math.max(z.bottom, ground)];
  return { x: reluX, y: (top + bottom) / 2, halfHeight: (bottom - top) / 2 + 22 };
}

/** The ReLU, open or shut. */
export function drawRelu(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: DiagramValues,
  shape: DiagramShape,
  lens: number,
  focus = 0,
): void {
  withAlpha(context, lens, () =>
    drawLens(context, theme, reluPlace(shape), { shut: values.z.number <= 0, focus }),
  );
}
