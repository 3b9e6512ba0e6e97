import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { type BlockBox, drawBlock } from '../block.ts';
import type { Theme } from '../theme.ts';

export const BAR_WIDTH = 160;

/** Where the bar's left edge is: right of the middle, where products join it, or in the middle. */
export const BAR_X = { joining: 1226, middle: 1110 } as const;

/** A block that stands in the bar: it reaches from one level to another. */
export interface BarBlock {
  readonly from: number;
  readonly to: number;
  readonly sign: number;
  readonly label: ShownValue;
  readonly state: 'now' | 'done';
}

/**
 * The bar of the running total.
 *
 * @example
 * bar.blocks([...bar.blocks(), block]); yield* bar.x(BAR_X.middle, 1.2);
 */
export class BarState {
  /** Its left edge. */
  readonly x = createSignal<number>(BAR_X.joining);
  readonly blocks = createSignal<readonly BarBlock[]>([]);
  /** A block against the sum lies over the bar and eats it. */
  readonly overlay = createSignal<BarBlock | null>(null);
  readonly overlayAlpha = createSignal(1);
}

/** The y of a level of the bar, which the bias may have raised. */
export type LevelToY = (level: number) => number;

/**
 * A block as it lies on the picture, with a hair of space to its neighbours.
 *
 * @example
 * blockBox({ from: 0, to: 1.6, … }, 1226, (level) => 778 - 100 * level)
 * // { x: 1226, width: 160, top: 619, bottom: 777 }
 */
export function blockBox({ from, to }: BarBlock, x: number, yOf: LevelToY): BlockBox {
  const [y1, y2] = [yOf(from), yOf(to)];
  return { x, width: BAR_WIDTH, top: Math.min(y1, y2) + 1, bottom: Math.max(y1, y2) - 1 };
}

/**
 * The blocks of the bar, and the one that eats it.
 *
 * @example
 * drawBar(context, theme, new BarState(), (level) => ruler.y(level));
 */
export function drawBar(
  context: CanvasRenderingContext2D,
  theme: Theme,
  bar: BarState,
  yOf: LevelToY,
): void {
  for (const block of bar.blocks()) {
    drawBlock(context, blockBox(block, bar.x(), yOf), {
      theme,
      sign: block.sign,
      label: block.label,
      state: block.state,
    });
  }
  const overlay = bar.overlay();
  if (overlay !== null) {
    drawBlock(context, blockBox(overlay, bar.x(), yOf), {
      theme,
      sign: overlay.sign,
      label: overlay.label,
      alpha: bar.overlayAlpha(),
    });
  }
}
