import type { SignColours, Theme } from 'gradreel/stage';

/** A ribbon from left to right: its upper and its lower edge at any x. */
export interface Ribbon {
  readonly upper: (x: number) => number;
  readonly lower: (x: number) => number;
}

/** Dashes of a negative edge: 16 on, 5 off. */
export const DASH = [16, 5];
const EDGE = 3;

/** An S from 0 to 1 with level ends, as the curves of the diagram run. */
export function smooth(t: number): number {
  const clamped = Math.min(1, Math.max(0, t));
  return clamped * clamped * (3 - 2 * clamped);
}

/** The points at which a ribbon is drawn: its corners, and every 9 px of its curves. */
export function samples(from: number, to: number, corners: readonly number[]): number[] {
  const points = new Set<number>([from, to]);
  for (const corner of corners) if (corner > from && corner < to) points.add(corner);
  for (let x = Math.ceil(from / 9) * 9; x < to; x += 9) points.add(x);
  return [...points].sort((a, b) => a - b);
}

/** The closed outline of a ribbon between two of its ends. */
export function outline(ribbon: Ribbon, xs: readonly number[]): Path2D {
  const path = new Path2D();
  for (const [index, x] of xs.entries()) {
    if (index === 0) path.moveTo(x, ribbon.upper(x));
    else path.lineTo(x, ribbon.upper(x));
  }
  for (let index = xs.length - 1; index >= 0; index--) {
    path.lineTo(xs[index] as number, ribbon.lower(xs[index] as number));
  }
  path.closePath();
  return path;
}

/** Both edges of a ribbon, open at its ends. */
export function edges(ribbon: Ribbon, xs: readonly number[]): Path2D {
  const path = new Path2D();
  for (const edge of [ribbon.upper, ribbon.lower]) {
    for (const [index, x] of xs.entries()) {
      if (index === 0) path.moveTo(x, edge(x));
      else path.lineTo(x, edge(x));
    }
  }
  return path;
}

/** Strokes the edges of a value's ribbon: solid for a positive one, dashed over an underlay for a negative one. */
export function strokeSigned(
  context: CanvasRenderingContext2D,
  path: Path2D,
  colours: SignColours,
  sign: number,
  width = EDGE,
): void {
  context.save();
  context.lineWidth = width;
  context.lineJoin = 'round';
  if (sign < 0) {
    context.strokeStyle = colours.underlay;
    context.stroke(path);
    context.setLineDash(DASH);
  }
  context.strokeStyle = colours.strong;
  context.stroke(path);
  context.restore();
}

/** A hairline for a value of zero, which has no thickness. */
export function strokeNothing(context: CanvasRenderingContext2D, theme: Theme, path: Path2D): void {
  context.save();
  context.lineWidth = 1.5;
  context.strokeStyle = theme.rule;
  context.stroke(path);
  context.restore();
}
