import {
  type CanvasFill,
  linearFill,
  type Theme,
  translucent,
  withAlpha,
  withGlow,
} from 'gradreel/stage';
import { DASH, edges, outline, type Ribbon, samples } from './ribbon.ts';

/** A slope on its way back: a band around a middle line, from its tip at the left to where it comes from. */
export interface Current {
  readonly middle: (x: number) => number;
  /** Half its width at any x; negative behind a point where its rays have crossed. */
  readonly half: (x: number) => number;
  /** The sign of the slope at any x. */
  readonly sign: (x: number) => number;
  /** Where nothing is drawn on it, such as under a lens or a numeral. */
  readonly free: (x: number) => boolean;
  /** Corners of its course, besides its ends. */
  readonly corners: readonly number[];
  /** From the tip's resting place to its source. */
  readonly from: number;
  readonly to: number;
}

/** How a current looks. */
export interface CurrentStyle {
  /** The x that its tip has reached, from the right. */
  readonly front: number;
  /** In focus it is bright, else dim with a bright head. */
  readonly focus: boolean;
  /** How far its chevrons have moved on, in pitches. */
  readonly phase: number;
  /** A tip at its front; without one it ends flat. */
  readonly tip?: boolean;
}

const TIP = 20;
const CHEVRON = { pitch: 54, height: 0.52, least: 18 } as const;

/** A slope's band up to its front. */
export function drawCurrent(
  context: CanvasRenderingContext2D,
  theme: Theme,
  current: Current,
  { front, focus, phase, tip = true }: CurrentStyle,
): void {
  const { middle, half, sign, corners, to } = current;
  const start = Math.max(front, current.from);
  const body = tip ? Math.min(start + TIP, to) : start;
  if (start >= to - 1) return;
  const ribbon: Ribbon = {
    upper: (x) => middle(x) - Math.abs(half(x)),
    lower: (x) => middle(x) + Math.abs(half(x)),
  };
  const xs = samples(body, to, corners);
  const shape = outline(ribbon, xs);
  if (tip) addTip(shape, ribbon, start, body, middle);
  const paint = () => {
    context.fillStyle = tip
      ? fillOf(context, theme, current, start, focus)
      : translucent(theme.gradient, focus ? 0.82 : 0.3);
    context.fill(shape);
  };
  if (focus) withGlow(context, translucent(theme.gradient, 0.45), 16, paint);
  else paint();
  strokeEdges(context, theme, ribbon, xs, sign, tip ? { start, middle } : null);
  drawChevrons(context, theme, current, start, { focus, phase, tip });
}

function addTip(
  shape: Path2D,
  ribbon: Ribbon,
  start: number,
  body: number,
  middle: (x: number) => number,
): void {
  shape.moveTo(body, ribbon.upper(body));
  shape.lineTo(start, middle(start));
  shape.lineTo(body, ribbon.lower(body));
  shape.closePath();
}

/** Brightest at its head; what is not in focus goes dim behind it. */
function fillOf(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { to }: Current,
  start: number,
  focus: boolean,
): CanvasFill {
  const tail = focus ? 0.82 : 0.3;
  return linearFill(
    context,
    [start, 0, to, 0],
    [
      [0, translucent(theme.gradient, 1)],
      [90 / (to - start), translucent(theme.gradient, 0.92)],
      [250 / (to - start), translucent(theme.gradient, tail)],
      [1, translucent(theme.gradient, tail)],
    ],
  );
}

/** Solid edges where the slope is positive, dashed ones where it is negative. */
function strokeEdges(
  context: CanvasRenderingContext2D,
  theme: Theme,
  ribbon: Ribbon,
  xs: readonly number[],
  sign: (x: number) => number,
  head: { start: number; middle: (x: number) => number } | null,
): void {
  context.save();
  context.lineWidth = 2.5;
  context.strokeStyle = theme.gradient;
  context.lineJoin = 'round';
  for (const negative of [false, true]) {
    const part = xs.filter((x, index) => {
      const next = xs[index + 1] ?? x;
      const previous = xs[index - 1] ?? x;
      return sign((x + next) / 2) < 0 === negative || sign((x + previous) / 2) < 0 === negative;
    });
    if (part.length < 2) continue;
    const path = edges(ribbon, part);
    if (head !== null && sign((xs[0] as number) + 1) < 0 === negative) {
      const body = xs[0] as number;
      path.moveTo(body, ribbon.upper(body));
      path.lineTo(head.start, head.middle(head.start));
      path.lineTo(body, ribbon.lower(body));
    }
    context.setLineDash(negative ? DASH : []);
    context.stroke(path);
  }
  context.restore();
}

/** Chevrons that point the way the slope goes. */
function drawChevrons(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { middle, half, free, to }: Current,
  start: number,
  { focus, phase, tip }: { focus: boolean; phase: number; tip: boolean },
): void {
  context.save();
  context.lineWidth = 5;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = focus ? theme.inkOnBright : theme.ink;
  const shift = (phase % 1) * CHEVRON.pitch;
  for (let x = to - 40 - shift; x > start + (tip ? 130 : 10); x -= CHEVRON.pitch) {
    const width = Math.abs(half(x)) * 2;
    if (width < CHEVRON.least || !free(x)) continue;
    const rise = Math.min(26, width * CHEVRON.height) / 2;
    const slope = (middle(x + 6) - middle(x - 6)) / 12;
    const angle = Math.atan(slope);
    withAlpha(context, (focus ? 0.75 : 0.5) * Math.min(1, (to - 24 - x) / 30), () => {
      context.save();
      context.translate(x, middle(x));
      context.rotate(angle);
      context.beginPath();
      context.moveTo(6, -rise);
      context.lineTo(-6, 0);
      context.lineTo(6, rise);
      context.stroke();
      context.restore();
    });
  }
  context.restore();
}
