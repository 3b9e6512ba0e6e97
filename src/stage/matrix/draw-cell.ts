import { mixColours } from '../colour.ts';
import { mono } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { drawText, labelText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Addend, MatrixCell, Note } from './cell.ts';
import { dottedBox } from './dots.ts';
import type { Box } from './grid.ts';
import { type CellPalette, type Fill, signFill } from './palette.ts';

/** What all cells of a matrix have in common. */
export interface CellStyle {
  readonly theme: Theme;
  readonly palette: CellPalette;
  /** Colour of the focus: the forward pass, or the gradient. */
  readonly focus: string;
  /** Largest |value|, for the fills by sign. */
  readonly largest: number;
  /** Characters of the longest number, and of the longest addend: all get the size at which those fit. */
  readonly characters: number;
  readonly addendCharacters: number;
  readonly noteCharacters: number;
  /** Numbers with decimals stand with their last digits below each other. */
  readonly aligned: boolean;
}

/** A glyph of the mono face is this wide, in ems. */
export const MONO_WIDTH = 0.6;
/** From the middle of a digit of the mono face down to its baseline, in ems: half of its cap height. */
export const MONO_MIDDLE = 0.365;
/** Negative cells are dashed, 10 on and 6 off: the second cue of the sign. */
const DASH = [10, 6];
const LEAST = 24;
/** Share of a cell's height that its numeral takes: more in flat cells. */
const TALL = 0.475;
const FLAT = 0.58;

/** Corners of a cell. */
export function radiusOf({ width, height }: Box): number {
  return Math.max(5, Math.min(22, 0.08 * Math.min(width, height)));
}

/** Size of numerals in a cell: a share of its height, less where the longest would not fit. */
export function numeralSize(box: Box, characters: number, share: number): number {
  const fitting = (0.9 * box.width) / (MONO_WIDTH * Math.max(1, characters));
  return Math.max(LEAST, Math.min(share * box.height, fitting));
}

