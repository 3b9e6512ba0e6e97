import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  linear,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { mixColours } from '../colour.ts';
import { enterShown } from '../displayed-numbers.ts';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawSourced } from '../text.ts';
import { asWording } from '../text-check.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import {
  cellX,
  type DigitRow,
  type DigitTable,
  digitTable,
  POINT_CELL,
  tableWidth,
} from './digit-layout.ts';

export interface DigitsProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  values: readonly ShownValue[];
  /** Room for the widest number. */
  width: number;
  /** From one number's middle to the next. */
  pitch: number;
  /** Decimals to which the digits behind the printed ones are written. */
  decimals?: number;
  /** Font size where there is room for it; 82 when left out. */
  size?: number;
}

/** Width of a digit in Inter, in font sizes, with the space that keeps long rows of zeros countable. */
const DIGIT = 0.628;
const LEAST = 26;
const MARK_PADDING = 7;

/**
 * Long numerals, one glyph per fixed cell so that columns align: what a program prints, and the digits
 * that are hidden behind it. The origin is the left end of the middle of the first number.
 *
 * @example
 * const digits = new Digits({ theme, values: run.values('total'), width: 1058, pitch: 116, decimals: 17 });
 * yield* digits.print(0); yield* digits.reveal(0, 0.6); yield* digits.mark(17, 0, 1);
 */
export class Digits extends Node {
  readonly table: DigitTable;
  readonly size: number;
  readonly #props: Themed<DigitsProps>;
  readonly #printed: SimpleSignal<number>[];
  readonly #revealed: SimpleSignal<number>[];
  readonly #focus: SimpleSignal<number>[];
  readonly #mark = createSignal<{ cell: number; from: number; to: number } | null>(null);
  readonly #marked = createSignal(0);

  constructor(given: DigitsProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const numbers = props.values.map(({ number }) => number);
    this.table = digitTable(numbers, props.decimals);
    const fitting = props.width / tableWidth(this.table) / DIGIT;
    this.size = Math.max(LEAST, Math.min(props.size ?? 82, fitting));
    const signals = () => props.values.map(() => createSignal(0));
    this.#printed = signals();
    this.#revealed = signals();
    this.#focus = signals();
  }

  /** Width of a cell. */
  get cell(): number {
    return this.size * DIGIT;
  }

  /** Middle of the last digit that is printed of a number; where a microscope looks. */
  lastDigitX(index: number): number {
    const { start, printed } = this.table.rows[index] as DigitRow;
    return cellX(this.table, start + printed.length) * this.cell - this.cell / 2;
  }

