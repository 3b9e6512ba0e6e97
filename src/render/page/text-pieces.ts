import type { Box } from '../../lesson/check/moment.ts';
import type { TextCall } from './text-calls.ts';

/** Calls that write one piece of text: a run of glyphs in one size and colour on one line. */
export interface TextPiece {
  readonly calls: readonly TextCall[];
  readonly text: string;
  /** Bounds of the ink in the canvas's pixels. */
  readonly box: Box;
  /** Font size in the canvas's pixels. */
  readonly size: number;
  /** Where its baseline is at its left end, from the canvas's top. */
  readonly baseline: number;
}

interface MeasuredCall {
  readonly call: TextCall;
  readonly box: Box;
  readonly size: number;
  readonly baseline: number;
}

/** Glyphs farther apart than this, in font sizes, are two pieces. */
const GAP = 0.4;

/** Puts a frame's calls together to pieces; glyphs of different drawings never meet in one. */
export function textPieces(calls: readonly TextCall[]): TextPiece[] {
  const pieces: MeasuredCall[][] = [];
  for (const call of calls) {
    const measured = measureCall(call);
    const last = pieces.at(-1);
    if (last !== undefined && follows(last.at(-1) as MeasuredCall, measured)) last.push(measured);
    else pieces.push([measured]);
  }
  return pieces.map((parts) => ({
    calls: parts.map(({ call }) => call),
    text: parts.map(({ call }) => call.text).join(''),
    box: around(parts.map(({ box }) => box)),
    size: (parts[0] as MeasuredCall).size,
    baseline: (parts[0] as MeasuredCall).baseline,
  }));
}

function follows(before: MeasuredCall, after: MeasuredCall): boolean {
  const [a, b] = [before.call, after.call];
  if (a.drawing !== b.drawing || a.color !== b.color || Math.abs(a.alpha - b.alpha) > 0.01)
    return false;
  const gap = after.box.x - (before.box.x + before.box.width);
  return (
    Math.abs(before.size - after.size) < 0.02 * after.size &&
    Math.abs(before.baseline - after.baseline) < 0.05 * after.size &&
    gap > -0.5 * after.size &&
    gap < GAP * after.size
  );
}

let measurer: CanvasRenderingContext2D | undefined;

/** Sets a context up so that it writes as the call did. */
export function prepareFor(context: CanvasRenderingContext2D, call: TextCall): void {
  context.font = call.font;
  context.textAlign = call.align;
  context.textBaseline = call.baseline;
  context.letterSpacing = call.letterSpacing;
  context.fontKerning = call.fontKerning;
  context.textRendering = call.textRendering;
}

function measureCall(call: TextCall): MeasuredCall {
  measurer ??= document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  prepareFor(measurer, call);
  const ink = measurer.measureText(call.text);
  const { matrix, x, y } = call;
  measurer.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent } = measurer.measureText(call.text);
  const [left, right] = [x - ink.actualBoundingBoxLeft, x + ink.actualBoundingBoxRight];
  const [top, bottom] = [y - ink.actualBoundingBoxAscent, y + ink.actualBoundingBoxDescent];
  const size = Number(/([\d.]+)px/.exec(call.font)?.[1] ?? 0);
  return {
    call,
    box: transformed({ x: left, y: top, width: right - left, height: bottom - top }, matrix),
    size: size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)),
    // The same ink hangs from the text's own line and from the alphabetic one.
    baseline: matrix.transformPoint({
      x: left,
      y: y + actualBoundingBoxAscent - ink.actualBoundingBoxAscent,
    }).y,
  };
}

/** The bounds of a box under a matrix. */
export function transformed({ x, y, width, height }: Box, matrix: DOMMatrix): Box {
  const corners = [
    matrix.transformPoint({ x, y }),
    matrix.transformPoint({ x: x + width, y }),
    matrix.transformPoint({ x, y: y + height }),
    matrix.transformPoint({ x: x + width, y: y + height }),
  ];
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
