import { type ShownValue, withoutPadding } from 'gradreel/lesson';
import {
  drawText,
  drawTextWithNumbers,
  fitSize,
  inter,
  roundRect,
  textWidth,
  withAlpha,
} from 'gradreel/stage';

/** Where a numeral stands and how large it may be. */
export interface NumeralPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  readonly color: string;
  readonly align?: CanvasTextAlign;
  readonly alpha?: number;
  /** Colour of a plate behind it. */
  readonly plate?: string;
}

/** A numeral in its place, smaller where it is long. */
export function drawNumeral(
  context: CanvasRenderingContext2D,
  padded: ShownValue,
  { x, y, size, width, color, align = 'center', alpha = 1 }: NumeralPlace,
): void {
  const value = withoutPadding(padded);
  const fitted = fitSize(context, value.text, (px) => inter(px, 700), { size, width });
  // Digits are all above the baseline: their middle lies a little above the line's.
  drawText(context, value, x, y + fitted * 0.03, {
    font: inter(fitted, 700),
    color,
    align,
    baseline: 'middle',
    alpha,
  });
}

/** A factor, `×3`. */
export function drawFactor(
  context: CanvasRenderingContext2D,
  padded: ShownValue,
  { x, y, size, width, color, align = 'center', alpha = 1, plate }: NumeralPlace,
): void {
  const value = withoutPadding(padded);
  const text = `×${value.text}`;
  const fitted = fitSize(context, text, (px) => inter(px, 700), { size, width });
  if (plate !== undefined && alpha > 0) {
    const wide = textWidth(context, text, inter(fitted, 700)) + 16;
    const left = align === 'left' ? x - 8 : align === 'right' ? x - wide + 8 : x - wide / 2;
    withAlpha(context, alpha, () => {
      context.fillStyle = plate;
      context.beginPath();
      roundRect(context, left, y - fitted * 0.58, wide, fitted * 1.16, 10);
      context.fill();
    });
  }
  drawTextWithNumbers(context, text, [value], x, y + fitted * 0.03, {
    font: inter(fitted, 700),
    color,
    align,
    baseline: 'middle',
    alpha,
  });
}
