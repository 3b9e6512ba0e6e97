import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { drawBlock } from '../block.ts';
import { inter } from '../fonts.ts';
import { arrow, withAlpha } from '../paint.ts';
import { signed } from '../signs.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { BAR_WIDTH, type BarState } from './bar.ts';
import type { RulerState } from './ruler.ts';

/**
 * The bias as a pedestal under the bar.
 *
 * @example
 * pedestal.bias(run.value('b')); yield* pedestal.lift(1, 0.9);
 */
export class PedestalState {
  /** The bias, once it is there. */
  readonly bias = createSignal<ShownValue | null>(null);
  /** From nothing (0) to its full height (1). */
  readonly lift = createSignal(0);
  /** The words and the arrow beside it. */
  readonly note = createSignal(0);

  /** How far the bar's foot has been lifted, in units of the ruler. */
  foot(): number {
    return (this.bias()?.number ?? 0) * this.lift();
  }
}

/** The pedestal stands out a little on both sides; the bar's trail on it does more. */
const OVERHANG = { pedestal: 5, trail: 26 } as const;
/** How far the lift was when the bar left its shades. */
const TRAIL = [0.18, 0.34, 0.5, 0.66, 0.82];

/**
 * The left edge of what stands under the bar. A bias against the sum stands beside the bar, which would
 * hide it.
 *
 * @example
 * pedestalX(pedestal, bar) // bar.x() where bias and sum have the same sign
 */
export function pedestalX(pedestal: PedestalState, bar: BarState): number {
  const bias = pedestal.bias();
  const [first] = bar.blocks();
  const opposed =
    bias !== null && first !== undefined && Math.sign(first.sign) !== Math.sign(bias.number);
  return opposed ? bar.x() - BAR_WIDTH - 20 : bar.x();
}

/**
 * The bias, rising from zero or sinking below it, and what it lifts.
 *
 * @example
 * drawPedestal(context, theme, pedestal, bar, ruler);
 */
export function drawPedestal(
  context: CanvasRenderingContext2D,
  theme: Theme,
  pedestal: PedestalState,
  bar: BarState,
  ruler: RulerState,
): void {
  const bias = pedestal.bias();
  if (bias === null || pedestal.lift() <= 0) return;
  drawTrail(context, theme, pedestal, bar, ruler);
  const [zero, reached] = [ruler.y(0), ruler.y(pedestal.foot())];
  drawBlock(
    context,
    {
      x: pedestalX(pedestal, bar) - OVERHANG.pedestal,
      width: BAR_WIDTH + 2 * OVERHANG.pedestal,
      top: Math.min(zero, reached),
      bottom: Math.max(zero, reached),
    },
    { theme, sign: bias.number, label: signed(bias), state: 'done' },
  );
  if (bias.number === 0) return;
  const x = bar.x() + BAR_WIDTH + 64;
  withAlpha(context, pedestal.note(), () => drawNote(context, theme, x, zero, reached));
}

/** The block that the pedestal lifts leaves the heights it has passed behind. */
function drawTrail(
  context: CanvasRenderingContext2D,
  theme: Theme,
  pedestal: PedestalState,
  bar: BarState,
  ruler: RulerState,
): void {
  const [first] = bar.blocks();
  const lift = pedestal.lift();
  if (first === undefined || lift <= 0.02 || lift >= 1) return;
  for (const share of TRAIL) {
    const y1 = ruler.y(first.to + pedestal.foot() * share);
    const y2 = ruler.y(first.from + pedestal.foot() * share);
    const box = {
      x: bar.x() - OVERHANG.trail,
      width: BAR_WIDTH + 2 * OVERHANG.trail,
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    };
    drawBlock(context, box, { theme, sign: first.sign, alpha: 0.05 + share * 0.12 });
  }
}

/** What the bias is, beside it, and an arrow the way it goes. */
function drawNote(
  context: CanvasRenderingContext2D,
  theme: Theme,
  x: number,
  zero: number,
  reached: number,
): void {
  const up = reached < zero;
  // The words keep clear of the zero line even where the bias is small.
  const centre = (zero + reached) / 2;
  const middle = up ? Math.min(centre, zero - 56) : Math.max(centre, zero + 50);
  if (Math.abs(zero - reached) > 40) {
    const direction = up ? -1 : 1;
    const [from, to] = [zero + direction * 4, reached - direction * 6];
    arrow(context, { x, y: from }, { x, y: to }, { colour: theme.focus, width: 4, head: 22 });
  }
  drawText(context, 'bias', x + 28, middle - 16, {
    font: inter(32, 700),
    color: theme.focus,
    baseline: 'middle',
  });
  drawText(context, 'head start', x + 28, middle + 24, {
    font: inter(28, 500),
    color: theme.secondary,
    baseline: 'middle',
  });
}
