import { all, delay, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { signed } from '../signs.ts';
import type { BarBlock } from './bar.ts';
import type { Cell } from './cell.tsx';
import type { Point } from './geometry.ts';

/** One product joins the running total. */
export interface Accumulation {
  readonly product: ShownValue;
  /** Where the product waits. */
  readonly port: Point;
  /** The total that the bar carries before. */
  readonly before: number;
  /** The total that the bar carries after. */
  readonly total: ShownValue;
  /** What the numeral shows after; the total, or with the bias the result. */
  readonly shown: ShownValue;
}

const MOVE = 0.6;

/**
 * The product grows out of its chip to true size beside the bar; the next level is announced.
 *
 * @example
 * yield* raiseProduct(cell, step); yield* joinBar(cell, step);
 */
export function* raiseProduct(cell: Cell, step: Accumulation): ThreadGenerator {
  const { product, port, shown } = step;
  const block = blockOf(step);
  cell.equation.release(product);
  cell.flight.start({ block, port });
  cell.preview.next({ value: shown, level: block.to, sign: product.number });
  // The first product has no total to leave from.
  const isFirst = cell.numeral.turn() === null;
  yield* all(
    cell.flight.pop(1, MOVE, easeInOutCubic),
    ...(isFirst ? [] : [delay(0.3, cell.preview.shown(1, 0.3))]),
  );
}

/**
 * The product slides into the bar; the level and its numeral follow. A product against the sum lies over
 * the bar and eats it.
 *
 * @example
 * yield* raiseProduct(cell, step); yield* joinBar(cell, step);
 */
export function* joinBar(cell: Cell, step: Accumulation): ThreadGenerator {
  const { bar, flight, level, numeral, preview } = cell;
  const { product, before, total, shown } = step;
  const block = blockOf(step);
  yield* flight.slide(1, MOVE, easeInOutCubic);
  // A product of zero eats nothing, and from an empty bar there is nothing to eat.
  const eats = Math.sign(before) * Math.sign(product.number) === -1;
  if (eats) bar.overlay(block);
  else bar.blocks([...bar.blocks(), block]);
  flight.value(null);
  bar.overlayAlpha(1);
  numeral.prepare(shown);
  yield* all(
    level.level(block.to, 0.9, easeInOutCubic),
    delay(0.25, numeral.turnOver(0.5)),
    preview.shown(0, 0.3),
  );
  if (eats) {
    yield* bar.overlayAlpha(0, 0.3);
    bar.overlay(null);
    bar.blocks(wholeBar(block.to, total));
  }
}

/**
 * The bar as one block from zero; no block at all for a total of zero.
 *
 * @example
 * bar.blocks(wholeBar(sum.number, sum));
 */
export function wholeBar(level: number, label: ShownValue): BarBlock[] {
  return level === 0 ? [] : [{ from: 0, to: level, sign: level, label, state: 'now' }];
}

function blockOf({ product, before }: Accumulation): BarBlock {
  return {
    from: before,
    to: before + product.number,
    sign: product.number,
    label: signed(product),
    state: 'now',
  };
}
