import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { BENCH } from './bench-geometry.ts';
import { type BenchShape, crossing } from './bench-shape.ts';
import { drawFactor, drawNumeral, type NumeralPlace } from './bench-text.ts';
import type { BenchSlopes, BenchValues } from './bench-values.ts';
import { type Current, drawCurrent } from './current.ts';
import { height, middle } from './forward-sum.ts';
import { smooth, translucent } from './ribbon.ts';
import { type SlopeWidths, slopeWidths } from './slope-widths.ts';

const { laneX, lensX, openX, turnX, reluX, squareX, right } = BENCH;
/** Where the one current becomes one a lane. */
export const FAN_X = 1150;
/** The mirror image of the lens's rays: a factor opens the current on the left of its lens. */
const OPEN_LEFT = lensX - (openX - lensX);
const TIP_X = { inside: 324, outside: 448 } as const;
const TRUNK = { most: 60, least: 20 } as const;

/** How far a backward pass has come. */
export class BackwardState {
  /** The x that the one current has reached, from the right. */
  readonly trunk = createSignal<number>(right);
  /** The x that each lane's current has reached. */
  readonly lanes: readonly ReturnType<typeof createSignal<number>>[];
  /** The factors, from not shown (0) to shown (1). */
  readonly squareFactor = createSignal(0);
  readonly reluFactor = createSignal(0);
  readonly laneFactors: readonly ReturnType<typeof createSignal<number>>[];
  /** The question at each station, where its factor will stand. */
  readonly asked = createSignal(0);
  /** The sides of the square that grow with y. */
  readonly sides = createSignal(0);
  /** "copied to each" beneath the fan. */
  readonly copied = createSignal(0);
  readonly phase = createSignal(0);
  /** How much the lane of the focus stands out. */
  readonly focus = createSignal(1);
  readonly shown = createSignal(1);

  constructor(count: number) {
    this.lanes = Array.from({ length: count }, () => createSignal<number>(FAN_X));
    this.laneFactors = Array.from({ length: count }, () => createSignal(0));
  }
}

/** What a backward pass is drawn from. */
export interface BackwardPicture {
  readonly values: BenchValues;
  readonly slopes: BenchSlopes;
  readonly shape: BenchShape;
  readonly widths: SlopeWidths;
  readonly focusLane: number;
}

/**
 * The scale of all slopes of a backward pass: each has the room of its lane.
 *
 * @example
 * backwardWidths(slopes, shape).scale // 'linear'
 */
export function backwardWidths(
  { lossByY, lossByZ, lanes }: BenchSlopes,
  { lanes: shapes }: BenchShape,
): SlopeWidths {
  const tightest = Math.min(
    TRUNK.most,
    ...shapes.map(({ slot }, index) =>
      // Over a lane's current stands its factor; the bias, the last one, has none.
      index === shapes.length - 1 ? slot.height : slot.height - 36,
    ),
  );
  const trunk = Math.max(TRUNK.least, tightest);
  return slopeWidths([
    { slope: lossByY.number, room: trunk },
    { slope: lossByZ.number, room: trunk },
    ...lanes.map(({ number }, index) => ({
      slope: number,
      room: shapes[index]?.slot.height ?? trunk,
    })),
  ]);
}

/** The course of the one current: through the square, through the ReLU, up to the fan. */
function trunkCurrent({ shape, slopes, widths }: BackwardPicture): Current {
  const fromY = middle(shape.square);
  // What does not pass the ReLU has nowhere to go.
  const toY = slopes.yByZ.number === 0 ? fromY : trunkY(shape);
  const slope = slopes.lossByY.number;
  const start = Math.max(4, Math.min(10, widths.width(1)));
  const end = Math.max(widths.width(slope), slope === 0 ? 0 : 3);
  const sign = slope < 0 ? -1 : 1;
  const shut = slopes.yByZ.number === 0;
  const halfAt = (x: number) => {
    if (x <= squareX) return (sign * end) / 2;
    const t = (right - x) / (right - squareX);
    return start / 2 + ((sign * end) / 2 - start / 2) * t;
  };
  return {
    middle: (x) => toY + (fromY - toY) * smooth((x - reluX - 24) / (squareX - reluX - 48)),
    half: halfAt,
    sign: (x) => Math.sign(halfAt(x)) || 1,
    free: (x) => Math.abs(x - reluX) > 30,
    corners: [squareX, ...(sign < 0 ? [right - (right - squareX) * (start / (start + end))] : [])],
    from: shut ? reluX + 8 : FAN_X,
    to: right,
  };
}

/** The middle of what flows on: that of the sum, or just over the ground where the sum is zero. */
export function trunkY({ z }: BenchShape): number {
  return middle(z);
}

