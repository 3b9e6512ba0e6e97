import {
  createSignal,
  easeOutCubic,
  linear,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha } from '../paint.ts';
import { signColours } from '../signs.ts';
import { drawText, labelText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL } from './geometry.ts';
import { drawProduct, type PortedProduct, type WritingPlace } from './product-chip.ts';

/** A multiplication written out in the cell. */
export interface Equation extends PortedProduct {
  readonly input: ShownValue;
  readonly weight: ShownValue;
}

/** Equations stand in the middle of the cell, or left of the bar once there is one. */
export const EQUATION_PLACE = {
  // A little right of the middle: products of six inputs wait on the left.
  middle: { x: CELL.x + 38, width: 470 },
  besideBar: { x: 1004, width: 330 },
} as const satisfies Record<string, WritingPlace>;

const EQUATION_Y = CELL.y - 96;

/**
 * The multiplication that is being written, and the products that came of earlier ones.
 *
 * @example
 * yield* equation.write({ input, weight, product, port }); yield* equation.send();
 */
export class EquationState {
  readonly value = createSignal<Equation | null>(null);
  /**
   * The equation is written (0 to 1), its result appears (1 to 2), the result travels to its port
   * (2 to 3).
   */
  readonly phase = createSignal(0);
  readonly place = createSignal<WritingPlace>(EQUATION_PLACE.middle);
  /** Products that wait at their ports. */
  readonly waiting = createSignal<readonly PortedProduct[]>([]);

  /** `input × weight` appears, then its product. */
  *write(equation: Equation): ThreadGenerator {
    this.value(equation);
    this.phase(0);
    yield* this.phase(1, 0.35, easeOutCubic);
    yield* waitFor(0.35);
    yield* this.phase(2, 0.3, easeOutCubic);
    yield* waitFor(0.8);
  }

  /** The product travels to its port and waits there. */
  *send(): ThreadGenerator {
    yield* this.phase(3, 0.6, linear);
    const equation = this.value();
    this.value(null);
    if (equation !== null) this.waiting([...this.waiting(), equation]);
  }

  /** A product waits no longer. */
  release(product: ShownValue): void {
    this.waiting(this.waiting().filter((waiting) => waiting.product !== product));
  }
}

/**
 * The waiting products, and the equation being written.
 *
 * @example
 * drawEquation(context, theme, new EquationState());
 */
export function drawEquation(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: EquationState,
): void {
  const place = state.place();
  for (const product of state.waiting()) drawProduct(context, theme, product, place, 1);
  const equation = state.value();
  const phase = state.phase();
  if (equation === null || phase <= 0) return;
  const written = Math.min(1, phase) * Math.max(0, Math.min(1, 3 - phase));
  drawFactors(context, theme, equation, place, written);
  if (phase <= 1) return;
  drawProduct(context, theme, equation, place, Math.max(0, phase - 2), Math.min(1, phase - 1));
}

function drawFactors(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { input, weight }: Equation,
  place: WritingPlace,
  alpha: number,
): void {
  const parts = [
    [input, theme.ink],
    [' × ', theme.tertiary],
    [weight, signColours(theme, weight.number).strong],
  ] as const;
  const text = parts.map(([label]) => labelText(label)).join('');
  const size = fitSize(context, text, (px) => inter(px, 600), {
    size: 84,
    width: place.width,
    least: 28,
  });
  const font = inter(size, 600);
  let x = place.x - textWidth(context, text, font) / 2;
  withAlpha(context, alpha, () => {
    for (const [label, color] of parts) {
      drawText(context, label, x, EQUATION_Y, { font, color, baseline: 'middle' });
      x += textWidth(context, labelText(label), font);
    }
  });
}
