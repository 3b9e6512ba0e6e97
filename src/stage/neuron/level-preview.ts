import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { arrow, fitSize, withAlpha } from '../paint.ts';
import { signColours } from '../signs.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { LINE_END, LINE_OVERHANG } from './level-line.ts';
import { CAP_HEIGHT, NUMERAL } from './level-numeral.ts';

/** Where the level will be next. */
export interface NextLevel {
  readonly value: ShownValue;
  readonly level: number;
  /** The sign of the product that moves it. */
  readonly sign: number;
}

/**
 * The total that comes next, announced at its level.
 *
 * @example
 * preview.next({ value: run.value('total[1]'), level: 1.8, sign: 1 }); yield* preview.shown(1, 0.3);
 */
export class LevelPreviewState {
  readonly next = createSignal<NextLevel | null>(null);
  readonly shown = createSignal(0);
}

/** From where to where the level goes, and where the bar stands. */
export interface PreviewPlace {
  readonly barX: number;
  readonly from: number;
  readonly to: number;
}

/** Space that the numeral of the present total takes below its line, with caption and without. */
const BELOW_LINE = { arrow: 188, numeral: 170 } as const;
const LEAST_ARROW = 40;

/**
 * The next total in a quiet colour at its level, and an arrow that leads there.
 *
 * @example
 * drawPreview(context, theme, next, { barX: bar.x(), from: ruler.y(0.2), to: ruler.y(next.level) });
 */
export function drawPreview(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { value, sign }: NextLevel,
  { barX, from, to }: PreviewPlace,
): void {
  context.fillStyle = theme.tertiary;
  withAlpha(context, 0.55, () =>
    context.fillRect(barX - LINE_OVERHANG, to - 1, LINE_END - barX + LINE_OVERHANG, 2),
  );
  const down = to > from;
  // Numerals hang from their lines: downwards the arrow starts beneath the caption of the total.
  const start = down ? from + BELOW_LINE.arrow : from - 22;
  const end = down ? to - 14 : to + 74;
  const room = down ? end - start : start - end;
  const clear = down ? to > from + BELOW_LINE.numeral : to + 64 < from;
  if (!clear) return;
  const size = fitSize(context, value.text, (px) => inter(px, 600), {
    size: 72,
    width: NUMERAL.width,
    least: 28,
  });
  drawText(context, value, NUMERAL.x, to + size * CAP_HEIGHT + 4, {
    font: inter(size, 600),
    color: theme.tertiary,
  });
  if (room < LEAST_ARROW) return;
  const x = NUMERAL.x + 36;
  const colour = signColours(theme, sign).strong;
  arrow(context, { x, y: start }, { x, y: end }, { colour, width: 5, head: 20 });
}
