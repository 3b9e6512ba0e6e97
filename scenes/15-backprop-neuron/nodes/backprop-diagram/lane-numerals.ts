import { inter, signColours, signed, type Theme, textWidth } from 'gradreel/stage';
import { DIAGRAM } from './diagram-geometry.ts';
import { type LaneShape, THIN } from './diagram-shape.ts';
import { drawFactor, drawNumeral } from './diagram-text.ts';
import type { DiagramLane } from './diagram-values.ts';
import type { LaneProgress } from './forward-lane.ts';

const { laneX } = DIAGRAM;
/** Middle of the product's numeral, right end of the factor's. */
const PRODUCT_X = 752;
const FACTOR_X = 532;

/** The value at the left, the factor at the lens, the product in its ribbon. */
export function drawLaneNumerals(
  context: CanvasRenderingContext2D,
  theme: Theme,
  lane: DiagramLane,
  shape: LaneShape,
  { front, lens, ghost, valueSize }: LaneProgress & { readonly valueSize: number },
): void {
  const { centre, before, after, thin } = shape;
  const alpha = 1 - ghost;
  const above = (thickness: number) => centre - thickness / 2 - (thin ? 16 : 20);
  drawNumeral(context, lane.value, {
    x: DIAGRAM.valueRight,
    y: centreOfSlot(shape),
    size: valueSize,
    width: VALUE.width,
    color: signColours(theme, lane.value.number).strong,
    align: 'right',
    alpha: alpha * Math.min(1, Math.max(0, (front - laneX + 40) / 40)),
  });
  if (lane.input !== undefined) {
    const inside = before >= THIN;
    drawFactor(context, lane.input, {
      x: FACTOR_X,
      y: inside ? centre : above(thin ? Math.max(before, after) : before),
      size: inside ? Math.min(46, Math.max(24, before * 0.66)) : thin ? 26 : 30,
      width: 170,
      color: theme.ink,
      align: 'right',
      alpha: alpha * lens,
    });
  }
  const inside = after >= THIN;
  const label = signed(lane.product);
  drawNumeral(context, label, {
    x: PRODUCT_X,
    y: inside ? centre : above(thin ? Math.max(before, after) : after),
    size: inside
      ? Math.min(84, Math.max(24, after * (after < 70 ? 0.72 : 0.5), 36 * Number(after >= 70)))
      : thin
        ? 26
        : 30,
    width: 150,
    color: theme.ink,
    alpha: alpha * Math.min(1, Math.max(0, (front - PRODUCT_X) / 60)),
  });
}

/** The height at which a lane's name and value stand. */
export function centreOfSlot({ slot }: LaneShape): number {
  return slot.top + slot.height / 2;
}

const VALUE = { size: 56, width: 122 } as const;

/** The size of all values at the left: the longest of them fits, and the lowest lane has room for its own. */
export function valueSizeOf(
  context: CanvasRenderingContext2D,
  lanes: readonly DiagramLane[],
  shapes: readonly LaneShape[],
): number {
  const widest = Math.max(
    ...lanes.map(({ value }) => textWidth(context, value.text, inter(VALUE.size, 700))),
  );
  const lowest = Math.min(...shapes.map(({ slot }) => slot.height));
  return Math.min(VALUE.size, VALUE.size * (VALUE.width / widest), Math.max(36, lowest * 0.8));
}
