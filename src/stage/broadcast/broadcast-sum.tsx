import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  delay,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { asSumOf } from '../../run/displayed-arithmetic.ts';
import type { ShownValue } from '../../run/run.ts';
import { mono } from '../fonts.ts';
import type { MatrixCell } from '../matrix/cell.ts';
import { dottedLine } from '../matrix/dots.ts';
import { MONO_WIDTH } from '../matrix/draw-numbers.ts';
import { Matrix } from '../matrix/matrix.tsx';
import { cellPalette } from '../matrix/palette.ts';
import type { ArrayValues } from '../matrix/values.ts';
import { Stretch } from '../movement/stretch.ts';
import { via } from '../movement/way.ts';
import type { NumberedText } from '../numbered-lines.ts';
import { arrow, withAlpha } from '../paint.ts';
import { signed } from '../signs.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import { drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { type SumLayout, sumLayout } from './layout.ts';
import { isStored, sourceIndex, stretchedValues } from './stretched-values.ts';

/** One array of the sum: its cells, its letter and its shape. */
export interface SumTerm {
  readonly matrix: Matrix;
  readonly tex: string;
  readonly shape: NumberedText;
}

export interface BroadcastSumProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Made by {@link broadcastMatrix}, so that it can stretch as well. */
  a: SumTerm;
  b: SumTerm;
  result: { readonly values: ArrayValues; readonly tex: string; readonly shape: NumberedText };
}

/** The way of a row that has to pass the matrix to stand above it. */
const AROUND = via({ x: 1400, y: 780 }, { x: 1400, y: 20 });
/** Longest time that adding all cells may take, and a single one. */
const ADDING = { cell: 0.35, all: 3.2 } as const;

/**
 * The matrix of an array as large as the result it is broadcast to; the numbers that are only read again
 * are ghosts, and absent at first.
 *
 * @example
 * const a = broadcastMatrix({ theme, values: arrayValues(run, 'A'), size: [1, 3, 3], cell: [90, 90] });
 */
export function broadcastMatrix({
  values,
  size,
  ...props
}: ConstructorParameters<typeof Matrix>[0] & { size: readonly [number, number, number] }): Matrix {
  const matrix = new Matrix({ ...props, values: stretchedValues(values, size) });
  for (const index of matrix.indices()) {
    if (isStored(values.size, index)) continue;
    matrix.cell(...index).ghost(1);
    matrix.cell(...index).shown(0);
  }
  return matrix;
}

/**
 * `a + b = result` for arrays of different shapes: b stretches under a, dotted copies say that nothing is
 * stored, and the result's sockets fill cell by cell.
 *
 * @example
 * yield* sum.arrange(); yield* sum.stretch(); yield* sum.fill();
 */
export class BroadcastSum extends Node {
  readonly result: Matrix;
  readonly layout: SumLayout;
  readonly names: SimpleSignal<number> = createSignal(0);
  readonly #equals: SimpleSignal<number> = createSignal(0);
  readonly #arrow: SimpleSignal<number> = createSignal(0);
  readonly #stretch: Stretch;
  readonly #props: Themed<BroadcastSumProps>;
  readonly #letters: readonly SourcedFormula[];

