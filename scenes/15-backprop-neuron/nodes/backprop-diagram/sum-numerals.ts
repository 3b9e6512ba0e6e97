import { drawText, inter, type Theme } from 'gradreel/stage';
import { DIAGRAM, type Layer } from './diagram-geometry.ts';
import type { DiagramShape } from './diagram-shape.ts';
import { drawNumeral } from './diagram-text.ts';
import type { DiagramValues } from './diagram-values.ts';
import { height, middle, type SumProgress } from './forward-sum.ts';

const { reluX, squareX, right } = DIAGRAM;
/** Middles of the numerals in z and y. */
const SUM_X = { z: 1194, y: 1384 } as const;
const LEAST_INSIDE = 44;
const LEAST_SQUARE_LABEL = 104;

/** z and y in their ribbons, the loss in its square; beside them where there is no room inside. */
export function drawSumNumerals(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { z, y, loss }: DiagramValues,
  shape: DiagramShape,
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
      color: inside ? theme.focusOnFill : theme.focus,
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
      y: Math.min(Math.max(middle(shape.square), shape.square.top + 46), DIAGRAM.bottom + 4),
      size: 56,
      width: right - squareX - side - 28,
      color: theme.gradient,
      align: 'left',
      alpha: shown,
    });
  }
}

/** Where the name of a stretch of the sum stands: over it. */
export function nameY(layer: Layer, { ground }: DiagramShape): number {
  return Math.min(layer.top, ground) - 40;
}

/** Where the name of the loss stands: over its square, higher where the square is small. */
export function lossNameY({ square, y }: DiagramShape): number {
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
