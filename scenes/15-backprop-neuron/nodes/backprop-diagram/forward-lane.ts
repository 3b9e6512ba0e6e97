import type { ShownValue } from 'gradreel/lesson';
import {
  type ColourStop,
  circle,
  linearFill,
  signColours,
  type Theme,
  translucent,
  withAlpha,
} from 'gradreel/stage';
import { DIAGRAM } from './diagram-geometry.ts';
import type { LaneShape } from './diagram-shape.ts';
import type { DiagramLane } from './diagram-values.ts';
import { drawLens } from './lens.ts';
import {
  edges,
  outline,
  type Ribbon,
  samples,
  smooth,
  strokeNothing,
  strokeSigned,
} from './ribbon.ts';

const { laneX, lensX, openX, turnX, stackX, sumX, eatenX } = DIAGRAM;
/** Eaten area: the ribbon turns into stripes here. */
const STRIPES = { from: 850, full: 950 } as const;

/** How far a lane's forward pass has come. */
export interface LaneProgress {
  /** The x that the value has reached, from the left. */
  readonly front: number;
  /** From no lens (0) to a lens (1). */
  readonly lens: number;
  /** How much of the forward pass is a mere ghost of itself. */
  readonly ghost: number;
  /** How much of the light front is there: it goes out when nothing moves. */
  readonly trail: number;
}

/** The two edges of a lane, from its beginning into the stack. */
export function laneRibbon({ centre, before, after, crossX, layer }: LaneShape): Ribbon {
  const sign = crossX === null ? 1 : -1;
  const half = (x: number) => {
    if (x <= lensX) return before / 2;
    if (x >= openX) return after / 2;
    const t = (x - lensX) / (openX - lensX);
    return Math.abs(before / 2 + ((sign * after) / 2 - before / 2) * t);
  };
  const edge = (x: number, side: 1 | -1, end: number) => {
    const level = centre + side * half(x);
    return level + (end - level) * smooth((x - turnX) / (stackX - turnX));
  };
  return {
    upper: (x) => edge(x, -1, layer.top),
    lower: (x) => edge(x, 1, layer.bottom),
  };
}

/** One lane's ribbon up to its front; the numerals stand in it. */
export function drawLane(
  context: CanvasRenderingContext2D,
  theme: Theme,
  lane: DiagramLane,
  shape: LaneShape,
  { front, ghost, trail }: LaneProgress,
): void {
  if (front <= laneX) return;
  const product = lane.product.number;
  const end = Math.min(front, product < 0 ? eatenX : sumX);
  const ribbon = laneRibbon(shape);
  const corners = [lensX, openX, turnX, stackX, ...(shape.crossX === null ? [] : [shape.crossX])];
  const turn = shape.crossX ?? (lane.product.number === 0 ? openX : laneX);
  withAlpha(context, 1 - ghost, () => {
    if (turn > laneX)
      drawPart(context, theme, ribbon, samples(laneX, Math.min(end, turn), corners), lane.value);
    if (end > turn) drawPart(context, theme, ribbon, samples(turn, end, corners), lane.product);
    if (shape.crossX !== null && end > shape.crossX) drawCrossing(context, theme, shape);
    drawFront(context, theme, ribbon, front, trail);
  });
  withAlpha(context, ghost, () =>
    drawGhost(context, theme, ribbon, samples(laneX, Math.min(end, sumX), corners)),
  );
}

function drawPart(
  context: CanvasRenderingContext2D,
  theme: Theme,
  ribbon: Ribbon,
  xs: readonly number[],
  { number }: ShownValue,
): void {
  const [from, to] = [xs[0] as number, xs.at(-1) as number];
  if (to <= from) return;
  if (number === 0) {
    strokeNothing(context, theme, edges({ upper: ribbon.upper, lower: ribbon.upper }, xs));
    return;
  }
  const colours = signColours(theme, number);
  const shape = outline(ribbon, xs);
  const eats = number < 0 && to > STRIPES.from;
  if (eats) {
    // What is eaten is gone: the ground shows through, and stripes on it.
    const along = (x: number) => (x - STRIPES.from) / (eatenX - STRIPES.from);
    context.fillStyle = linearFill(
      context,
      [STRIPES.from, 0, eatenX, 0],
      [
        [0, translucent(theme.background, 0)],
        [along(STRIPES.full), translucent(theme.background, 0.94)],
        [along(sumX), translucent(theme.background, 0.94)],
        [1, translucent(theme.background, 0)],
      ],
    );
    context.fill(shape);
  }
  const stop = (x: number, alpha: number): ColourStop => [
    (x - laneX) / (eatenX - laneX),
    translucent(colours.strong, alpha),
  ];
  context.fillStyle = linearFill(
    context,
    [laneX, 0, eatenX, 0],
    number < 0
      ? [
          stop(laneX, 0.06),
          stop(openX, 0.36),
          stop(turnX, 0.52),
          stop(STRIPES.full, 0.06),
          stop(stackX, 0.06),
          stop(eatenX, 0),
        ]
      : [
          stop(laneX, 0.06),
          stop(openX, 0.42),
          stop(turnX, 0.52),
          stop(stackX, 0.62),
          stop(eatenX, 0.62),
        ],
  );
  context.fill(shape);
  if (eats) drawStripes(context, colours.strong, shape, to);
  context.save();
  if (eats) {
    // The stripes fade out: nothing of what was eaten goes on.
    context.beginPath();
    context.rect(from, 0, sumX - from, 1080);
    context.clip();
  }
  strokeSigned(context, edges(ribbon, xs), colours, number);
  context.restore();
}

