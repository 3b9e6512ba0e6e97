import type { NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  delay,
  easeInOutCubic,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import {
  Digits,
  drawText,
  fromCorner,
  inter,
  Sheet,
  signColours,
  signed,
  type Theme,
  type Themed,
  type TravelStop,
  themed,
  travel,
} from 'gradreel/stage';
import { TermColumn } from '../waterfall/term-column.tsx';
import { PairedVectors } from './paired-vectors.tsx';

export interface ProductLedgerProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  left: readonly ShownValue[];
  right: readonly ShownValue[];
  names: readonly [string, string];
  products: readonly ShownValue[];
  totals: readonly ShownValue[];
  /** Height of the rows. */
  height: number;
  /** Decimals to which hidden digits are written. */
  decimals?: number;
}

/** Places in the 1920×1080 picture. */
const PLACE = {
  top: 182,
  titleY: 138,
  /** The seam of the zip: in the middle while it is the subject, beside the ledger, beside code. */
  seam: { middle: 960, ledger: 350, aside: 275 },
  products: { right: 724, width: 180 },
  totals: { left: 776, width: 1048 },
} as const;

/** Width of the heading over the totals. */
const TITLE_WIDTH = 210;

/**
 * A zip with its ledger: every pair that closes sends its product to a column, and the running total prints
 * beside it. Coordinates are those of the 1920×1080 picture.
 *
 * @example
 * yield* ledger.arrive(); yield* ledger.begin(); yield* ledger.multiply(0); yield* ledger.print(0);
 */
export class ProductLedger extends Sheet {
  readonly pairs: PairedVectors;
  readonly products: TermColumn;
  readonly totals: Digits;
  readonly #props: Themed<ProductLedgerProps>;
  readonly #titled = createSignal(0);

  constructor(given: ProductLedgerProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, left, right, names, height } = props;
    const large = Math.min(1.36, 630 / height);
    this.pairs = new PairedVectors({
      theme,
      left,
      right,
      names,
      height,
      scale: large,
      position: [PLACE.seam.middle, 560 - (large * height) / 2],
    });
    this.pairs.apart(190);
    const { pitch } = this.pairs.cells;
    const firstY = PLACE.top + this.pairs.pairY(0);
    this.products = new TermColumn({
      theme,
      terms: props.products,
      title: 'product',
      titleY: PLACE.titleY - firstY,
      width: PLACE.products.width,
      pitch,
      position: [PLACE.products.right, firstY],
    });
    this.totals = new Digits({
      theme,
      values: props.totals,
      width: PLACE.totals.width,
      pitch,
      size: Math.min(82, pitch * 0.72),
      ...(props.decimals === undefined ? {} : { decimals: props.decimals }),
      position: [PLACE.totals.left, firstY],
    });
    this.add([this.pairs, this.products, this.totals]);
  }

  /** Middle of a row in the picture. */
  rowY(index: number): number {
    return PLACE.top + this.pairs.pairY(index);
  }

  /**
   * Where a microscope over a row looks, in the picture: at the last digit that is printed, or at the last
   * of those behind it.
   */
  lastDigit(index: number, isHidden: boolean): { x: number; y: number; half: number } {
    const { cell, size } = this.totals;
    const x = isHidden ? this.totals.lastHiddenX : this.totals.lastDigitX(index);
    return {
      x: PLACE.totals.left + x,
      y: this.rowY(index) + size * 0.62,
      half: cell / 2 + 7,
    };
  }

  /** The ledger moves away from its place by so many pixels, while nothing needs the room around it. */
  *shift(x: number, y: number, seconds = 0.9): ThreadGenerator {
    yield* this.position(fromCorner(x, y), seconds, easeInOutCubic);
  }

  /** The shift that puts the ledger into the middle of the picture while it holds only its first rows. */
  middleShift(rows: number): number {
    const widths = Array.from({ length: rows }, (_, index) => this.totals.lastDigitX(index));
    const right = PLACE.totals.left + Math.max(TITLE_WIDTH, ...widths);
    const left = PLACE.seam.ledger - this.pairs.cells.cellWidth;
    return Math.max(0, 960 - (left + right) / 2);
  }

  /** Both columns come in. */
  *arrive(): ThreadGenerator {
    yield* all(this.pairs.arrive('left'), delay(1.1, this.pairs.arrive('right')));
  }

  /** The zip opens like a V under its slider. */
  *open(seconds = 1.2): ThreadGenerator {
    const scale = Math.min(1.15, 560 / this.#props.height);
    yield* all(
      this.pairs.open(seconds),
      this.pairs.scale(scale, seconds, easeInOutCubic),
      this.pairs.position.y(500 - (scale * this.#props.height) / 2, seconds, easeInOutCubic),
    );
  }

  /** The zip moves aside, and the ledger gets its headings. */
  *begin(seconds = 1.2): ThreadGenerator {
    yield* all(
      this.pairs.position([PLACE.seam.ledger, PLACE.top], seconds, easeInOutCubic),
      this.pairs.scale(1, seconds, easeInOutCubic),
    );
    yield* this.products.title();
    yield* waitFor(1);
    yield* this.#titled(1, 0.4);
  }

  /** A pair closes and its product travels to its row. */
  *multiply(index: number): ThreadGenerator {
    yield* this.pairs.close(index);
    const product = this.#props.products[index] as ShownValue;
    const stop = this.products.stop(index);
    const goal = { ...stop, x: PLACE.products.right, y: this.rowY(index) };
    const from = {
      ...goal,
      x: PLACE.seam.ledger + this.pairs.cells.cellWidth,
      size: goal.size * 0.6,
    };
    yield* travel(this, { value: signed(product), from, to: goal, seconds: 0.6 });
    this.products.show(index);
  }

  /** A product comes out of its pair once more and travels to where it is used; places in the picture. */
  *sendProduct(value: ShownValue, index: number, to: TravelStop, seconds = 0.5): ThreadGenerator {
    const x = this.pairs.position.x() + this.pairs.cells.cellWidth;
    const y = this.pairs.position.y() + this.pairs.pairY(index);
    const colour = signColours(this.#props.theme, value.number).strong;
    yield* travel(this, { value, from: { x, y, size: 30, colour }, to, seconds });
  }

  /** The running total of a row prints; the row before gives the focus back. */
  *print(index: number): ThreadGenerator {
    yield* all(
      ...(index > 0 ? [this.totals.focus(index - 1, 0)] : []),
      this.totals.focus(index, 1, 0.05),
      this.totals.print(index),
    );
  }

  /** Products and totals leave; the zip, closed, stands aside. */
  *standAside(y: number, seconds = 0.9): ThreadGenerator {
    yield* all(
      this.products.hide(),
      this.totals.opacity(0, 0.4),
      this.#titled(0, 0.4),
      this.pairs.finish(),
      this.pairs.position([PLACE.seam.aside, y], seconds, easeInOutCubic),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    drawText(context, 'running total', PLACE.totals.left, PLACE.titleY, {
      font: inter(32, 500),
      color: this.#props.theme.tertiary,
      baseline: 'middle',
      alpha: this.#titled(),
      check: { except: { label: 'a heading: its column fills beneath it' } },
    });
    super.draw(context);
  }
}
