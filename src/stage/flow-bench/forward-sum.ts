import { withoutPadding } from '../../run/displayed-digits.ts';
import { inter } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { signColours } from '../signs.ts';
import { drawText, drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { BENCH, type Layer } from './bench-geometry.ts';
import type { BenchShape } from './bench-shape.ts';
import { drawNumeral } from './bench-text.ts';
import type { BenchValues } from './bench-values.ts';
import { drawLens } from './lens.ts';
import { strokeSigned, translucent } from './ribbon.ts';

const { sumX, reluX, squareX, right } = BENCH;
/** Middles of the numerals in z and y. */
const SUM_X = { z: 1194, y: 1384 } as const;
const LEAST_INSIDE = 44;
/** A square of so many cells along a side is ruled. */
const RULED = { from: 1.5, to: 16 } as const;
const LEAST_SQUARE_LABEL = 104;

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
  values: BenchValues,
  shape: BenchShape,
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
  { z, y, square }: BenchShape,
): void {
  drawGhost(context, theme, z, sumX, reluX);
  drawGhost(context, theme, y, reluX, squareX);
  if (height(square) > 1) drawGhost(context, theme, square, squareX, squareX + height(square));
}

function drawGround(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { ground }: BenchShape,
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
  const fill = context.createLinearGradient(sumX, 0, reluX, 0);
  fill.addColorStop(0, translucent(colours.strong, 0.6));
  fill.addColorStop(0.7, translucent(theme.secondary, 0.24));
  fill.addColorStop(1, translucent(theme.secondary, 0.22));
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
export function reluPlace({ z, ground }: BenchShape) {
  const [top, bottom] = [Math.min(z.top, ground - 60), Math.max(z.bottom, ground)];
  return { x: reluX, y: (top + bottom) / 2, halfHeight: (bottom - top) / 2 + 22 };
}

/** The ReLU, open or shut. */
export function drawRelu(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: BenchValues,
  shape: BenchShape,
  lens: number,
  focus = 0,
): void {
  withAlpha(context, lens, () =>
    drawLens(context, theme, reluPlace(shape), { shut: values.z.number <= 0, focus }),
  );
}

/** The level that the answer should have; where it is zero, it is the ground itself. */
export function drawTarget(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: BenchValues,
  shape: BenchShape,
  alpha: number,
): void {
  if (values.target.number === 0) return;
  const below = shape.square.top < shape.targetY - 1 || height(shape.square) < 40;
  withAlpha(context, alpha, () => {
    context.strokeStyle = theme.ink;
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(reluX + 30, shape.targetY);
    context.lineTo(right + 12, shape.targetY);
    context.stroke();
    // Over a square that hangs from the line stands its name: then the label stands before it.
    drawTextWithNumbers(
      context,
      `target ${withoutPadding(values.target).text}`,
      [withoutPadding(values.target)],
      below ? right + 12 : reluX + 34,
      shape.targetY + (below ? 22 : -22),
      {
        font: inter(28, 600),
        color: theme.ink,
        align: below ? 'right' : 'left',
        baseline: 'middle',
      },
    );
  });
}

/** The squared error: as long and as high as answer and target lie apart. */
export function drawSquare(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: BenchValues,
  shape: BenchShape,
  { square, ghost }: SumProgress,
): void {
  const { top } = shape.square;
  const side = height(shape.square);
  if (square <= 0) return;
  const width = side * square;
  withAlpha(context, 1 - ghost, () => {
    const paint = () => {
      context.fillStyle = theme.gradient;
      context.fillRect(squareX, top, width, side);
    };
    if (side > 1) {
      if (square >= 1) withGlow(context, translucent(theme.gradient, 0.5), 36, paint);
      else paint();
      drawCells(
        context,
        theme,
        values.side.number,
        shape,
        width,
        translucent(theme.inkOnBright, 0.2),
      );
    }
  });
  withAlpha(context, ghost, () => {
    if (side <= 1) return;
    context.fillStyle = translucent(theme.ahead, 0.36);
    context.fillRect(squareX, top, width, side);
    context.lineWidth = 1.5;
    context.strokeStyle = translucent(theme.rule, 0.6);
    context.strokeRect(squareX, top, width, side);
    drawCells(context, theme, values.side.number, shape, width, translucent(theme.rule, 0.28));
  });
}

/** The outlines of y and of the square as they were before a step. */
export function drawBefore(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { y, square }: BenchShape,
  alpha: number,
): void {
  withAlpha(context, alpha, () => {
    context.lineWidth = 2.5;
    context.strokeStyle = theme.secondary;
    context.strokeRect(reluX, y.top, squareX - reluX, height(y));
    context.strokeRect(squareX, square.top, height(square), height(square));
  });
}

/** One cell is one by one; where a side holds too few or too many of them, the square stays plain. */
function drawCells(
  context: CanvasRenderingContext2D,
  _theme: Theme,
  units: number,
  { unit, square, targetY }: BenchShape,
  width: number,
  colour: string,
): void {
  if (units < RULED.from || units > RULED.to) return;
  context.strokeStyle = colour;
  context.lineWidth = 3;
  context.beginPath();
  const upwards = square.top < targetY - 1;
  for (let cell = 1; cell * unit < height(square) - 2; cell++) {
    if (cell * unit < width) {
      context.moveTo(squareX + cell * unit, square.top);
      context.lineTo(squareX + cell * unit, square.bottom);
    }
    const y = upwards ? square.bottom - cell * unit : square.top + cell * unit;
    context.moveTo(squareX, y);
    context.lineTo(squareX + width, y);
  }
  context.stroke();
}

/** z and y in their ribbons, the loss in its square; beside them where there is no room inside. */
export function drawSumNumerals(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { z, y, loss }: BenchValues,
  shape: BenchShape,
  { front, square, ghost }: SumProgress,
): void {
  const alpha = 1 - ghost;
  for (const [which, value, layer] of [
    ['z', z, shape.z],
    ['y', y, shape.y],
  ] as const) {
    const x = SUM_X[which];
    const tall = height(layer);
    const inside = tall >= LEAST_INSIDE;
    drawNumeral(context, value, {
      x: inside ? x : x + 22,
      y: inside ? middle(layer) : nameY(layer, shape) + 2,
      size: inside ? Math.min(88, Math.max(32, tall * 0.5)) : 44,
      width: inside ? 128 : 104,
      color: theme.focus,
      align: 'center',
      alpha: alpha * Math.min(1, Math.max(0, (front - x) / 50)),
    });
  }
  const shown = alpha * Math.min(1, Math.max(0, (square - 0.85) / 0.15));
  const side = height(shape.square);
  if (side >= LEAST_SQUARE_LABEL) {
    drawNumeral(context, loss, {
      x: squareX + side / 2,
      y: middle(shape.square),
      size: Math.min(168, side * 0.55),
      width: side - 28,
      color: theme.inkOnBright,
      alpha: shown,
    });
  } else {
    // A square too small for its numeral has it at its foot, clear of the name above and of the target's line.
    drawNumeral(context, loss, {
      x: squareX + side + 28,
      y: Math.min(Math.max(middle(shape.square), shape.square.top + 46), BENCH.bottom + 4),
      size: 56,
      width: right - squareX - side - 28,
      color: theme.gradient,
      align: 'left',
      alpha: shown,
    });
  }
}

/** Where the name of a stretch of the sum stands: over it. */
export function nameY(layer: Layer, { ground }: BenchShape): number {
  return Math.min(layer.top, ground) - 40;
}

/** Where the name of the loss stands: over its square, higher where the square is small. */
export function lossNameY({ square, y }: BenchShape): number {
  const top = Math.min(square.top, y.top);
  return height(square) < LEAST_SQUARE_LABEL ? top - 68 : top - 46;
}

/** Where the names of z and y stand: over the middle of the numeral, or beside one that stands over the ribbon. */
export function nameX(which: 'z' | 'y', layer: Layer): number {
  return height(layer) >= LEAST_INSIDE ? SUM_X[which] : SUM_X[which] - 56;
}

/** What the two words under the ReLU say. */
export function drawReluName(
  context: CanvasRenderingContext2D,
  theme: Theme,
  shut: boolean,
  state: number,
  alpha: number,
): void {
  const word = state > 0.5 ? (shut ? 'ReLU, closed' : 'ReLU, open') : 'ReLU';
  drawText(context, word, reluX, 908, {
    font: inter(28, 500),
    color: theme.secondary,
    align: 'center',
    baseline: 'middle',
    alpha,
  });
}
