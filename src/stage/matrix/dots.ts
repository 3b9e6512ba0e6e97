import { circle, roundRect } from '../shapes.ts';
/** Round dots along an outline: memory that was never allocated, such as the copies of a broadcast. */
export interface DotStyle {
  readonly colour: string;
  /** Diameter of a dot. */
  readonly size: number;
  /** From dot to dot. */
  readonly pitch: number;
  /** How much of the outline has been drawn, 0 to 1; its length is needed for less than 1. */
  readonly drawn?: number;
}

/**
 * Strokes a path with round dots.
 *
 * @param length of the path in pixels, so that the dots close and can be drawn on
 */
function strokeDots(
  context: CanvasRenderingContext2D,
  path: Path2D,
  length: number,
  { colour, size, pitch, drawn = 1 }: DotStyle,
): void {
  if (drawn <= 0) return;
  const count = Math.max(1, Math.round(length / pitch));
  const step = length / count;
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = size;
  context.lineCap = 'round';
  context.setLineDash(dotsUpTo(count, Math.ceil(count * drawn), step));
  context.stroke(path);
  context.restore();
}

/** Dash pattern of the first `shown` of `count` dots; zero-long dashes with round caps are dots. */
function dotsUpTo(count: number, shown: number, step: number): number[] {
  if (shown >= count) return [0, step];
  const dots = Array.from({ length: shown }, () => [0, step]).flat();
  return [...dots.slice(0, -1), step * (count - shown + 1)];
}

/** Box with round corners, as the dots of a ghost follow it. */
export function dottedBox(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
  style: DotStyle,
): void {
  const path = new Path2D();
  roundRect(path, x, y, width, height, radius);
  const length = 2 * (width + height) - (8 - 2 * Math.PI) * radius;
  strokeDots(context, path, length, style);
}

/** A straight dotted line, drawn on from its start. */
export function dottedLine(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
  { drawn = 1, ...style }: DotStyle,
): void {
  if (drawn <= 0) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const count = Math.max(1, Math.round(length / style.pitch));
  const reached = Math.floor(count * drawn);
  context.fillStyle = style.colour;
  context.beginPath();
  for (let index = 0; index <= reached; index++) {
    const t = index / count;
    const x = from.x + (to.x - from.x) * t;
    const y = from.y + (to.y - from.y) * t;
    context.moveTo(x + style.size / 2, y);
    circle(context, x, y, style.size / 2);
  }
  context.fill();
}
