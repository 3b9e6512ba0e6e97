import type { ShownValue } from 'gradreel/lesson';
import {
  type CanvasFill,
  drawText,
  fitSize,
  hatch,
  inter,
  linearFill,
  mixColours,
  signColours,
  type Theme,
} from 'gradreel/stage';
import { cellOutline, type PairSide, type PairSize, roundCorners } from './geometry.ts';

export interface PairCellStyle {
  readonly theme: Theme;
  readonly value: ShownValue;
  readonly side: PairSide;
  readonly size: PairSize;
  /** Plain cells are neutral; signed ones have the colour and pattern of their value. */
  readonly signed: boolean;
  /** From resting (0) to bright (1). */
  readonly lit: number;
  /** A silhouette of where it has been: no numeral. */
  readonly ghost?: boolean;
  /** The shape is drawn turned over; its numeral is not. */
  readonly mirrored?: boolean;
}

/** Fills of a plain cell: resting, bright. */
const PLAIN = {
  dark: ['#313B59', '#DDE3EF'],
  light: ['#DDE3EE', '#303A56'],
} as const;
const RADIUS = 9;

/** Draws a cell around its own middle, at the origin. */
export function drawPairCell(context: CanvasRenderingContext2D, style: PairCellStyle): void {
  const { theme, value, side, size, signed, lit } = style;
  const [resting, bright] = PLAIN[theme.name];
  const sign = signColours(theme, value.number);
  const top = signed
    ? mixColours(sign.done[0], sign.block[0], lit)
    : mixColours(resting, bright, lit);
  const bottom = signed ? mixColours(sign.done[1], sign.block[1], lit) : top;
  const fill = linearFill(
    context,
    [0, -size.cellHeight / 2, 0, size.cellHeight / 2],
    [
      [0, top],
      [1, bottom],
    ],
  );
  context.save();
  if (style.mirrored) context.scale(-1, 1);
  trace(context, side, size);
  context.fillStyle = fill;
  context.fill();
  const isHatched = signed && value.number < 0;
  if (isHatched && !style.ghost) {
    context.clip();
    const box = {
      x: -size.cellWidth / 2,
      width: size.cellWidth + size.tooth,
      top: -size.cellHeight / 2,
      bottom: size.cellHeight / 2,
    };
    hatch(context, box, sign.stripe);
  }
  context.restore();
  if (style.ghost) return;
  drawNumeral(context, style, mixColours(top, bottom, 0.5), isHatched ? fill : undefined);
}

function drawNumeral(
  context: CanvasRenderingContext2D,
  { theme, value, side, size, signed, lit, mirrored }: PairCellStyle,
  ground: string,
  plate: CanvasFill | undefined,
): void {
  // The socket takes room from the right cell; a tooth gives none to the left one.
  const shift = side === 'right' ? size.tooth / 2 : 0;
  const x = mirrored ? -shift : shift;
  const room = size.cellWidth - 24 - (side === 'right' ? size.tooth : 0);
  const px = fitSize(context, value.text, (at) => inter(at, 600), {
    size: size.cellHeight * 0.56,
    width: room,
    // A number of many digits stays in its cell, and is said and written elsewhere, too.
    least: 16,
  });
  if (plate !== undefined) {
    context.fillStyle = plate;
    context.fillRect(x - room / 2 - 4, -px * 0.56, room + 8, px * 1.12);
  }
  drawText(context, value, x, px * 0.03, {
    font: inter(px, 600),
    color: numeralColour(theme, signed, lit),
    // Zeros that only pad step back towards the cell.
    padding: mixColours(numeralColour(theme, signed, lit), ground, 0.3),
    align: 'center',
    baseline: 'middle',
  });
}

function numeralColour(theme: Theme, signed: boolean, lit: number): string {
  if (signed) return mixColours(theme.inkOnDone, theme.inkOnBright, lit);
  return mixColours(theme.ink, theme.name === 'dark' ? theme.inkOnBright : '#FFFFFF', lit);
}

function trace(context: CanvasRenderingContext2D, side: PairSide, size: PairSize): void {
  const points = cellOutline(side, size);
  const round = roundCorners(side);
  const middle = (a: readonly [number, number], b: readonly [number, number]) =>
    [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
  const last = points.at(-1) as readonly [number, number];
  const start = middle(last, points[0] as readonly [number, number]);
  context.beginPath();
  context.moveTo(...start);
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length] as readonly [number, number];
    const radius = round.has(index) ? RADIUS : 2.5;
    context.arcTo(...point, ...middle(point, next), radius);
  });
  context.closePath();
}
