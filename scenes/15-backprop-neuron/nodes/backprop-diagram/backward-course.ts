import type { Current } from './current.ts';
import { DIAGRAM } from './diagram-geometry.ts';
import { crossing, type DiagramShape } from './diagram-shape.ts';
import type { DiagramSlopes, DiagramValues } from './diagram-values.ts';
import { middle } from './forward-sum.ts';
import { smooth } from './ribbon.ts';
import { type SlopeWidths, slopeWidths } from './slope-widths.ts';

const { lensX, openX, turnX, reluX, squareX, right } = DIAGRAM;
/** Where the one current becomes one a lane. */
export const FAN_X = 1150;
/** The mirror image of the lens's rays: a factor opens the current on the left of its lens. */
export const OPEN_LEFT = lensX - (openX - lensX);
const TIP_X = { inside: 324, outside: 448 } as const;
const TRUNK = { most: 60, least: 20 } as const;
/** Widths from here on have room for a numeral. */
export const LEAST_INSIDE = 40;

/** What a backward pass is drawn from. */
export interface BackwardPicture {
  readonly values: DiagramValues;
  readonly slopes: DiagramSlopes;
  readonly shape: DiagramShape;
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
  { lossByY, lossByZ, lanes }: DiagramSlopes,
  { lanes: shapes }: DiagramShape,
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
export function trunkCurrent({ shape, slopes, widths }: BackwardPicture): Current {
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
export function trunkY({ z }: DiagramShape): number {
  return middle(z);
}

/** The course of a lane's current: out of the fan, through its lens, to its weight. */
export function laneCurrent({ shape, slopes, widths }: BackwardPicture, index: number): Current {
  const lane = shape.lanes[index] as DiagramShape['lanes'][number];
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
export function tipX(width: number): number {
  return width >= LEAST_INSIDE ? TIP_X.inside : TIP_X.outside;
}

/** Where the tip of a lane's current rests. */
export function restingTip(picture: BackwardPicture, index: number): number {
  return laneCurrent(picture, index).from;
}

/** Where the tips wait before their lenses; numerals that stand before thin tips need more room. */
export function waitingTip({ slopes, widths }: BackwardPicture): number {
  return lensX + (widths.width(slopes.lossByZ.number) >= LEAST_INSIDE ? 50 : 156);
}
