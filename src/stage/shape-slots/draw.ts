import { easeInOutCubic } from '@motion-canvas/core';
import { axisNumber } from '../broadcast/code-line.ts';
import { mixColours, translucent } from '../colour.ts';
import { mono } from '../fonts.ts';
import { dottedBox } from '../matrix/dots.ts';
import { MONO_MIDDLE, MONO_WIDTH } from '../matrix/draw-numbers.ts';
import { type Box, middleOf, shifted } from '../matrix/grid.ts';
import { type CellPalette, cellPalette } from '../matrix/palette.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { linearFill, roundRect } from '../shapes.ts';
import { drawText, drawTextWithNumbers, labelText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { drawLink } from './draw-link.ts';
import { slotBox, slotPitch, toothBoxes } from './geometry.ts';
import type { LinkState, ShapeSlots, SlotRowState, SlotState } from './shape-slots.tsx';
import { shapeText } from './shape-text.ts';

const RADIUS = 22;
const WALL = { gap: 16, width: 12, beyond: 52 } as const;
const TRAIL = [0.42, 0.56, 0.68, 0.79, 0.9];

export interface SlotStyle {
  readonly theme: Theme;
  readonly palette: CellPalette;
  readonly focus: string;
}

export type Side = 'upper' | 'lower';

/** Draws both shapes with wall, slots, teeth and what connects them. */
export function drawShapeSlots(context: CanvasRenderingContext2D, slots: ShapeSlots): void {
  withAlpha(context, slots.alpha(), () => {
    const { theme } = slots.props;
    const style = { theme, palette: cellPalette(theme), focus: slots.focus() };
    drawWall(context, slots, theme);
    drawAxisNames(context, slots, theme);
    for (const side of ['upper', 'lower'] as const) {
      drawTrail(context, slots, side, style);
      drawRow(context, slots, side, style);
    }
    slots.links.forEach((link, axis) => {
      drawLink(context, slots, link, axis, style);
    });
    drawResult(context, slots, style);
  });
}

/** The result's shape between the two others, its lengths coming from the slots that have them. */
function drawResult(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  { focus }: SlotStyle,
): void {
  const { result, place, tuple } = slots.props;
  const concluded = slots.concluded();
  if (result === undefined || concluded <= 0) return;
  const { text } = shapeText(result);
  const size = tupleSize(slots);
  const y = (place.upper + place.lower + place.height) / 2;
  const left = tuple.right - text.length * MONO_WIDTH * size;
  const style = { color: focus, align: 'center' } as const;
  let column = 0;
  for (const piece of text.split(/(\d+)/).filter((part) => part !== '')) {
    const x = left + (column + piece.length / 2) * MONO_WIDTH * size;
    const axis = (text.slice(0, column).match(/\d+/g) ?? []).length;
    column += piece.length;
    if (!/\d/.test(piece)) {
      const alpha = Math.max(0, 2 * concluded - 1);
      drawText(context, piece, x, y + size * MONO_MIDDLE, {
        ...style,
        font: mono(size, 500),
        alpha,
      });
      continue;
    }
    const longer = slots.meeting(axis) === 'upper stretches' ? 'lower' : 'upper';
    const from = boxNow(slots, longer, axis);
    const start = middleOf(from);
    const own = numeralSize(from) + (size - numeralSize(from)) * concluded;
    const length = result[axis];
    if (length === undefined) continue;
    drawText(
      context,
      length,
      start.x + (x - start.x) * concluded,
      start.y + (y - start.y) * concluded + own * MONO_MIDDLE,
      {
        ...style,
        font: mono(own, 700),
      },
    );
  }
}

function drawWall(context: CanvasRenderingContext2D, slots: ShapeSlots, theme: Theme): void {
  const { right, upper, lower, height } = slots.props.place;
  const shown = slots.wall();
  if (shown <= 0) return;
  const top = upper - WALL.beyond;
  const length = (lower + height - upper + 2 * WALL.beyond - 36) * shown;
  context.fillStyle = theme.ink;
  context.beginPath();
  roundRect(context, right + WALL.gap, top, WALL.width, length, 6);
  context.fill();
}

/** `axis -2`, counted from the right as NumPy does. */
function drawAxisNames(context: CanvasRenderingContext2D, slots: ShapeSlots, theme: Theme): void {
  for (let axis = 0; axis < slots.axes; axis++) {
    const box = slotBox(slots.props.place, slots.axes, axis, 'upper');
    const name = axisNumber(axis - slots.axes);
    drawTextWithNumbers(context, `axis ${name.text}`, [name], middleOf(box).x, box.y - 38, {
      font: mono(30),
      color: theme.secondary,
      align: 'center',
      baseline: 'middle',
      alpha: slots.names(),
    });
  }
}

/** Where the slots of a row have just been. */
function drawTrail(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  side: Side,
  { palette }: SlotStyle,
): void {
  const row = slots[side];
  const trail = row.trail();
  if (trail <= 0) return;
  const pitch = slotPitch(slots.props.place, slots.axes);
  const passed = 1 - row.away() / Math.max(1, row.missing);
  for (const [index, time] of TRAIL.entries()) {
    const at = easeInOutCubic(time);
    if (at > passed) break;
    for (let axis = row.missing; axis < slots.axes; axis++) {
      const box = slotBox(slots.props.place, slots.axes, axis, side);
      context.fillStyle = translucent(palette.silhouette, (0.05 + 0.05 * index) * trail);
      context.beginPath();
      roundRect(
        context,
        box.x - (1 - at) * row.missing * pitch,
        box.y,
        box.width,
        box.height,
        RADIUS,
      );
      context.fill();
    }
  }
}

/** A slot's box where it is now. */
export function boxNow(slots: ShapeSlots, side: Side, axis: number): Box {
  const row = slots[side];
  const pitch = slotPitch(slots.props.place, slots.axes);
  const box = slotBox(slots.props.place, slots.axes, axis, side);
  return shifted(box, row.shiftX() - row.away() * pitch, row.shiftY());
}

function drawRow(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  side: Side,
  style: SlotStyle,
): void {
  const row = slots[side];
  drawTuple(context, slots, side, style);
  context.save();
  if (row.tilt() !== 0) {
    const { x, y } = middleOf(boxNow(slots, side, slots.axes - 1));
    context.translate(x, y);
    context.rotate((row.tilt() * Math.PI) / 180);
    context.translate(-x, -y);
  }
  row.slots.forEach((slot, axis) => {
    const box = boxNow(slots, side, axis);
    if (axis < row.missing) drawGhost(context, row, slot, axis, box, style);
    else drawSlot(context, slots, row, side, axis, box, style);
    drawTeeth(context, slots, side, axis, box, style);
  });
  context.restore();
}

function drawSlot(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  row: SlotRowState,
  side: Side,
  axis: number,
  box: Box,
  style: SlotStyle,
): void {
  const slot = row.slots[axis] as SlotState;
  const { palette, theme } = style;
  withAlpha(context, slot.shown(), () => {
    const raised = row.raised();
    const fill = linearFill(
      context,
      [0, box.y, 0, box.y + box.height],
      [
        [0, mixColours(palette.tile[0], palette.raised[0], raised)],
        [1, mixColours(palette.tile[1], palette.raised[1], raised)],
      ],
    );
    context.fillStyle = fill;
    const card = () => {
      context.beginPath();
      roundRect(context, box.x, box.y, box.width, box.height, RADIUS);
      context.fill();
    };
    withGlow(context, translucent(palette.shadow, 0.6 * raised), 24, card);
    card();
  });
  const travel = slot.travel();
  const length = row.row.aligned[axis];
  if (travel <= 0 || slot.shown() <= 0 || length === undefined) return;
  const from = digitPlace(slots, side, axis - row.missing);
  const to = middleOf(box);
  const full = numeralSize(box);
  const size = from.size + (full - from.size) * travel;
  drawText(
    context,
    length,
    from.x + (to.x - from.x) * travel,
    from.y + (to.y - from.y) * travel + size * MONO_MIDDLE,
    {
      font: mono(size, 700),
      color: mixColours(theme.secondary, theme.ink, travel),
      align: 'center',
    },
  );
}

function numeralSize({ width, height }: Box): number {
  return Math.min(0.94 * height, 0.62 * width);
}

function drawGhost(
  context: CanvasRenderingContext2D,
  row: SlotRowState,
  slot: SlotState,
  axis: number,
  box: Box,
  { theme, palette, focus }: SlotStyle,
): void {
  const drawn = slot.ghost();
  if (drawn <= 0) return;
  const colour = mixColours(palette.dots, focus, slot.lit());
  dottedBox(context, box, RADIUS, { colour, size: 7, pitch: 13, drawn });
  const length = row.row.aligned[axis];
  if (length === undefined) return;
  const size = numeralSize(box);
  const { x, y } = middleOf(box);
  drawText(context, length, x, y + size * MONO_MIDDLE, {
    font: mono(size, 700),
    color: colour,
    align: 'center',
    alpha: Math.max(0, 2 * drawn - 1),
    dotted: { size: size > 150 ? 6.5 : 5, pitch: size > 150 ? 11.5 : 9 },
  });
  void theme;
}

/** The shape in brackets, right-aligned. */
function drawTuple(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  side: Side,
  { theme }: SlotStyle,
): void {
  const row = slots[side];
  const { text, numbers } = shapeText(row.row.shape);
  const { right } = slots.props.tuple;
  const size = tupleSize(slots);
  drawTextWithNumbers(context, text, numbers, right, rowMiddle(slots, side) + size * MONO_MIDDLE, {
    font: mono(size, 500),
    color: theme.secondary,
    align: 'right',
    alpha: row.written(),
  });
}

function tupleSize(slots: ShapeSlots): number {
  const { size, width } = slots.props.tuple;
  const longest = Math.max(
    ...[slots.upper, slots.lower].map(({ row }) => shapeText(row.shape).text.length),
  );
  return Math.min(size, width / (MONO_WIDTH * longest));
}

function rowMiddle(slots: ShapeSlots, side: Side): number {
  const { upper, lower, height } = slots.props.place;
  return (side === 'upper' ? upper : lower) + height / 2;
}

/** Where a length stands in the written shape. */
function digitPlace(slots: ShapeSlots, side: Side, index: number) {
  const { shape } = slots[side].row;
  const { text } = shapeText(shape);
  const size = tupleSize(slots);
  const before = shape
    .slice(0, index)
    .reduce((sum, { text: digits }) => sum + digits.length + 2, 1);
  const own = labelText(shape[index] ?? '').length;
  const left = slots.props.tuple.right - text.length * MONO_WIDTH * size;
  return {
    x: left + (before + own / 2) * MONO_WIDTH * size,
    y: rowMiddle(slots, side),
    size,
  };
}

/** Teeth that stand on the edge that faces the other row. */
function drawTeeth(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  side: Side,
  axis: number,
  box: Box,
  { theme, palette }: SlotStyle,
): void {
  const row = slots[side];
  const slot = row.slots[axis] as SlotState;
  const link = slots.links[axis] as LinkState;
  const grown = slot.teeth();
  const isStretched = slots.meeting(axis) === `${side} stretches`;
  if (grown <= 0 || (isStretched && axis < row.missing)) return;
  const edge = side === 'upper' ? box.y + box.height : box.y;
  const count = (row.row.aligned[axis]?.number ?? 1) as number;
  context.fillStyle = mixColours(theme.ink, palette.dots, link.lit());
  for (const tooth of toothBoxes(box, edge, count)) {
    const width = tooth.width * grown;
    context.beginPath();
    roundRect(context, tooth.x + (tooth.width - width) / 2, tooth.y, width, tooth.height, 5);
    context.fill();
  }
}
