import { Node, type NodeProps } from '@motion-canvas/2d';
import { all, createSignal, type SimpleSignal, type ThreadGenerator } from '@motion-canvas/core';
import { blankAfterZero, type ShownValue } from 'gradreel/lesson';
import {
  drawText,
  fitSize,
  inter,
  measuringContext,
  mixColours,
  signColours,
  signed,
  type Theme,
  type Themed,
  textWidth,
  themed,
  withAlpha,
} from 'gradreel/stage';

export interface TermColumnProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** What the ledger's rows add, one below the other. */
  terms: readonly ShownValue[];
  /** The heading above them, and its middle above that of the first row. */
  title: string;
  titleY?: number;
  width: number;
  pitch: number;
  /** Font size where there is room for it; 54 when left out. */
  size?: number;
}

/**
 * The terms of a running total as a column of a ledger, right-aligned, each in the colour of its sign. The
 * origin is the right end of the middle of the first row.
 *
 * @example
 * const column = new TermColumn({ theme, terms: run.values('product'), title: 'product', width: 170, pitch: 116 });
 * yield* travel(view, { value, from, to: column.stop(0) }); column.show(0);
 */
export class TermColumn extends Node {
  readonly size: number;
  readonly #props: Themed<TermColumnProps>;
  /** Where each term ends: an exact zero stands where the units stand. */
  readonly #ends: readonly number[];
  readonly #shown: SimpleSignal<number>[];
  readonly #titled = createSignal(0);

  constructor(given: TermColumnProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#shown = props.terms.map(() => createSignal(0));
    const context = measuringContext();
    const sizes = props.terms.map((term) =>
      fitSize(context, signed(term).text, (px) => inter(px, 600), {
        size: Math.min(props.size ?? 54, props.pitch * 0.5),
        width: props.width,
      }),
    );
    this.size = Math.min(...sizes);
    const texts = props.terms.map(({ text }) => text);
    this.#ends = texts.map(
      (text) => -textWidth(context, blankAfterZero(text, texts), inter(this.size, 600)),
    );
  }

  /** Where a term stands, for what travels there; in the node's own space. */
  stop(index: number): { x: number; y: number; size: number; colour: string; align: 'right' } {
    const term = this.#props.terms[index] as ShownValue;
    return {
      x: this.#ends[index] as number,
      y: index * this.#props.pitch,
      size: this.size,
      colour: signColours(this.#props.theme, term.number).strong,
      align: 'right',
    };
  }

  *title(seconds = 0.4): ThreadGenerator {
    yield* this.#titled(1, seconds);
  }

  /** A term stands in its row at once: it has travelled there. */
  show(index: number): void {
    this.#shown[index]?.(1);
  }

  *hide(seconds = 0.4): ThreadGenerator {
    yield* all(this.#titled(0, seconds), ...this.#shown.map((shown) => shown(0, seconds)));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, terms, title, titleY = -94, pitch } = this.#props;
    drawText(context, title, 0, titleY, {
      font: inter(32, 500),
      color: theme.tertiary,
      align: 'right',
      baseline: 'middle',
      alpha: this.#titled(),
      check: { except: { label: 'a heading: its column fills beneath it' } },
    });
    terms.forEach((term, index) => {
      withAlpha(context, this.#shown[index]?.() ?? 0, () =>
        drawText(
          context,
          signed(term),
          this.#ends[index] as number,
          index * pitch + this.size * 0.03,
          {
            font: inter(this.size, 600),
            color: mixColours(signColours(theme, term.number).strong, theme.ink, 0.08),
            align: 'right',
            baseline: 'middle',
          },
        ),
      );
    });
    this.drawChildren(context);
  }
}
