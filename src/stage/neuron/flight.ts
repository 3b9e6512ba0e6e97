import { createSignal, easeInOutCubic } from '@motion-canvas/core';
import { type BlockBox, drawBlock } from '../block.ts';
import type { Theme } from '../theme.ts';
import { type BarBlock, blockBox, type LevelToY } from './bar.ts';
import type { Point } from './geometry.ts';
import { chipBox } from './product-chip.ts';

/** A product on its way from its port into the bar. */
export interface Flight {
  readonly block: BarBlock;
  readonly port: Point;
}

/**
 * The one product that is on its way.
 *
 * @example
 * flight.start({ block, port }); yield* flight.pop(1, 0.6); yield* flight.slide(1, 0.6);
 */
export class FlightState {
  readonly value = createSignal<Flight | null>(null);
  /** From the port (0) to beside the bar at true size (1). */
  readonly pop = createSignal(0);
  /** From beside the bar (0) into it (1). */
  readonly slide = createSignal(0);

  start(flight: Flight): void {
    this.value(flight);
    this.pop(0);
    this.slide(0);
  }
}

/** Where a product waits beside the bar, at true size. */
const BESIDE_X = 1014;
/** Where on the way from the port silhouettes are left: in time, before easing. */
const SILHOUETTES = [0.12, 0.36, 0.6, 0.82];

/**
 * The product on its way; silhouettes behind it are where it has just been.
 *
 * @example
 * drawFlight(context, theme, flight, bar.x(), (level) => ruler.y(level));
 */
export function drawFlight(
  context: CanvasRenderingContext2D,
  theme: Theme,
  flight: FlightState,
  barX: number,
  yOf: LevelToY,
): void {
  const value = flight.value();
  const pop = flight.pop();
  if (value === null) return;
  const { block, port } = value;
  const slide = flight.slide();
  const end = blockBox(block, BESIDE_X + (barX - BESIDE_X) * slide, yOf);
  const start = chipBox(context, block.label.text, port);
  const { sign, label } = block;
  if (slide <= 0) {
    for (const [index, time] of SILHOUETTES.entries()) {
      const box = mixBoxes(start, end, easeInOutCubic(time) * pop);
      drawBlock(context, box, { theme, sign, alpha: 0.1 + 0.07 * index });
    }
  }
  drawBlock(context, mixBoxes(start, end, pop), { theme, sign, label });
}

function mixBoxes(from: BlockBox, to: BlockBox, t: number): BlockBox {
  const mix = (a: number, b: number) => a + (b - a) * t;
  return {
    x: mix(from.x, to.x),
    width: mix(from.width, to.width),
    top: mix(from.top, to.top),
    bottom: mix(from.bottom, to.bottom),
  };
}