  constructor(given: BroadcastSumProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, a, b, result } = props;
    this.layout = sumLayout(b.matrix.values.size, result.values.size);
    this.result = new Matrix({
      theme,
      values: result.values,
      style: 'absent',
      cell: this.layout.result.cell,
      gap: this.layout.result.gap ?? 12,
      layerStep: this.layout.result.layerStep ?? [0, 0],
      position: [this.layout.result.x, this.layout.result.y],
    });
    for (const index of this.result.indices()) {
      const cell = this.result.cell(...index);
      cell.landed(0);
      cell.raised(1);
      const value = cell.value() as ShownValue;
      cell.value(asSumOf(value, [this.#augend(index), this.#addend(index)]));
    }
    const { letters } = this.layout;
    this.#letters = [
      [a.tex, letters.a] as const,
      [b.tex, letters.b] as const,
      [result.tex, letters.result] as const,
    ].map(
      ([tex, { x, y }]) =>
        new SourcedFormula({
          tex,
          fontSize: 54,
          fill: theme.secondary,
          position: [x, y],
          opacity: 0,
        }),
    );
    this.#stretch = new Stretch(theme, this.#tiles());
    a.matrix.between = (context) => this.#stretch.draw(context);
    this.add([...this.#letters, this.result]);
  }

  /** Both arrays move to their places; letters, shapes and the sockets of the result appear. */
  *arrange(seconds = 0.9): ThreadGenerator {
    const { a, b } = this.#props;
    const isAbove = this.layout.side === 'above';
    yield* all(
      a.matrix.place(this.layout.a, seconds),
      // Around the other array, not across it.
      delay(
        isAbove ? 0 : seconds / 3,
        b.matrix.place(
          this.layout.b,
          isAbove ? seconds * 1.5 : seconds,
          isAbove ? AROUND : undefined,
        ),
      ),
      delay(seconds * 0.8, this.introduce()),
    );
  }

  /** Letters, shapes and sockets, where the arrays have their places already. */
  *introduce(): ThreadGenerator {
    yield* all(
      this.names(1, 0.4),
      this.#equals(1, 0.4),
      ...this.#letters.map((letter) => letter.opacity(1, 0.4)),
      this.result.appear(),
    );
  }

  /** b, and a where it is the shorter one, reach all places where they are read. */
  *stretch(seconds = 0.9): ThreadGenerator {
    const { a, b } = this.#props;
    for (const index of a.matrix.indices()) {
      const label = signed(this.#addend(index));
      const text = label.number === 0 ? { ...label, text: `+${label.text}` } : label;
      a.matrix.addend(a.matrix.cell(...index), { label: text, ghost: true });
    }
    const places = this.#readings();
    yield* all(
      ...b.matrix.cells().map((cell) => cell.raised(1, 0.2)),
      this.#arrow(1, seconds),
      this.#stretch.play(
        seconds,
        (tile, ghost) =>
          a.matrix.cell(...((places[tile] ?? [])[ghost] as [number, number, number])).addendShown,
      ),
      ...a.matrix.cells().map((cell) => delay(seconds * 0.5, cell.shown(1, 0.3))),
    );
  }

  /** Fills cells of the result, one after the other, up to but not including position `to` in memory. */
  *fill(from = 0, to = this.result.cells().length): ThreadGenerator {
    const seconds = Math.min(ADDING.cell, ADDING.all / this.result.cells().length);
    for (const index of this.result.indices().slice(from, to)) {
      yield* this.#focusOn(index, seconds * 0.4);
      yield* waitFor(seconds * 0.3);
      yield* this.#release(index, seconds * 0.3);
    }
  }

  /** One cell is added and stays in focus until {@link release}. */
  *fillAndHold(position: number): ThreadGenerator {
    yield* this.#focusOn(this.#indexAt(position), 0.3);
  }

  *release(position: number): ThreadGenerator {
    yield* this.#release(this.#indexAt(position), 0.2);
  }

  /** What is only read, and stored nowhere, lights up. */
  *pointOutGhosts(): ThreadGenerator {
    const cells = this.#props.a.matrix.cells();
    yield* all(...cells.map((cell) => cell.addendLit(1, 0.3)));
    yield* waitFor(1.6);
    yield* all(...cells.map((cell) => cell.addendLit(0, 0.3)));
  }

  /** Bands, addends, letters and result go; the arrays stay. */
  *clear(seconds = 0.4): ThreadGenerator {
    const { a } = this.#props;
    yield* all(
      this.names(0, seconds),
      this.#equals(0, seconds),
      this.#arrow(0, seconds),
      this.#stretch.alpha(0, seconds),
      this.result.fade(0, seconds),
      ...this.#letters.map((letter) => letter.opacity(0, seconds)),
      ...a.matrix.cells().map((cell) => cell.addendShown(0, seconds)),
    );
  }

  #indexAt(position: number): [number, number, number] {
    return this.result.indices()[position] as [number, number, number];
  }

  /** Source, operand and result share the focus: one chain. */
  #chain(index: [number, number, number]): {
    tile: MatrixCell;
    operand: MatrixCell;
    cell: MatrixCell;
  } {
    const { a, b } = this.#props;
    return {
      tile: b.matrix.cell(...sourceIndex(b.matrix.values.size, index)),
      operand: a.matrix.cell(...index),
      cell: this.result.cell(...index),
    };
  }

  *#focusOn(index: [number, number, number], seconds: number): ThreadGenerator {
    const { tile, operand, cell } = this.#chain(index);
    yield* all(
      tile.focus(1, seconds),
      operand.lit(1, seconds),
      operand.raised(1, seconds),
      operand.addendLit(1, seconds),
      cell.focus(1, seconds * 0.5),
      this.result.land(cell, Math.max(seconds, 0.15)),
    );
  }