/** The cell without what is written in it. */
export function drawTile(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  place: Box,
  style: CellStyle,
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
        const colour = mixColours(style.palette.dots, style.focus, cell.lit());
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
  style: CellStyle,
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
  const gradient = context.createLinearGradient(0, box.y, 0, box.y + box.height);
  gradient.addColorStop(0, fill[0]);
  gradient.addColorStop(1, fill[1]);
  context.fillStyle = gradient;
  const fillBox = () => {
    roundBox(context, box);
    context.fill();
  };
  if (focus > 0) withGlow(context, alphaHex(style.focus, 0.4 * focus), 28, fillBox);
  else if (cell.isMoved) withGlow(context, alphaHex(palette.shadow, 0.75), 26, fillBox);
  fillBox();
  if (tint > 0 && focus < 1) {
    context.strokeStyle = alphaHex(style.focus, tint * (1 - focus));
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
  { theme }: CellStyle,
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

/** What is written in a cell: its value, a note above it, an addend beneath it. */
export function drawNumbers(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  place: Box,
  style: CellStyle,
): void {
  const visible = cell.shown() * cell.landed() * (1 - cell.edge());
  if (visible <= 0.02) return;
  const box = turned(place, cell);
  const noted = cell.note() === null ? 0 : cell.noteShown();
  const added = cell.addend() === null ? 0 : cell.addendShown();
  context.save();
  withAlpha(context, visible, () => {
    squash(context, box, place, () => {
      drawValue(context, cell, place, style, noted, added);
      const note = cell.note();
      if (note !== null)
        withAlpha(context, noted, () => drawNote(context, note, cell, place, style));
      const addend = cell.addend();
      if (addend !== null)
        withAlpha(context, added, () => drawAddend(context, addend, cell, place, style));
    });
  });
  context.restore();
}

function drawValue(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  box: Box,
  style: CellStyle,
  noted: number,
  added: number,
): void {
  const value = cell.value();
  if (value === null) return;
  const { theme } = style;
  const focus = cell.focus();
  const plain = box.height < 0.75 * box.width ? FLAT : TALL;
  const share =
    plain + (0.5 - plain) * noted + (0.376 - plain) * added + 0.08 * focus * (1 - added);
  const size = numeralSize(box, style.characters, share) * (1 + 0.16 * cell.pulse());
  const middle = 0.5 + 0.13 * noted - 0.22 * added;
  const x = style.aligned
    ? box.x + (box.width + size * MONO_WIDTH * style.characters) / 2
    : box.x + box.width / 2;
  const ink = focus > 0.5 ? theme.inkOnBright : mixColours(theme.ink, style.focus, cell.lit());
  drawText(context, value, x, box.y + box.height * middle + size * MONO_MIDDLE, {
    font: mono(size, 700),
    color: ink,
    padding: focus > 0.5 ? mixColours(theme.inkOnBright, style.focus, 0.35) : theme.secondary,
    align: style.aligned ? 'right' : 'center',
  });
}

function drawNote(
  context: CanvasRenderingContext2D,
  note: Note,
  cell: MatrixCell,
  box: Box,
  style: CellStyle,
): void {
  const size = numeralSize(box, style.noteCharacters, 0.196);
  const length = note.reduce((sum, { label }) => sum + [...labelText(label)].length, 0);
  let x = box.x + (box.width - length * MONO_WIDTH * size) / 2;
  for (const { label, focus } of note) {
    const bright = cell.focus() > 0.5;
    drawText(context, label, x, box.y + box.height * 0.25 + size * MONO_MIDDLE, {
      font: mono(size, focus && !bright ? 700 : 500),
      color: bright ? style.theme.inkOnBright : focus ? style.focus : style.theme.ink,
    });
    x += [...labelText(label)].length * MONO_WIDTH * size;
  }
}

/** The box of a cell's addend: the lower half, a little inside. */
export function addendBox({ x, y, width, height }: Box): Box {
  const margin = 0.04 * Math.min(width, height);
  const own = 0.475 * height;
  return { x: x + margin, y: y + height - margin - own, width: width - 2 * margin, height: own };
}

function drawAddend(
  context: CanvasRenderingContext2D,
  { label, ghost }: Addend,
  cell: MatrixCell,
  place: Box,
  style: CellStyle,
): void {
  const box = addendBox(place);
  const { theme, palette } = style;
  const colour = mixColours(palette.dots, style.focus, cell.addendLit());
  if (ghost) dottedBox(context, inset(box, 2), radiusOf(place), { colour, ...dotsFor(place) });
  else {
    roundBox(context, box);
    context.fillStyle = palette.raised[1];
    context.fill();
  }
  const size = numeralSize(box, style.addendCharacters, 0.6);
  drawText(context, label, box.x + box.width / 2, box.y + box.height / 2 + size * MONO_MIDDLE, {
    font: mono(size, 700),
    color: mixColours(theme.ink, style.focus, cell.addendLit()),
    align: 'center',
  });
}

/** The box of a cell that stands on edge is low; it grows a little while it pulses. */
function turned(box: Box, cell: MatrixCell): Box {
  const height = box.height * Math.max(0.02, 1 - cell.edge());
  const grow = 5 * cell.pulse();
  return {
    x: box.x - grow,
    y: box.y + (box.height - height) / 2 - grow,
    width: box.width + 2 * grow,
    height: height + 2 * grow,
  };
}

/** Draws as if the cell were whole, squeezed into the height that it has on its edge. */
function squash(context: CanvasRenderingContext2D, box: Box, place: Box, draw: () => void): void {
  const scale = Math.min(1, box.height / place.height);
  const middle = place.y + place.height / 2;
  context.save();
  context.translate(0, middle * (1 - scale));
  context.scale(1, scale);
  draw();
  context.restore();
}

function mixFills(from: Fill, to: Fill, t: number): Fill {
  if (t <= 0) return from;
  if (t >= 1) return to;
  return [mixColours(from[0], to[0], t), mixColours(from[1], to[1], t)];
}

function roundBox(context: CanvasRenderingContext2D, box: Box): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, Math.min(radiusOf(box), box.height / 2));
}

function inset({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

/** `#rrggbb` with an opacity. */
export function alphaHex(colour: string, alpha: number): string {
  const byte = Math.round(255 * Math.max(0, Math.min(1, alpha)));
  return `${colour}${byte.toString(16).padStart(2, '0')}`;
}
