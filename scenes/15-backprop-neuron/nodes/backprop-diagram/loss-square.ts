import { withoutPadding } from 'gradreel/lesson';
import {
  drawTextWithNumbers,
  inter,
  type Theme,
  translucent,
  withAlpha,
  withGlow,
} from 'gradreel/stage';
import { DIAGRAM } from './diagram-geometry.ts';
import type { DiagramShape } from './diagram-shape.ts';
import type { DiagramValues } from './diagram-values.ts';
import { height, type SumProgress } from './forward-sum.ts';

const { reluX, squareX, right } = DIAGRAM;
/** A square of so many cells along a side is ruled. */
const RULED = { from: 1.5, to: 16 } as const;

/** The level that the answer should have; where it is zero, it is the ground itself. */
export function drawTarget(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: DiagramValues,
  shape: DiagramShape,
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
  values: DiagramValues,
  shape: DiagramShape,
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
  { y, square }: DiagramShape,
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
  { unit, square, targetY }: DiagramShape,
  width: number,
  colour: string,
): void {
  if (units < RULED.from || units > RULED.to) return;
  // On its way from a far larger square the side holds more of them than it will in the end: at times billions.
  if (!(height(square) / unit <= RULED.to + 1)) return;
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
