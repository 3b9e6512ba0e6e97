import type { Box } from '../matrix/grid.ts';

/** Where two shapes lie above each other, their last axes at the wall on the right. */
export interface SlotsPlace {
  /** From the left end of the first slot to the wall. */
  readonly left: number;
  readonly right: number;
  /** Tops of the two rows of slots. */
  readonly upper: number;
  readonly lower: number;
  readonly height: number;
}

const GAP = 16;
/** Slots do not grow wider, so that a single axis looks like an axis. */
const WIDEST = 440;
const TEETH = { margin: 40, gap: 24, height: 10 } as const;

/** The slot of an axis; the last axis lies at the wall. */
export function slotBox(
  { left, right, upper, lower, height }: SlotsPlace,
  axes: number,
  axis: number,
  row: 'upper' | 'lower',
): Box {
  const width = slotWidth(left, right, axes);
  return {
    x: right - (axes - axis) * width - (axes - axis - 1) * GAP,
    y: row === 'upper' ? upper : lower,
    width,
    height,
  };
}

function slotWidth(left: number, right: number, axes: number): number {
  return Math.min(WIDEST, (right - left - (axes - 1) * GAP) / axes);
}

/** From a slot to the next. */
export function slotPitch({ left, right }: SlotsPlace, axes: number): number {
  return slotWidth(left, right, axes) + GAP;
}

/**
 * Teeth of an axis on the edge of its slot: as many as it is long.
 *
 * @param edge y of the edge
 */
export function toothBoxes({ x, width }: Box, edge: number, count: number): Box[] {
  const margin = (TEETH.margin * width) / WIDEST;
  const gap = (TEETH.gap * width) / WIDEST;
  const own = (width - 2 * margin - (Math.max(count, 3) - 1) * gap) / Math.max(count, 3);
  const left = x + (width - count * own - (count - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x: left + index * (own + gap),
    y: edge - TEETH.height / 2,
    width: own,
    height: TEETH.height,
  }));
}

/** What two lengths along an axis are to each other. */
export type Meeting =
  /** Tooth meets tooth. */
  | 'equal'
  /** The lower, or the upper, is one and stretches. */
  | 'lower stretches'
  | 'upper stretches'
  | 'clash';

/**
 * @example
 * meetingOf(3, 1) // 'lower stretches'
 * meetingOf(3, 2) // 'clash'
 */
export function meetingOf(upper: number, lower: number): Meeting {
  if (upper === lower) return 'equal';
  if (lower === 1) return 'lower stretches';
  return upper === 1 ? 'upper stretches' : 'clash';
}
