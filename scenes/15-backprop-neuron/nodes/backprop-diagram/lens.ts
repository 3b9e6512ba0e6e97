import { linearFill, type Theme, translucent, withGlow } from 'gradreel/stage';

/** How a lens looks: waiting, in focus, or shut. */
export interface LensStyle {
  readonly focus?: number;
  /** Nothing passes: a ReLU below zero. */
  readonly shut?: boolean;
}

const HALF_WIDTH = 15;

/**
 * A biconvex lens: a factor that a ribbon passes through.
 *
 * @example
 * drawLens(context, theme, { x: 560, y: 628, halfHeight: 84 }, {});
 */
export function drawLens(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { x, y, halfHeight }: { x: number; y: number; halfHeight: number },
  { focus = 0, shut = false }: LensStyle,
): void {
  const path = new Path2D();
  path.moveTo(x, y - halfHeight);
  path.quadraticCurveTo(x + 2 * HALF_WIDTH, y, x, y + halfHeight);
  path.quadraticCurveTo(x - 2 * HALF_WIDTH, y, x, y - halfHeight);
  path.closePath();
  const glass = linearFill(
    context,
    [x - HALF_WIDTH, 0, x + HALF_WIDTH, 0],
    [
      [0, translucent(theme.ink, 0.1)],
      [0.5, translucent(theme.ink, 0.34)],
      [1, translucent(theme.ink, 0.1)],
    ],
  );
  context.fillStyle = shut ? theme.socket : glass;
  context.fill(path);
  context.lineWidth = 2;
  context.strokeStyle = translucent(theme.ink, shut ? 1 : 0.75);
  context.stroke(path);
  if (shut) {
    context.lineWidth = 4;
    context.beginPath();
    context.moveTo(x, y - halfHeight * 0.8);
    context.lineTo(x, y + halfHeight * 0.8);
    context.stroke();
  }
  if (focus <= 0) return;
  context.save();
  context.globalAlpha *= focus;
  context.fillStyle = translucent(theme.focus, 0.32);
  context.fill(path);
  withGlow(context, theme.focus, 18, () => {
    context.lineWidth = 3.5;
    context.strokeStyle = theme.focus;
    context.stroke(path);
  });
  context.restore();
}
