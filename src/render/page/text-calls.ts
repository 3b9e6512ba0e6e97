import type { Node } from '@motion-canvas/2d';
import type { Wording } from '../../stage/text-check.ts';

/** A call of `fillText`, with everything that decides how it comes out. */
export interface TextCall {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly align: CanvasTextAlign;
  readonly baseline: CanvasTextBaseline;
  readonly letterSpacing: string;
  readonly fontKerning: CanvasFontKerning;
  readonly textRendering: CanvasTextRendering;
  /** Undefined for a gradient or a pattern. */
  readonly color: string | undefined;
  readonly alpha: number;
  /** From the text's coordinates to the canvas's pixels. */
  readonly matrix: DOMMatrix;
  readonly wording: Wording | undefined;
  /** The node that draws it. */
  readonly node: Node | undefined;
  /** Different for each time that a text is drawn. */
  readonly drawing: object;
}

/** Paint fainter than this is not there yet. */
export const FAINT = 0.05;

const calls = new WeakMap<HTMLCanvasElement, TextCall[]>();

/** A canvas that is blank again holds no texts. */
export function forgetTexts(canvas: HTMLCanvasElement): void {
  calls.delete(canvas);
}

/** The texts that a canvas holds, to be added to. */
export function textsOn(canvas: HTMLCanvasElement): TextCall[] {
  let list = calls.get(canvas);
  if (list === undefined) {
    list = [];
    calls.set(canvas, list);
  }
  return list;
}

/** The ways to call `drawImage`. */
export type PassedImage =
  | [CanvasImageSource, number, number]
  | [CanvasImageSource, number, number, number, number]
  | [CanvasImageSource, number, number, number, number, number, number, number, number];

/** A canvas that is drawn on another one brings its texts with it. */
export function passTexts(context: CanvasRenderingContext2D, values: PassedImage): void {
  const [source] = values;
  if (!(source instanceof HTMLCanvasElement)) return;
  const passed = calls.get(source);
  if (passed === undefined || context.globalAlpha <= 0) return;
  const whole = [0, 0, source.width, source.height] as const;
  const [sx, sy, sw, sh, dx, dy, dw, dh] =
    values.length === 9
      ? (values.slice(1) as [number, number, number, number, number, number, number, number])
      : ([...whole, values[1], values[2], values[3] ?? whole[2], values[4] ?? whole[3]] as const);
  const placed = context
    .getTransform()
    .translate(dx, dy)
    .scale(dw / sw, dh / sh)
    .translate(-sx, -sy);
  const list = textsOn(context.canvas);
  for (const call of passed) {
    const alpha = call.alpha * context.globalAlpha;
    if (alpha >= FAINT) list.push({ ...call, alpha, matrix: placed.multiply(call.matrix) });
  }
}