/** The course of a lane's current: out of the fan, through its lens, to its weight. */
function laneCurrent({ shape, slopes, widths }: BackwardPicture, index: number): Current {
  const lane = shape.lanes[index] as BenchShape['lanes'][number];
  const [before, after] = [slopes.lossByZ.number, slopes.lanes[index]?.number ?? 0];
  const least = (slope: number) => (slope === 0 ? 0 : Math.max(2, widths.width(slope)));
  const [narrow, wide] = [least(before), least(after)];
  // A thin lane lies at the foot of its place, where a wide current would have no room.
  const { top, height: tall } = lane.slot;
  const room = Math.min(tall, Math.max(narrow, wide)) / 2;
  const centre = Math.min(top + tall - room, Math.max(top + room, lane.centre));
  const sign = Math.sign(before) || 1;
  const turns = before * after < 0;
  const half = (x: number) => {
    if (x >= lensX) return narrow / 2;
    const end = ((turns ? -1 : 1) * wide) / 2;
    if (x <= OPEN_LEFT) return end;
    return narrow / 2 + (end - narrow / 2) * ((lensX - x) / (lensX - OPEN_LEFT));
  };
  const meet = crossing(narrow, wide, -1);
  return {
    middle: (x) => centre + (trunkY(shape) - centre) * smooth((x - turnX) / (FAN_X - turnX)),
    half,
    sign: (x) => (turns && x < meet ? -sign : sign),
    free: (x) => x > lensX + 30,
    corners: [OPEN_LEFT, lensX, turnX, ...(turns ? [meet] : [])],
    from: tipX(wide),
    to: FAN_X,
  };
}

/** Where a lane's current ends: a thin one leaves room for its numeral before its tip. */
function tipX(width: number): number {
  return width >= LEAST_INSIDE ? TIP_X.inside : TIP_X.outside;
}

const LEAST_INSIDE = 40;
/** A square from this side on has room for its factor and for the lengths of its sides. */
const LEAST_ROOMY = 160;

/** Where the tip of a lane's current rests. */
export function restingTip(picture: BackwardPicture, index: number): number {
  return laneCurrent(picture, index).from;
}

/** The currents themselves, the focus on top of the others. */
export function drawCurrents(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, focusLane } = picture;
  const phase = state.phase();
  const order = slopes.lanes.map((_, index) => index);
  order.sort((a, b) => Number(a === focusLane) - Number(b === focusLane));
  for (const index of order) {
    const front = (state.lanes[index] as () => number)();
    if (front >= FAN_X || slopes.lossByZ.number === 0) continue;
    const focus = index === focusLane ? state.focus() : 0;
    drawCurrent(context, theme, laneCurrent(picture, index), { front, focus, phase });
  }
  const trunk = state.trunk();
  if (trunk < right && slopes.lossByY.number !== 0) {
    const tip = trunk > FAN_X + 30 && slopes.yByZ.number !== 0;
    drawCurrent(context, theme, trunkCurrent(picture), { front: trunk, focus: 1, phase, tip });
  }
}

/** The two sides of the square that move when y does. */
export function drawSides(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { values, shape }: BackwardPicture,
  state: BackwardState,
): void {
  const alpha = state.sides();
  const { top, bottom } = shape.square;
  const side = height(shape.square);
  if (alpha <= 0 || side < 1) return;
  const upwards = values.y.number >= values.target.number;
  withAlpha(context, alpha, () => {
    withGlow(context, translucent(theme.gradient, 0.6), 16, () => {
      context.fillStyle = theme.name === 'dark' ? '#FBE6FB' : theme.gradient;
      const y = upwards ? top - 15 : bottom + 3;
      context.fillRect(squareX, y, side, 12);
      context.fillRect(squareX + side + 3, top, 12, side);
    });
  });
  const size = 40;
  const above = upwards ? top - 44 : bottom + 44;
  const place = { size, width: 130, color: theme.gradient, alpha };
  drawNumeral(context, values.side, { ...place, x: squareX + Math.max(40, side / 2), y: above });
  if (side < LEAST_ROOMY) return;
  const y = upwards ? bottom - 34 : top + 34;
  drawNumeral(context, values.side, { ...place, x: squareX + side - 14, y, align: 'right' });
}

