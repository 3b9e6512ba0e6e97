import { mixColours, translucent } from '../colour.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { linearFill, roundRect } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import type { MatrixCell } from './cell.ts';
import { dottedBox } from './dots.ts';
import type { Box } from './grid.ts';
import { type CellPalette, type Fill, signFill } from './palette.ts';

/** What all cells of a matrix have in common. */
export interface TileStyle {
  readonly theme: Theme;
  readonly palette: CellPalette;
  /** Colour of the focus: the forward pass, or the gradient. */
  readonly focus: string;
  /** The same for numerals on a tile. */
  readonly lit: string;
  /** Largest |value|, for the fills by sign. */
  readonly largest: number;
  /** Characters of the longest number, and of the longest addend: all get the size at which those fit. */
  readonly characters: number;
  readonly addendCharacters: number;
  readonly noteCharacters: number;
  /** Numbers with decimals stand with their last digits below each other. */
  readonly aligned: boolean;
  /** Characters that an exact zero leaves blank on its right, so that it stands where the units stand. */
  readonly blankAfterZero: number;
}

/** Negative cells are dashed, 10 on and 6 off: the second cue of the sign. */
const DASH = [10, 6];
/** Corners of a cell. */
export function radiusOf({ width, height }: Box): number {
  return Math.max(5, Math.min(22, 0.08 * Math.min(width, height)));
}

/** The cell without what is written in it. */
export function drawTile(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  place: Box,
  style: TileStyle,
): void {
  withAlpha(context, cell.shown(), () => {
    const box = turned(place, cell);
    const landed = cell.landed();
    const ghost = cell.ghost();
    if (landed < 1) drawSocket(context, box, style.theme);
    if (ghost < 1)
      withAlpha(context, landed * (1 - ghost), () => drawBody(context, cell, box, style));
    if (ghost > 0) {
      withAlpha(context, landed * ghost, () => {
        context.fillStyle = style.palette.ghost;
        roundBox(context, box);
        context.fill();
        const colour = mixColours(style.palette.dots, style.lit, cell.lit());
        dottedBox(context, inset(box, 2), radiusOf(box), { colour, ...dotsFor(box) });
      });
    }
  });
}

/** Dots of a size that suits a box. */
export function dotsFor({ height }: Box): { size: number; pitch: number } {
  const size = Math.max(3, Math.min(5, height * 0.03));
  return { size, pitch: size * 2.4 };
}

function drawSocket(context: CanvasRenderingContext2D, box: Box, theme: Theme): void {
  const inner = inset(box, 1);
  roundBox(context, inner);
  context.fillStyle = theme.socket;
  context.fill();
  context.strokeStyle = theme.rule;
  context.lineWidth = 2;
  context.stroke();
}

function drawBody(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  box: Box,
  style: TileStyle,
): void {
  const { palette } = style;
  const raised = cell.raised();
  const sign = cell.sign();
  const value = cell.value()?.number ?? 0;
  let fill: Fill =
    raised < 0
      ? mixFills(palette.tile, palette.resting, -raised)
      : mixFills(palette.tile, palette.raised, raised);
  if (sign > 0) {
    const colour = signFill(palette, value, style.largest);
    fill = mixFills(fill, [colour, colour], sign);
  }
  const tint = cell.tint();
  if (tint > 0) fill = mixFills(fill, palette.gradient, tint);
  const focus = cell.focus();
  if (focus > 0) fill = mixFills(fill, [style.focus, style.focus], focus);
  const gradient = linearFill(
    context,
    [0, box.y, 0, box.y + box.height],
    [
      [0, fill[0]],
      [1, fill[1]],
    ],
  );
  context.fillStyle = gradient;
  const fillBox = () => {
    roundBox(context, box);
    context.fill();
  };
  if (focus > 0) withGlow(context, translucent(style.focus, 0.4 * focus), 28, fillBox);
  else if (cell.isMoved) withGlow(context, translucent(palette.shadow, 0.75), 26, fillBox);
  fillBox();
  if (palette.edge !== null && focus < 1) {
    context.strokeStyle = palette.edge;
    context.lineWidth = 1.5;
    roundBox(context, inset(box, 0.75));
    context.stroke();
  }
  if (tint > 0 && focus < 1) {
    context.strokeStyle = translucent(style.focus, tint * (1 - focus));
    context.lineWidth = 4;
    roundBox(context, inset(box, 2));
    context.stroke();
  }
  if (sign > 0 && value !== 0 && focus < 1)
    drawSignEdge(context, box, value, style, sign * (1 - focus));
}

/** Solid is positive, dashed is negative, nothing is zero. */
function drawSignEdge(
  context: CanvasRenderingContext2D,
  box: Box,
  value: number,
  { theme }: TileStyle,
  alpha: number,
): void {
  withAlpha(context, alpha, () => {
    context.save();
    const width = value < 0 ? 3 : 4;
    roundBox(context, inset(box, width / 2));
    context.lineWidth = width;
    context.strokeStyle = (value < 0 ? theme.negative : theme.positive).strong;
    if (value < 0) context.setLineDash(DASH);
    context.stroke();
    context.restore();
  });
}

/** The box of a cell now: one that stands on edge is low; it grows a little while it pulses. */
export function turned(box: Box, cell: MatrixCell): Box {
  const height = box.height * Math.max(0.02, 1 - cell.edge());
  const grow = 5 * cell.pulse();
  return {
    x: box.x - grow,
    y: box.y + (box.height - height) / 2 - grow,
    width: box.width + 2 * grow,
    height: height + 2 * grow,
  };
}

function mixFills(from: Fill, to: Fill, t: number): Fill {
  if (t <= 0) return from;
  if (t >= 1) return to;
  return [mixColours(from[0], to[0], t), mixColours(from[1], to[1], t)];
}

/** Begins the path of a cell's outline. */
export function roundBox(context: CanvasRenderingContext2D, box: Box): void {
  context.beginPath();
  roundRect(context, box.x, box.y, box.width, box.height, radiusOf(box));
}

/** The box without so many pixels on every side; of one that is smaller than that, a line in its middle stays. */
export function inset({ x, y, width, height }: Box, by: number): Box {
  const [dx, dy] = [Math.min(by, width / 2), Math.min(by, height / 2)];
  return { x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy };
}