/** Stripes at 45° that come up behind the turn and fade out where the sum goes on alone. */
function drawStripes(
  context: CanvasRenderingContext2D,
  colour: string,
  shape: Path2D,
  to: number,
): void {
  const share = (x: number) => (x - STRIPES.from) / (eatenX - STRIPES.from);
  const fade = linearFill(
    context,
    [STRIPES.from, 0, eatenX, 0],
    [
      [0, translucent(colour, 0)],
      [share(STRIPES.full), colour],
      [share(1080), colour],
      [1, translucent(colour, 0)],
    ],
  );
  context.save();
  context.clip(shape);
  context.strokeStyle = fade;
  context.lineWidth = 6;
  context.beginPath();
  for (let start = STRIPES.from - 800; start < to; start += 21) {
    context.moveTo(start, 1000);
    context.lineTo(start + 1000, 0);
  }
  context.stroke();
  context.restore();
}

/** Where the rays meet, the sign turns. */
function drawCrossing(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { crossX, centre }: LaneShape,
): void {
  context.fillStyle = theme.ink;
  context.beginPath();
  circle(context, crossX ?? 0, centre, 5);
  context.fill();
}

/** The light front of a value on its way, with the places that it has just passed. */
function drawFront(
  context: CanvasRenderingContext2D,
  theme: Theme,
  ribbon: Ribbon,
  front: number,
  trail: number,
): void {
  // It comes up as it leaves and goes out as it arrives.
  const shown = Math.min(trail, (front - laneX) / 20, (sumX - front) / 20);
  if (shown <= 0) return;
  context.save();
  context.strokeStyle = theme.focus;
  context.lineWidth = 4;
  for (const [index, back] of [0, 16, 36, 60].entries()) {
    const x = front - back;
    if (x < laneX) break;
    context.globalAlpha = shown * ([1, 0.5, 0.28, 0.14][index] as number);
    context.beginPath();
    context.moveTo(x, ribbon.upper(x) - 2);
    context.lineTo(x, ribbon.lower(x) + 2);
    context.stroke();
  }
  context.restore();
}

/** Where a lane will run: its outline, before anything has come. */
export function drawLaneAhead(
  context: CanvasRenderingContext2D,
  theme: Theme,
  shape: LaneShape,
): void {
  const corners = [lensX, openX, turnX, stackX, ...(shape.crossX === null ? [] : [shape.crossX])];
  drawGhost(context, theme, laneRibbon(shape), samples(laneX, sumX, corners));
}

function drawGhost(
  context: CanvasRenderingContext2D,
  theme: Theme,
  ribbon: Ribbon,
  xs: readonly number[],
): void {
  context.fillStyle = translucent(theme.ahead, 0.36);
  context.fill(outline(ribbon, xs));
  context.lineWidth = 1.5;
  context.strokeStyle = translucent(theme.rule, 0.6);
  context.stroke(edges(ribbon, xs));
}

/** The lens of a lane; a bias has none. */
export function drawLaneLens(
  context: CanvasRenderingContext2D,
  theme: Theme,
  lane: DiagramLane,
  shape: LaneShape,
  lens: number,
  focus = 0,
): void {
  if (lane.input === undefined) return;
  withAlpha(context, lens, () => drawLens(context, theme, lensPlace(shape, lens), { focus }));
}

function lensPlace({ centre, before, slot }: LaneShape, lens = 1) {
  const halfHeight = Math.min(Math.max(before / 2 + 16, 30), Math.max(30, slot.height / 2 + 16));
  return { x: lensX, y: centre, halfHeight: halfHeight * (0.6 + 0.4 * lens) };
}