/** The local slopes: what each station multiplies by. */
export function drawFactors(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { values, slopes, shape, widths, focusLane }: BackwardPicture,
  state: BackwardState,
): void {
  const trunkHalf = widths.width(slopes.lossByY.number) / 2;
  const shown = state.shown();
  const side = height(shape.square);
  /** A factor where it is known, before that the question. */
  const station = (value: ShownValue, known: number, place: NumeralPlace) => {
    drawFactor(context, value, { ...place, alpha: known * shown });
    drawText(context, '×?', place.x, place.y, {
      font: inter(place.size, 600),
      color: theme.tertiary,
      align: place.align ?? 'center',
      baseline: 'middle',
      alpha: state.asked() * shown * Math.max(0, 1 - 2 * known),
    });
  };
  // Beside a small square the factor stands on the side of it where no target is.
  const away = values.y.number >= values.target.number ? -1 : 1;
  const large = side >= LEAST_ROOMY;
  station(slopes.lossByY, state.squareFactor(), {
    x: large ? squareX + side / 2 : squareX + side + 140,
    y: middle(shape.square) + away * (large ? 62 + Math.max(trunkHalf * 0.6, 12) : trunkHalf + 52),
    size: large ? 80 : 64,
    width: large ? side - 40 : 200,
    color: theme.ink,
  });
  const [fromY, shut] = [middle(shape.square), slopes.yByZ.number === 0];
  // The current comes from above where the square hangs high: then the factor stands behind the lens.
  const behind = !shut && fromY < trunkY(shape) - 24;
  station(slopes.yByZ, state.reluFactor(), {
    x: reluX + (behind ? -62 : 62),
    y: (shut ? fromY : trunkY(shape)) - trunkHalf - 40,
    size: 46,
    width: 112,
    color: theme.ink,
  });
  const laneHalf = widths.width(slopes.lossByZ.number) / 2;
  for (const [index, lane] of values.lanes.entries()) {
    if (lane.input === undefined) continue;
    const { centre, slot } = shape.lanes[index] as BenchShape['lanes'][number];
    const focus = index === focusLane ? state.focus() : 0;
    const size = Math.min(focus > 0.5 ? 60 : 42, slot.height * 0.5);
    station(lane.input, (state.laneFactors[index] as () => number)(), {
      x: lensX + 36,
      y: centre - laneHalf - size * 0.62 - 2,
      size,
      width: 190,
      color: focus > 0.5 ? theme.focus : theme.ink,
      align: 'left',
    });
  }
  const reach = Math.max(trunkHalf, 14) + 32;
  const below = trunkY(shape) + reach + 36 < 880;
  for (const [line, words] of ['copied', 'to each'].entries()) {
    drawText(
      context,
      words,
      FAN_X - 14,
      trunkY(shape) + (below ? reach : -reach - 36) + 36 * line,
      {
        font: inter(28, 500),
        color: theme.secondary,
        baseline: 'middle',
        alpha: state.copied() * shown,
      },
    );
  }
}

/** The slopes as numerals, which ride in the heads of their currents. */
export function drawSlopeNumerals(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, widths, focusLane } = picture;
  const { lossByY, lossByZ } = slopes;
  drawTrunkNumeral(context, theme, picture, state);
  for (const [index, slope] of slopes.lanes.entries()) {
    const front = (state.lanes[index] as () => number)();
    if (front >= FAN_X - 120) continue;
    const current = laneCurrent(picture, index);
    // The numeral goes out before the lens and comes up changed behind it.
    const passed = front < (OPEN_LEFT + lensX) / 2;
    const value: ShownValue = passed ? slope : lossByZ;
    const alpha = passed
      ? Math.min(1, Math.max(0, (tipX(widths.width(slope.number)) + 96 - front) / 60))
      : Math.min(1, Math.max(0, (front - lensX + 10) / 40));
    const width = lossByY.number === 0 || lossByZ.number === 0 ? 0 : widths.width(value.number);
    const place = headPlace(context, theme, current, front, width, value);
    drawNumeral(context, value, {
      ...place,
      alpha,
      size:
        index === focusLane && passed && width >= LEAST_INSIDE
          ? Math.min(92, width * 0.58)
          : place.size,
    });
  }
}

function drawTrunkNumeral(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, widths } = picture;
  const front = state.trunk();
  const value = front > reluX ? slopes.lossByY : slopes.lossByZ;
  const anyLane = state.lanes.some((lane) => lane() < FAN_X - 30);
  if (front > squareX - 60 || value.number === 0 || anyLane) return;
  const current = trunkCurrent(picture);
  const place = headPlace(context, theme, current, front, widths.width(value.number), value);
  drawNumeral(context, value, place);
}

/** In a wide head the numeral stands inside, before a narrow one it stands at the tip. */
function headPlace(
  context: CanvasRenderingContext2D,
  theme: Theme,
  current: Current,
  front: number,
  width: number,
  { text }: ShownValue,
) {
  const tip = Math.max(front, current.from);
  const inside = width >= LEAST_INSIDE;
  const size = inside ? Math.min(50, width * 0.74) : 40;
  const x = inside ? tip + 30 : tip - 14;
  // The numeral's middle rides on the current's middle line.
  const half = Math.min(70, textWidth(context, text, inter(size, 700)) / 2);
  return {
    x,
    y: current.middle(inside ? x + half : tip),
    size,
    width: inside ? 150 : 124,
    color: inside ? theme.inkOnBright : theme.gradient,
    align: (inside ? 'left' : 'right') as CanvasTextAlign,
  };
}

/** Where the lane begins, for what asks from outside. */
export const LANE_START = laneX;