  *#release(index: [number, number, number], seconds: number): ThreadGenerator {
    const { tile, operand, cell } = this.#chain(index);
    yield* all(
      tile.focus(0, seconds),
      operand.lit(0, seconds),
      operand.raised(0, seconds),
      operand.addendLit(0, seconds),
      cell.focus(0, seconds),
    );
  }

  #augend(index: readonly [number, number, number]): ShownValue {
    return this.#props.a.matrix.values.at(...index);
  }

  #addend(index: readonly [number, number, number]): ShownValue {
    const { values } = this.#props.b.matrix;
    return values.at(...sourceIndex(values.size, index));
  }

  /** For every tile of b: the cells of the result that read it. */
  #readings(): [number, number, number][][] {
    const { values } = this.#props.b.matrix;
    const sources = this.#props.b.matrix.indices();
    return sources.map((source) =>
      this.result
        .indices()
        .filter((index) => String(sourceIndex(values.size, index)) === String(source)),
    );
  }

  #tiles() {
    const { a, b } = this.#props;
    const readings = this.#readings();
    return b.matrix.indices().map(([layer, row, column], position) => ({
      from: () => b.matrix.box({ layer, row, column }),
      ghosts: () => (readings[position] ?? []).map((index) => a.matrix.addendBox(...index)),
      lit: () => b.matrix.cell(layer, row, column).focus(),
    }));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, a, b, result } = this.#props;
    const { shapes, equals } = this.layout;
    withAlpha(context, this.names(), () => {
      const longest = Math.max(a.shape.text.length, b.shape.text.length, result.shape.text.length);
      const size = Math.min(44, this.layout.shapeWidth / (MONO_WIDTH * longest));
      const style = {
        font: mono(size, 500),
        color: theme.ink,
        align: 'center',
        baseline: 'middle',
      } as const;
      for (const [shape, { x, y }] of [
        [a.shape, shapes.a],
        [b.shape, shapes.b],
        [result.shape, shapes.result],
      ] as const) {
        drawTextWithNumbers(context, shape.text, shape.numbers, x, y, style);
      }
    });
    withAlpha(context, this.#equals(), () => {
      context.fillStyle = theme.secondary;
      for (const side of [-1, 1]) context.fillRect(equals.x - 22, equals.y + side * 10 - 3, 44, 6);
    });
    this.#drawArrow(context);
    this.drawChildren(context);
  }

  /** `(3, 1) ···> (3, 3)`: the shape that is read, where b stands left of a. */
  #drawArrow(context: CanvasRenderingContext2D): void {
    const drawn = this.#arrow();
    const { side, shapes } = this.layout;
    const { theme, a, b } = this.#props;
    if (drawn <= 0 || side === 'above') return;
    const half = (text: string) => (text.length * MONO_WIDTH * 44) / 2 + 24;
    const from = { x: shapes.b.x + half(b.shape.text), y: shapes.b.y };
    const end = { x: shapes.a.x - half(a.shape.text), y: shapes.a.y };
    if (end.x - from.x < 60) return;
    const colour = cellPalette(theme).dots;
    dottedLine(context, from, { x: end.x - 14, y: end.y }, { colour, size: 5, pitch: 13, drawn });
    if (drawn > 0.95)
      arrow(context, { x: end.x - 6, y: end.y }, end, { colour, width: 4, head: 16 });
  }
}
