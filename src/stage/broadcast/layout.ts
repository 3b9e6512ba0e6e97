import { addendBox } from '../matrix/grid.ts';
import type { MatrixPlace } from '../matrix/matrix.tsx';

type Size = readonly [number, number, number];

/** Where the parts of a sum of two arrays stand. */
export interface SumLayout {
  /** The array that is added stands above the other one, as a row, or left of it. */
  readonly side: 'above' | 'left';
  readonly a: MatrixPlace;
  readonly b: MatrixPlace;
  readonly result: MatrixPlace;
  /** Middle of the equals sign. */
  readonly equals: { readonly x: number; readonly y: number };
  /** Middles of the letters above, and of the shapes below. */
  readonly letters: { readonly a: Point; readonly b: Point; readonly result: Point };
  readonly shapes: { readonly a: Point; readonly b: Point; readonly result: Point };
  /** Room for a shape, in pixels. */
  readonly shapeWidth: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const AREA = {
  left: 96,
  right: 1824,
  top: 184,
  topOfStrip: 150,
  bottom: 812,
  lettersY: 140,
  shapesY: 862,
} as const;
const GAP = 12;
const LAYER_GAP = 34;
const LARGEST = 202;
/** Between the addend and the matrix, and around the equals sign. */
const BESIDE = 64;
const EQUALS = 150;
const STRIP = { width: 158, least: 48, below: 26 } as const;
/** Room for the letter and the shape left of a row that stands above. */
const NAME = 190;

/**
 * The places of `a + b = result` when b is stretched to the result's size. Cells are as large as the
 * picture allows.
 *
 * @param b layers, rows and columns of the array that is added, ones where it stretches
 * @param out those of the result
 */
export function sumLayout(b: Size, out: Size): SumLayout {
  const [layers, rows, columns] = out;
  const isRow = b[0] * b[1] === 1 && b[2] === columns && (columns > 1 || layers * rows === 1);
  const side = isRow ? 'above' : 'left';
  const wide = side === 'left' && b[2] > 1;
  const cellWidth = Math.min(LARGEST, widthOfCell(side, wide, columns));
  const cellHeight = Math.min(LARGEST, heightOfCell(side, layers, rows, cellWidth));
  const cell = [cellWidth, cellHeight] as const;
  const gridWidth = columns * (cellWidth + GAP) - GAP;
  const layerStep = rows * (cellHeight + GAP) - GAP + LAYER_GAP;
  const gridHeight = layers * layerStep - LAYER_GAP;
  const strip = stripSize(side, wide, cell);

  const aside = side === 'above' ? NAME : wide ? gridWidth + BESIDE : strip[0] + BESIDE;
  const total = aside + gridWidth + EQUALS + gridWidth;
  const left = (AREA.left + AREA.right - total) / 2;
  const above = side === 'above' ? strip[1] + STRIP.below : 0;
  const top = topOf(side);
  const y = top + above + (AREA.bottom - top - above - gridHeight) / 2;
  const x = left + aside;
  const resultX = x + gridWidth + EQUALS;
  const steps = { gap: GAP, layerStep: [0, layerStep] as const };
  // Where a cell shows what it reads: the tiles lie in line with it.
  const read = addendBox({ x, y, width: cellWidth, height: cellHeight });
  const bPlace: MatrixPlace =
    side === 'above'
      ? {
          x: read.x,
          y: y - STRIP.below - strip[1],
          cell: strip,
          gap: cellWidth + GAP - strip[0],
          layerStep: [0, 0],
        }
      : wide
        ? { x: left, y, cell, ...steps }
        : {
            x: left,
            y: read.y,
            cell: strip,
            gap: cellHeight + GAP - strip[1],
            layerStep: [0, layerStep],
          };
  const middle = (at: number) => at + gridWidth / 2;
  const letterY = y - above - (side === 'above' ? 0 : 44);
  const bMiddle = side === 'above' ? left + NAME / 2 : left + (wide ? gridWidth : strip[0]) / 2;
  const shapesY = Math.min(AREA.shapesY, y + gridHeight + 50);
  const gridMiddle = y + gridHeight / 2;
  return {
    side,
    a: { x, y, cell, ...steps },
    b: bPlace,
    result: { x: resultX, y, cell, ...steps },
    shapeWidth: side === 'above' ? NAME - 16 : 260,
    equals: { x: resultX - EQUALS / 2, y: gridMiddle },
    letters:
      side === 'above'
        ? {
            a: { x: bMiddle, y: gridMiddle - 34 },
            b: { x: bMiddle, y: bPlace.y + strip[1] / 2 - 34 },
            result: { x: middle(resultX), y: bPlace.y + strip[1] / 2 },
          }
        : {
            a: { x: middle(x), y: letterY },
            b: { x: bMiddle, y: letterY },
            result: { x: middle(resultX), y: letterY },
          },
    shapes:
      side === 'above'
        ? {
            a: { x: bMiddle, y: gridMiddle + 34 },
            b: { x: bMiddle, y: bPlace.y + strip[1] / 2 + 30 },
            result: { x: middle(resultX), y: shapesY },
          }
        : {
            a: { x: middle(x), y: shapesY },
            b: { x: bMiddle, y: shapesY },
            result: { x: middle(resultX), y: shapesY },
          },
  };
}

/** Letters stand above the arrays, but left of a strip. */
function topOf(side: 'above' | 'left'): number {
  return side === 'above' ? AREA.topOfStrip : AREA.top;
}

function widthOfCell(side: 'above' | 'left', wide: boolean, columns: number): number {
  const free = AREA.right - AREA.left - EQUALS;
  const gaps = (columns - 1) * GAP;
  if (side === 'above') return (free - NAME - 2 * gaps) / (2 * columns);
  if (!wide) return (free - STRIP.width - BESIDE - 2 * gaps) / (2 * columns);
  return (free - BESIDE - 3 * gaps) / (3 * columns);
}

/** In a row above, the strip takes a share of a cell's height too. */
function heightOfCell(
  side: 'above' | 'left',
  layers: number,
  rows: number,
  cellWidth: number,
): number {
  const free = AREA.bottom - topOf(side) - (layers - 1) * LAYER_GAP - layers * (rows - 1) * GAP;
  const count = layers * rows;
  if (side === 'left') return free / count;
  const whole = (free - STRIP.below) / count;
  const { height } = addendBox({ x: 0, y: 0, width: cellWidth, height: Math.min(LARGEST, whole) });
  return (free - STRIP.below - Math.max(STRIP.least, height)) / count;
}

/** Size of a tile of the array that is added. */
function stripSize(
  side: 'above' | 'left',
  wide: boolean,
  [width, height]: readonly [number, number],
): readonly [number, number] {
  if (wide) return [width, height];
  const read = addendBox({ x: 0, y: 0, width, height });
  if (side === 'above') return [read.width, Math.max(STRIP.least, read.height)];
  return [Math.min(STRIP.width, width), read.height];
}
