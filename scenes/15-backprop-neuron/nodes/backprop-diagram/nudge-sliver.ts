import { linearFill, type Theme, translucent } from 'gradreel/stage';
import { DIAGRAM } from './diagram-geometry.ts';
import type { DiagramShape } from './diagram-shape.ts';
import type { DiagramValues } from './diagram-values.ts';
import { laneRibbon } from './forward-lane.ts';
import { samples } from './ribbon.ts';

const { laneX, lensX, openX, turnX, stackX, sumX, reluX, squareX } = DIAGRAM;
/** Thickness of the hair before the lens, and at most behind it, in pixels. */
const HAIR = { before: 9, most: 64 } as const;

/**
 * A hair more of one weight, on its way through the diagram: as thick behind a lens as the factor says. Its
 * upper edge is the edge of the value that grows, or shrinks.
 */
export function drawNudge(
  context: CanvasRenderingContext2D,
  theme: Theme,
  values: DiagramValues,
  shape: DiagramShape,
  { lane: index, front }: { lane: number; front: number },
): void {
  const lane = values.lanes[index];
  const laneShape = shape.lanes[index];
  if (front <= laneX || lane === undefined || laneShape === undefined) return;
  const input = lane.input?.number ?? 1;
  const before = Math.min(HAIR.before, HAIR.most / Math.max(1, Math.abs(input)));
  const after = before * Math.abs(input);
  const ribbon = laneRibbon(laneShape);
  // One weight more makes a negative product with a positive input thinner.
  const [thickerBefore, thickerAfter] = [
    lane.value.number >= 0 ? 1 : -1,
    lane.product.number * input >= 0 ? 1 : -1,
  ];
  const size = (x: number) => {
    const t = Math.min(1, Math.max(0, (x - lensX) / (openX - lensX)));
    return before * thickerBefore + (after * thickerAfter - before * thickerBefore) * t;
  };
  const end = Math.min(front, sumX);
  const xs = samples(laneX, end, [lensX, openX, turnX, stackX]);
  const band = new Path2D();
  for (const [position, x] of xs.entries()) {
    if (position === 0) band.moveTo(x, ribbon.upper(x));
    else band.lineTo(x, ribbon.upper(x));
  }
  for (const x of [...xs].reverse()) band.lineTo(x, ribbon.upper(x) - size(x));
  band.closePath();
  // In the stack the hair goes under in the sum, whose edge it moves.
  context.fillStyle = linearFill(
    context,
    [laneX, 0, sumX, 0],
    [
      [0, translucent(theme.focus, 0.25)],
      [0.2, theme.focus],
      [(stackX - 120 - laneX) / (sumX - laneX), theme.focus],
      [1, translucent(theme.focus, 0)],
    ],
  );
  context.fill(band);
  drawOnSum(context, theme, values, shape, { change: Math.sign(input) * after, front });
}

function drawOnSum(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { z }: DiagramValues,
  shape: DiagramShape,
  { change, front }: { change: number; front: number },
): void {
  const from = stackX + 20;
  if (front <= from) return;
  const edge = z.number >= 0 ? shape.z.top : shape.z.bottom;
  context.fillStyle = linearFill(
    context,
    [from, 0, reluX, 0],
    [
      [0, translucent(theme.focus, 0)],
      [0.35, theme.focus],
    ],
  );
  context.fillRect(from, edge - change, Math.min(front, reluX) - from, change);
  if (front <= reluX || z.number <= 0) return;
  context.fillStyle = theme.focus;
  context.fillRect(reluX, shape.y.top - change, Math.min(front, squareX) - reluX, change);
}
