import {
  circle,
  drawText,
  inter,
  mixColours,
  radialFill,
  signColours,
  type Theme,
  withAlpha,
} from 'gradreel/stage';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow with a solid head. */
export function drawArrow(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  { colour, width }: { colour: string; width: number },
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const head = Math.min(length, 14 + width * 2.6);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const neck = { x: to.x - ux * head, y: to.y - uy * head };
  const half = head * 0.42;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.lineCap = 'butt';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(neck.x + ux, neck.y + uy);
  context.stroke();
  context.beginPath();
  context.moveTo(to.x, to.y);
  context.lineTo(neck.x - uy * half, neck.y + ux * half);
  context.lineTo(neck.x + uy * half, neck.y - ux * half);
  context.closePath();
  context.fill();
}

/** One quarter over the line: the side that counts for (1), or against (−1). */
export function drawDiscHalf(
  context: CanvasRenderingContext2D,
  theme: Theme,
  side: 1 | -1,
  radius: number,
): void {
  const { strong } = signColours(theme, side);
  const fill = radialFill(context, { x: 0, y: 0, r: radius }, [
    [0, `${strong}0A`],
    [1, `${strong}${theme.name === 'dark' ? '3A' : '0C'}`],
  ]);
  context.fillStyle = fill;
  context.beginPath();
  context.moveTo(0, 0);
  if (side > 0) circle(context, 0, 0, radius, { from: -Math.PI / 2, to: 0 });
  else circle(context, 0, 0, radius, { from: Math.PI, to: 1.5 * Math.PI });
  context.closePath();
  context.fill();
}

/** The right angle between the two sides; `lit` from 0 to 1. */
export function drawUpright(
  context: CanvasRenderingContext2D,
  theme: Theme,
  radius: number,
  lit: number,
): void {
  const colour = mixColours(theme.secondary, theme.focus, lit);
  dotted(context, colour, { x: 0, y: 0 }, { x: 0, y: -radius }, 5 + 4 * lit);
}

/** From the arrow's tip straight down to the line. */
export function drawDrop(
  context: CanvasRenderingContext2D,
  theme: Theme,
  sign: number,
  tip: Point,
  shown: number,
): void {
  if (shown <= 0) return;
  const { strong } = signColours(theme, sign);
  dotted(context, strong, tip, { x: tip.x, y: tip.y * (1 - shown) });
}

function dotted(
  context: CanvasRenderingContext2D,
  colour: string,
  from: Point,
  to: Point,
  width = 5,
): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.setLineDash([0.1, 6 + width]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.restore();
}

/** Middle of what is written on a side, from the foot. */
const WORDS = { x: 396, halfWidth: 140, halfHeight: 30 } as const;
/** Heights that the words may have, the best first. */
const HEIGHTS = [-96, -50, -160, -220, -280, -340, -400];
/** The sign stands so far over the words. */
const SIGN_UP = 128;

/**
 * The height of the words on a side where no arrow runs through them.
 *
 * @param angles of the arrows over the line
 */
export function wordsY(side: 1 | -1, angles: readonly number[]): number {
  const slopes = angles
    .filter((angle) => Math.cos(angle) * side > 0.01)
    .map((angle) => Math.abs(Math.tan(angle)));
  const isFree = (y: number) =>
    slopes.every((slope) => {
      const [near, far] = [WORDS.x - WORDS.halfWidth, WORDS.x + WORDS.halfWidth];
      return -y + WORDS.halfHeight < slope * near || -y - WORDS.halfHeight > slope * far;
    });
  return HEIGHTS.find(isFree) ?? (HEIGHTS[0] as number);
}

/** The middle of the words on a side, clear of the lines that fall from the arrows' tips. */
export function wordsX(side: 1 | -1, angles: readonly number[], radius: number): number {
  const falls = angles.map((angle) => side * radius * Math.cos(angle)).filter((x) => x > 0);
  const isFree = (x: number) => falls.every((fall) => Math.abs(fall - x) > WORDS.halfWidth);
  const places = [WORDS.x, ...falls.flatMap((fall) => [fall + 146, fall - 146])];
  const fits = (x: number) => x - WORDS.halfWidth > 0 && x + WORDS.halfWidth < radius - 20;
  return side * (places.find((x) => isFree(x) && fits(x)) ?? WORDS.x);
}

/** What the two sides mean. */
export function drawSignWords(
  context: CanvasRenderingContext2D,
  theme: Theme,
  angles: readonly number[],
  radius: number,
): void {
  for (const side of [1, -1] as const) {
    const y = wordsY(side, angles);
    const x = wordsX(side, angles, radius);
    drawText(context, side > 0 ? 'with the weights' : 'against the weights', x, y, {
      font: inter(32, 500),
      color: theme.secondary,
      align: 'center',
      baseline: 'middle',
    });
    withAlpha(context, 0.62, () => {
      context.fillStyle = signColours(theme, side).strong;
      context.beginPath();
      context.rect(x - 62, y - SIGN_UP - 11, 124, 22);
      if (side > 0) context.rect(x - 11, y - SIGN_UP - 62, 22, 124);
      context.fill();
    });
  }
}

/** Who the arrow stands before, beside its tip. */
export function drawTipName(
  context: CanvasRenderingContext2D,
  { colour, who, tip, side }: { colour: string; who: string; tip: Point; side: number },
): void {
  // Near the line the name stands over it, beside the arrow's letter.
  const y = Math.min(tip.y - 4, -36);
  drawText(context, who, tip.x + side * 34, y, {
    font: inter(34, 600),
    color: colour,
    align: side > 0 ? 'left' : 'right',
    baseline: 'middle',
    check: { labels: tip },
  });
}
