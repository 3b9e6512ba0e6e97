import type { ShownValue } from '../run/run.ts';
import { inter } from './fonts.ts';
import { fitSize, withAlpha } from './paint.ts';
import { type CanvasFill, linearFill, roundRect } from './shapes.ts';
import { signColours } from './signs.ts';
import { drawText, textWidth } from './text.ts';
import type { Theme } from './theme.ts';

/** Where a block lies; `top` above `bottom` on the picture. */
export interface BlockBox {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

export interface BlockStyle {
  readonly theme: Theme;
  /** The sign whose colour and pattern it has. */
  readonly sign: number;
  readonly label?: ShownValue;
  /** Bright with dark text is now; deep with light text is done. */
  readonly state?: 'now' | 'done';
  readonly alpha?: number;
}

const RADIUS = 6;
/** Blocks lower than this have no room for a numeral. */
const LEAST_LABELLED = 30;
const LABEL_SIZE = 96;

/**
 * A value as a block: its height is the value. Negative blocks are hatched, with a clean plate behind
 * the numeral.
 */
export function drawBlock(
  context: CanvasRenderingContext2D,
  box: BlockBox,
  style: BlockStyle,
): void {
  const height = box.bottom - box.top;
  if (height < 0.5) return;
  withAlpha(context, style.alpha ?? 1, () => {
    const colours = signColours(style.theme, style.sign);
    const [top, bottom] = style.state === 'done' ? colours.done : colours.block;
    const fill = linearFill(
      context,
      [0, box.top, 0, box.bottom],
      [
        [0, top],
        [1, bottom],
      ],
    );
    const radius = Math.min(RADIUS, height / 2);
    context.save();
    context.beginPath();
    roundRect(context, box.x, box.top, box.width, height, radius);
    context.fillStyle = fill;
    context.fill();
    if (style.sign < 0) {
      context.clip();
      hatch(context, box, colours.stripe);
    }
    context.restore();
    if (style.label !== undefined) drawBlockLabel(context, box, style, style.label, fill);
  });
}

function drawBlockLabel(
  context: CanvasRenderingContext2D,
  { x, top, bottom, width }: BlockBox,
  { theme, sign, state }: BlockStyle,
  label: ShownValue,
  plate: CanvasFill,
): void {
  const height = bottom - top;
  if (height < LEAST_LABELLED) return;
  const wanted = Math.min(LABEL_SIZE, height * 0.58);
  const size = fitSize(context, label.text, (px) => inter(px, 700), {
    size: Math.max(24, wanted),
    width: width - 36,
  });
  if (textWidth(context, label.text, inter(size, 700)) > width - 6) return;
  const middle = (top + bottom) / 2;
  if (sign < 0) {
    const plateHeight = Math.min(height, size * 1.25);
    context.fillStyle = plate;
    context.fillRect(x + 8, middle - plateHeight / 2, width - 16, plateHeight);
  }
  drawText(context, label, x + width / 2, middle + size * 0.03, {
    font: inter(size, 700),
    color: state === 'done' ? theme.inkOnDone : theme.inkOnBright,
    align: 'center',
    baseline: 'middle',
  });
}

/** Stripes at 45°, 16 px apart: the second cue of a negative area. */
export function hatch(
  context: CanvasRenderingContext2D,
  { x, top, bottom, width }: BlockBox,
  colour: string,
): void {
  const height = bottom - top;
  context.save();
  context.strokeStyle = colour;
  context.globalAlpha *= 0.5;
  context.lineWidth = 5;
  context.beginPath();
  for (let start = x - height; start < x + width + 16; start += 16) {
    context.moveTo(start, bottom);
    context.lineTo(start + height, top);
  }
  context.stroke();
  context.restore();
}