  /** The cell to which digits behind the printed ones are written; the last one where none are. */
  get #deepest(): number {
    const { decimals = 0 } = this.#props;
    return decimals > 0 ? this.table.point + decimals : this.table.cells - 1;
  }

  /** Middle of the last of the digits behind the printed ones. */
  get lastHiddenX(): number {
    return cellX(this.table, this.#deepest + 1) * this.cell - this.cell / 2;
  }

  /** A number prints: at once where it is short, else digit by digit. */
  *print(index: number, seconds?: number): ThreadGenerator {
    const length = this.table.rows[index]?.printed.length ?? 0;
    yield* this.#printed[index]?.(1, seconds ?? Math.min(0.9, 0.12 + length * 0.04), linear);
  }

  /** The digits behind the printed ones fade in. */
  *reveal(index: number, seconds = 0.6): ThreadGenerator {
    yield* this.#revealed[index]?.(1, seconds, easeInOutCubic);
  }

  /** The hidden digits fade out again. */
  *hide(index: number, seconds = 0.4): ThreadGenerator {
    yield* this.#revealed[index]?.(0, seconds, easeInOutCubic);
  }

  /** A number takes the colour of the focus (1), or gives it back (0). */
  *focus(index: number, to: number, seconds = 0.2): ThreadGenerator {
    yield* this.#focus[index]?.(to, seconds);
  }

  /** The last column of the digits behind the printed ones lights up over some rows. */
  *mark(from: number, to: number, seconds = 0.3): ThreadGenerator {
    this.#mark({ cell: this.#deepest, from, to });
    yield* this.#marked(1, seconds);
  }

  *unmark(seconds = 0.3): ThreadGenerator {
    yield* this.#marked(0, seconds);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    withAlpha(context, this.#marked(), () => this.#drawMark(context));
    this.table.rows.forEach((row, index) => {
      this.#drawRow(context, row, index);
    });
    this.drawChildren(context);
  }

  #drawMark(context: CanvasRenderingContext2D): void {
    const mark = this.#mark();
    if (mark === null) return;
    const { theme, pitch } = this.#props;
    const x = cellX(this.table, mark.cell) * this.cell;
    const half = this.size * 0.62;
    context.fillStyle = `${theme.focus}${theme.name === 'dark' ? '2B' : '0C'}`;
    context.beginPath();
    roundRect(
      context,
      x - MARK_PADDING,
      mark.from * pitch - half,
      this.cell + 2 * MARK_PADDING,
      (mark.to - mark.from) * pitch + 2 * half,
      10,
    );
    context.fill();
  }

  #drawRow(context: CanvasRenderingContext2D, row: DigitRow, index: number): void {
    const printed = this.#printed[index]?.() ?? 0;
    const revealed = this.#revealed[index]?.() ?? 0;
    if (printed <= 0) return;
    const { theme, values, pitch } = this.#props;
    const value = values[index] as ShownValue;
    const y = index * pitch + this.size * 0.03;
    const focus = this.#focus[index]?.() ?? 0;
    const ink = mixColours(theme.ink, theme.focus, focus);
    const hidden = mixColours(theme.tertiary, theme.focus, focus);
    // A light page has no room for dimmer text.
    const dim = theme.name === 'dark' ? mixColours(ink, theme.background, 0.24) : ink;
    const typed = Math.ceil(printed * row.printed.length - 1e-9);
    const length = Math.max(row.printed.length, revealed > 0 ? row.full.length : 0);
    // The number is entered once as a whole; its glyphs reach the canvas one by one.
    const text = revealed > 0 ? row.full : row.printed;
    const shown = { ...value, text };
    enterShown(shown);
    const mark = this.#mark();
    const isMarked = mark !== null && index >= mark.from && index <= mark.to;
    const glyph = (digit: string, at: number, base: string, weight: 500 | 700, alpha: number) => {
      if (alpha <= 0) return;
      const isLit = isMarked && row.start + at === mark.cell;
      const color = isLit ? mixColours(base, theme.focus, this.#marked()) : base;
      const width = this.cell * (row.start + at === this.table.point ? POINT_CELL : 1);
      context.font = inter(this.size, weight);
      context.fillStyle = color;
      const x = cellX(this.table, row.start + at) * this.cell + width / 2;
      withAlpha(context, alpha, () => context.fillText(digit, x, y));
    };
    const write = () => {
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      for (let at = 0; at < length; at++) {
        const [short, long] = [row.printed[at], row.full[at]];
        if (at < row.common) {
          if (at < typed) glyph(short as string, at, quiet(row.printed, at) ? dim : ink, 700, 1);
          continue;
        }
        if (short !== undefined && at < typed) glyph(short, at, ink, 700, 1 - revealed);
        if (long !== undefined) glyph(long, at, hidden, 500, revealed);
      }
    };
    asWording({ text, numbers: [shown], check: {} }, () => drawSourced(write));
  }
}

/** Whether a digit is inside a long row of zeros: they are dimmer, so that what stands around them is seen. */
function quiet(text: string, at: number): boolean {
  for (const { index, 0: zeros } of text.matchAll(/0{5,}/g)) {
    if (at >= index && at < index + zeros.length) return true;
  }
  return false;
}
