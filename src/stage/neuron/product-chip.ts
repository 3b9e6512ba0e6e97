import { easeInOutCubic } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { type BlockBox, drawBlock } from '../block.ts';
import { inter } from '../fonts.ts';
import { fitSize } from '../paint.ts';
import { signed } from '../signs.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL, type Point } from './geometry.ts';

/** A product and the port where it waits to be added. */
export interface PortedProduct {
  readonly product: ShownValue;
  readonly port: Point;
}

/** Where a product is written large: its middle, and how wide it may be. */
export interface WritingPlace {
  readonly x: number;
  readonly width: number;
}

const CHIP = { font: 38, height: 56, padding: 16 } as const;
const LARGE = { size: 156, least: 36, y: CELL.y + 52 } as const;
/** The chip appears on the last part of the way. */
const CHIP_APPEARS = 0.6;

/**
 * The chip in which a product waits beside its port.
 *
 * @example
 * chipBox(context, '+1.6', { x: 820, y: 498 }) // { x: 836, width: …, top: 470, bottom: 526 }
 */
export function chipBox(context: CanvasRenderingContext2D, text: string, port: Point): BlockBox {
  return {
    x: port.x + CHIP.padding,
    width: textWidth(context, text, inter(CHIP.font, 700)) + 2 * CHIP.padding,
    top: port.y - CHIP.height / 2,
    bottom: port.y + CHIP.height / 2,
  };
}

/**
 * A product on its way from where it is written large (0) to its chip (1).
 *
 * @example
 * drawProduct(context, theme, { product, port }, { x: 1190, width: 560 }, 1);
 */
export function drawProduct(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { product, port }: PortedProduct,
  place: WritingPlace,
  travelled: number,
  alpha = 1,
): void {
  const t = easeInOutCubic(travelled);
  const label = signed(product);
  const large = fitSize(context, label.text, (px) => inter(px, 700), {
    size: LARGE.size,
    width: place.width,
    least: LARGE.least,
  });
  const size = large + (CHIP.font - large) * t;
  const chip = chipBox(context, label.text, port);
  const x = place.x + (chip.x + chip.width / 2 - place.x) * t;
  const y = LARGE.y + (port.y - LARGE.y) * t;
  const landed = Math.max(0, (t - CHIP_APPEARS) / (1 - CHIP_APPEARS));
  drawBlock(
    context,
    { ...chip, x: x - chip.width / 2, top: y - CHIP.height / 2, bottom: y + CHIP.height / 2 },
    { theme, sign: product.number, alpha: landed * alpha },
  );
  drawText(context, label, x, y + 1, {
    font: inter(size, 700),
    color: landed > 0.5 ? theme.inkOnBright : theme.focus,
    align: 'center',
    baseline: 'middle',
    alpha,
  });
}
