import { mixColours } from '../colour.ts';
import { mono } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { drawText, labelText } from '../text.ts';
import type { Addend, MatrixCell, Note } from './cell.ts';
import { dottedBox } from './dots.ts';
import { dotsFor, inset, radiusOf, roundBox, type TileStyle, turned } from './draw-tile.ts';
import { addendBox, type Box, isFlat, VALUE_BESIDE } from './grid.ts';

/** A glyph of the mono face is this wide, in ems. */
export const MONO_WIDTH = 0.6;
/** From the middle of a digit of the mono face down to its baseline, in ems: half of its cap height. */
export const MONO_MIDDLE = 0.365;

/** Share of a cell's height that its numeral takes: more in flat cells, less above an addend. */
const SHARE = {
  tall: 0.475,
  flat: 0.58,
  noted: 0.5,
  added: 0.376,
  note: 0.196,
  addend: 0.6,
} as const;
/** Numerals of a cell that is higher than this many widths are as large as if it ended there. */
const SLIM = 1.25;
/** The smallest text; what fits only much smaller is not written: a small copy shows the shape. */
const LEAST = 24;
const GONE = 17;
/** Numbers with more characters get a size of their own instead of the array's. */
const LONG = 6;

interface Fit {
  readonly size: number;
  readonly alpha: number;
}

/** Of a cell's width, what a text takes at most: the rest is air, except where the text would become too small. */
const WIDEST = { roomy: 0.8, tight: 0.92 } as const;

/** Size of a text in a box: a share of its height, less where it would not fit, and how visible it is. */
export function fitIn({ width, height }: Box, characters: number, share: number): Fit {
  // A tall narrow cell writes no larger than it would lying flat.
  const tall = share * Math.min(height, SLIM * width);
  const across = width / (MONO_WIDTH * Math.max(1, characters));
  const tight = Math.min(tall, WIDEST.tight * across);
  return {
    size: Math.max(LEAST, Math.min(tight, WIDEST.roomy * across)),
    // One pixel less than the least size leaves it within the cell.
    alpha: Math.max(0, Math.min(1, (tight - GONE) / (LEAST - 1 - GONE))),
  };
}

/** What is written in a cell: its value, a note above it, an addend beneath or beside it. */
export function drawNumbers(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  place: Box,
  style: TileStyle,
): void {
  const visible = cell.shown() * cell.landed() * (1 - cell.edge());
  if (visible <= 0.02) return;
  const box = turned(place, cell);
  const noted = cell.note() === null ? 0 : cell.noteShown();
  const added = cell.addend() === null ? 0 : cell.addendShown();
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
}

function drawValue(
  context: CanvasRenderingContext2D,
  cell: MatrixCell,
  box: Box,
  style: TileStyle,
  noted: number,
  added: number,
): void {
  const value = cell.value();
  if (value === null) return;
  const { theme } = style;
  const focus = cell.focus();
  const flat = isFlat(box);
  const own = [...value.text].length;
  const characters = style.characters > LONG ? Math.max(own, LONG) : style.characters;
  const aligned = style.aligned && style.characters <= LONG;
  const plain = box.height < 0.75 * box.width ? SHARE.flat : SHARE.tall;
  const beneath = flat ? 0 : added;
  const share =
    plain +
    (SHARE.noted - plain) * noted +
    (SHARE.added - plain) * beneath +
    0.08 * focus * (1 - added);
  const beside = flat ? added : 0;
  const room = { ...box, width: box.width * (1 - (1 - VALUE_BESIDE) * beside) };
  const { size, alpha } = fitIn(room, characters, share);
  const grown = size * (1 + 0.16 * cell.pulse());
  const middle = 0.5 + 0.13 * noted - 0.22 * beneath;
  const blank = value.text === '0' ? style.blankAfterZero : 0;
  const x = aligned
    ? room.x + (room.width + grown * MONO_WIDTH * characters) / 2 - grown * MONO_WIDTH * blank
    : room.x + room.width / 2;
  drawText(context, value, x, box.y + box.height * middle + grown * MONO_MIDDLE, {
    font: mono(grown, 700),
    color: focus > 0.5 ? theme.inkOnBright : mixColours(theme.ink, style.lit, cell.lit()),
    padding: focus > 0.5 ? mixColours(theme.inkOnBright, style.focus, 0.35) : theme.secondary,
    align: aligned ? 'right' : 'center',
    alpha,
  });
}

function drawNote(
  context: CanvasRenderingContext2D,
  note: Note,
  cell: MatrixCell,
  box: Box,
  style: TileStyle,
): void {
  const { size, alpha } = fitIn(box, style.noteCharacters, SHARE.note);
  const length = note.reduce((sum, { label }) => sum + [...labelText(label)].length, 0);
  const bright = cell.focus() > 0.5;
  let x = box.x + (box.width - length * MONO_WIDTH * size) / 2;
  for (const { label, focus } of note) {
    drawText(context, label, x, box.y + box.height * 0.25 + size * MONO_MIDDLE, {
      font: mono(size, focus && !bright ? 700 : 500),
      color: bright ? style.theme.inkOnBright : focus ? style.lit : style.theme.ink,
      alpha,
    });
    x += [...labelText(label)].length * MONO_WIDTH * size;
  }
}

function drawAddend(
  context: CanvasRenderingContext2D,
  { label, ghost }: Addend,
  cell: MatrixCell,
  place: Box,
  style: TileStyle,
): void {
  const box = addendBox(place);
  const { theme, palette } = style;
  const colour = mixColours(palette.dots, style.lit, cell.addendLit());
  if (ghost) dottedBox(context, inset(box, 2), radiusOf(place), { colour, ...dotsFor(place) });
  else {
    roundBox(context, box);
    context.fillStyle = palette.raised[1];
    context.fill();
  }
  const { size, alpha } = fitIn(inset(box, 4), style.addendCharacters, SHARE.addend);
  drawText(context, label, box.x + box.width / 2, box.y + box.height / 2 + size * MONO_MIDDLE, {
    font: mono(size, 700),
    color: mixColours(theme.ink, style.lit, cell.addendLit()),
    align: 'center',
    alpha,
  });
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
