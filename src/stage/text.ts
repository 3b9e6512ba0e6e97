import { UnsourcedNumberError } from '../run/errors.ts';
import { paddingZeros, readNumber } from '../run/number-format.ts';
import type { Shown } from '../run/shown.ts';
import { enterShown } from './displayed-numbers.ts';
import { asWording, type TextCheck } from './text-check.ts';
import { refuseUnsourced } from './unsourced.ts';

/** Text on the stage: words, or a number that knows where it comes from. */
export type Label = string | Shown;

export interface TextStyle {
  /** A CSS font, from {@link inter} or {@link mono}. */
  readonly font: string;
  readonly color: string;
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
  readonly alpha?: number;
  /** Colour of zeros that only pad the decimals, as in 4.8|00; the text's own when left out. */
  readonly padding?: string;
  /** Outlines of round dots instead of filled letters: a number that stands for nothing stored. */
  readonly dotted?: { readonly size: number; readonly pitch: number };
  /** For `gradreel check`, where the text is no ordinary one. */
  readonly check?: TextCheck;
}

/** The words of a label, as they are drawn. */
export function labelText(label: Label): string {
  return typeof label === 'string' ? label : label.text;
}

let drawing = 0;

/** Whether the text that reaches the canvas right now comes through this file, or another that notes displayed numbers. */
export function isSourcedDrawing(): boolean {
  return drawing > 0;
}

/** Draws text whose numbers have been noted as displayed by the caller. */
export function drawSourced(draw: () => void): void {
  drawing++;
  try {
    draw();
  } finally {
    drawing--;
  }
}

/**
 * Draws a label. A number is noted as displayed as it is drawn.
 *
 * @throws UnsourcedNumberError when a plain string holds a digit.
 */
export function drawText(
  context: CanvasRenderingContext2D,
  label: Label,
  x: number,
  y: number,
  style: TextStyle,
): void {
  const numbers = typeof label === 'string' ? [] : [label];
  const isRounded = typeof label !== 'string' && !writesAllDigits(label);
  // Zeros that came out of rounding, as in −1.0000 for −0.99999, say something: they pad nothing.
  const { padding, ...plain } = style;
  const text = labelText(label);
  drawTextWithNumbers(
    context,
    text,
    numbers,
    x,
    y,
    isRounded || padding === undefined ? plain : style,
  );
}

/** Whether a shown value is the number as it is, up to the noise of binary fractions. */
function writesAllDigits(label: Shown & { readonly number?: number }): boolean {
  const { number, text } = label;
  return number === undefined || Math.abs(readNumber(text) - number) <= 1e-9 * Math.abs(number);
}

/**
 * Draws a text in which some parts are numbers, such as a caption.
 *
 * @throws UnsourcedNumberError when a digit is left that belongs to none of the numbers.
 */
export function drawTextWithNumbers(
  context: CanvasRenderingContext2D,
  text: string,
  numbers: readonly Shown[],
  x: number,
  y: number,
  {
    font,
    color,
    align = 'left',
    baseline = 'alphabetic',
    alpha = 1,
    padding,
    dotted,
    check,
  }: TextStyle,
): void {
  requireSources(text, numbers);
  if (alpha <= 0) return;
  for (const shown of numbers) enterShown(shown);
  const write = () => {
    context.font = font;
    context.textAlign = align;
    context.textBaseline = baseline;
    context.fillStyle = color;
    const outer = context.globalAlpha;
    context.globalAlpha = outer * alpha;
    const padded = padding === undefined ? 0 : paddingZeros(text);
    if (dotted !== undefined) strokeDotted(context, text, x, y, color, dotted);
    else if (padding === undefined || padded === 0) context.fillText(text, x, y);
    else drawPadded(context, text, padded, x, y, padding);
    context.globalAlpha = outer;
  };
  asWording({ text, numbers, check: check ?? {} }, () => drawSourced(write));
}

function strokeDotted(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  { size, pitch }: { size: number; pitch: number },
): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = size;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // Dashes without length and with round ends are dots.
  context.setLineDash([0, pitch]);
  context.strokeText(text, x, y);
  context.restore();
}

/** The number in its colour, the zeros at its end in another; together they stand where the text would. */
function drawPadded(
  context: CanvasRenderingContext2D,
  text: string,
  zeros: number,
  x: number,
  y: number,
  padding: string,
): void {
  const number = text.slice(0, text.length - zeros);
  const width = context.measureText(text).width;
  const left =
    context.textAlign === 'center' ? x - width / 2 : context.textAlign === 'right' ? x - width : x;
  context.textAlign = 'left';
  context.fillText(number, left, y);
  const end = left + context.measureText(number).width;
  context.fillStyle = padding;
  context.fillText(text.slice(number.length), end, y);
}

/** A digit that begins a number; in `float64` or `x1` it belongs to a name. */
const NUMBER = /(?<![\p{L}\d_])\d/u;

/** Takes the numbers out of the text one after the other and looks for digits in what is left. */
export function requireSources(text: string, numbers: readonly Shown[]): void {
  if (!NUMBER.test(text)) return;
  let rest = text;
  for (const { text: number } of numbers) rest = rest.replace(number, '');
  if (NUMBER.test(rest)) {
    refuseUnsourced(
      new UnsourcedNumberError(
        `The number in "${text}" has no source.`,
        "Show a recorded value, such as run.value('w[2]'), instead of typing it.",
      ),
    );
  }
}

/**
 * The numbers in a name that the lesson gives itself, such as its title: no results, but words of its own.
 *
 * @example
 * ownNumbers('GPT-2 in float32', 'lesson title') // [{ text: '2', path: 'lesson title', source: 'lesson' }]
 */
export function ownNumbers(name: string, path: string): Shown[] {
  const numbers = name.matchAll(/(?<![\p{L}\d_])\d+(?:[.,]\d+)*/gu);
  return [...numbers].map(([text]) => ({ text, path, source: 'lesson' }));
}

/** Width of a text in a font, in pixels. */
export function textWidth(context: CanvasRenderingContext2D, text: string, font: string): number {
  context.font = font;
  return context.measureText(text).width;
}

let measurer: CanvasRenderingContext2D | undefined;

/**
 * A context for measuring text where nothing is being drawn, such as in a position.
 *
 * @example
 * textWidth(measuringContext(), '4.8', inter(132, 700))
 */
export function measuringContext(): CanvasRenderingContext2D {
  measurer ??= document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  return measurer;
}
