import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  chain,
  createSignal,
  delay,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import {
  type ArrayValues,
  allValues,
  around,
  axisNumber,
  bent,
  CodeLine,
  drawTextWithNumbers,
  Enclosure,
  Matrix,
  MONO_MIDDLE,
  middleOf,
  mono,
  SourcedFormula,
  shapeText,
  swing,
  type Theme,
  type Themed,
  themed,
  Vector,
  via,
} from 'gradreel/stage';
import { ArcTrail } from './arc-trail.tsx';
import { asDifferenceOf, differenceNote } from './difference.ts';

export interface MaximaHalvesProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  values: {
    /** A square matrix, and the maximum of each of its rows. */
    readonly S: ArrayValues;
    readonly maxima: ArrayValues;
    /** The matrix minus the maxima as a row, and as a column. */
    readonly wrong: ArrayValues;
    readonly right: ArrayValues;
  };
  shapes: { readonly flat: readonly ShownValue[]; readonly kept: readonly ShownValue[] };
  /** The matrix's letter. */
  name: string;
}

const LEFT = 170;
const RIGHT = 1164;
const TOP = 240;
const SIDE = 588;
const GAP = 18;
const STRIP = 100;
/** Between a matrix and its strip. */
const CLEAR = 24;
const CODE_Y = 884;
/** The last maximum swings through the gutter between the halves; the line shows its way there. */
const SWING = via({ x: 960, y: 737 }, { x: 960, y: 150 });
const IN_GUTTER = [0.22, 0.805] as const;

/**
 * Row maxima subtracted from a square matrix, twice: laid flat they run down the columns, kept standing
 * they run across their rows. Two halves of one size, so that stripe can be compared with stripe.
 *
 * @example
 * yield* halves.begin(); yield* halves.layFlat(); yield* halves.fallDown();
 */
export class MaximaHalves extends Node {
  /** The matrix on the right, which becomes the right result. */
  readonly matrix: Matrix;
  readonly wrong: Matrix;
  readonly flat: Vector;
  readonly kept: Vector;
  readonly #flatEnclosure: Enclosure;
  readonly #keptEnclosure: Enclosure;
  readonly #trail: ArcTrail;
  readonly #letter: SourcedFormula;
  readonly #wrongCode: CodeLine;
  readonly #rightCode: CodeLine;
  readonly #flatShape: SimpleSignal<number> = createSignal(0);
  readonly #keptShape: SimpleSignal<number> = createSignal(0);
  readonly #props: Themed<MaximaHalvesProps>;

  constructor(given: MaximaHalvesProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, values, name } = props;
    const code = `${name} - ${name}.max(axis=1)`;
    const keepdims = `${name} - ${name}.max(axis=1, keepdims=True)`;
    const count = this.#count;
    const side = (SIDE - (count - 1) * GAP) / count;
    const cell = [side, side] as const;
    const alsoShows = [values.S, values.wrong, values.right].flatMap((array) => allValues(array));
    const common = { theme, cell, gap: GAP, style: 'absent', alsoShows } as const;
    this.matrix = new Matrix({ ...common, values: values.S, position: [RIGHT, TOP] });
    this.wrong = new Matrix({ ...common, values: values.wrong, position: [LEFT, TOP] });
    const strip = { theme, gap: GAP, style: 'absent', values: values.maxima } as const;
    this.flat = new Vector({
      ...strip,
      cell: [side, STRIP],
      position: [LEFT, TOP - CLEAR - STRIP],
    });
    this.kept = new Vector({
      ...strip,
      as: 'column',
      cell: [STRIP, side],
      position: [RIGHT - CLEAR - STRIP, TOP],
    });
    this.#flatEnclosure = new Enclosure({ theme });
    this.#keptEnclosure = new Enclosure({ theme });
    const last = count - 1;
    const from = middleOf(this.kept.box({ row: last }));
    const to = middleOf(this.flat.box({ column: last }));
    this.#trail = new ArcTrail({
      theme,
      from,
      to,
      way: SWING,
      between: IN_GUTTER,
      label: values.maxima.at(0, 0, last),
    });
    const numbers = [axisNumber(1)];
    this.#wrongCode = new CodeLine({ theme, code, numbers, position: [LEFT, CODE_Y] });
    this.#rightCode = new CodeLine({
      theme,
      code: keepdims,
      numbers,
      position: [RIGHT - CLEAR - STRIP, CODE_Y],
    });
    this.#letter = new SourcedFormula({
      tex: name,
      fontSize: 54,
      fill: theme.secondary,
      position: [RIGHT + SIDE / 2, TOP - CLEAR - STRIP / 2],
      opacity: 0,
    });
    this.add(this.#letter);
    for (const text of [this.#wrongCode, this.#rightCode]) this.add(text);
    this.add([this.matrix, this.wrong, this.kept, this.#trail, this.flat]);
    this.add([this.#flatEnclosure, this.#keptEnclosure]);
  }

  get #count(): number {
    return this.#props.values.S.size[1];
  }

  /** The matrix on the right, empty memory for the result on the left, and the line of code. */
  *begin(): ThreadGenerator {
    for (const cell of this.wrong.cells()) cell.landed(0);
    yield* all(
      this.matrix.appear(),
      this.#letter.opacity(1, 0.4),
      delay(0.3, this.wrong.appear()),
      delay(0.6, this.#wrongCode.write()),
    );
    yield* this.#liftMaxima();
  }

  /** The largest number of every row comes out beside its row. */
  *#liftMaxima(): ThreadGenerator {
    const cells = this.kept.cells();
    const places = cells.map((cell, row) => ({
      cell,
      from: this.matrix.box({ row, column: this.#columnOfMaximum(row) }),
      to: this.kept.box({ row }),
    }));
    yield* sequence(
      0.15,
      ...places.map((_, row) => this.matrix.cell(row, this.#columnOfMaximum(row)).raised(1, 0.3)),
    );
    for (const cell of cells) cell.shown(1);
    yield* swing(places, { way: bent(0), seconds: 0.7, stagger: 0.15 });
  }

  #columnOfMaximum(row: number): number {
    const { S, maxima } = this.#props.values;
    const wanted = maxima.at(0, 0, row).number;
    return allValues(S)
      .slice(row * this.#count, (row + 1) * this.#count)
      .findIndex(({ number }) => number === wanted);
  }

  /** The column of maxima is laid flat above the matrix: the axis is gone. */
  *layFlat(): ThreadGenerator {
    const last = this.#count - 1;
    const source = this.kept.entry(last);
    yield* all(
      source.focus(1, 0.3),
      this.#keptEnclosure.show(
        around(this.kept.box({ row: last }), this.matrix.box({ row: last })),
      ),
    );
    yield* waitFor(1.2);
    const swings = this.flat.cells().map((cell, index) => ({
      cell,
      from: this.kept.box({ row: index }),
      to: this.flat.box({ column: index }),
    }));
    for (const cell of this.flat.cells()) cell.shown(1);
    for (const cell of this.kept.cells()) cell.shown(0);
    this.flat.entry(last).focus(1);
    yield* all(
      ...swings.map((swinging, index) =>
        delay(0.1 * index, swing([swinging], { way: index === last ? SWING : bent(0.04) })),
      ),
      delay(0.1 * last, this.#trail.follow(0.9)),
      delay(1.1 + 0.1 * last, this.#flatShape(1, 0.3)),
      this.#keptEnclosure.hide(),
    );
  }

  /** The last maximum runs down the last column. */
  *fallDown(): ThreadGenerator {
    const last = this.#count - 1;
    yield* this.#flatEnclosure.show(
      around(this.flat.box({ column: last }), this.wrong.box({ column: last })),
    );
    yield* sequence(
      0.25,
      ...this.wrong.cells({ column: last }).map((_, row) => this.#fill(row, last, true)),
    );
    yield* this.#trail.shown(0.001, 0.6);
  }

  /** So do all others. */
  *fallElsewhere(): ThreadGenerator {
    const columns = Array.from({ length: this.#count - 1 }, (_, index) => index).reverse();
    const cells = columns.flatMap((column) =>
      this.wrong.cells({ column }).map((_, row) => [row, column] as const),
    );
    yield* all(
      this.#flatEnclosure.hide(),
      this.flat.entry(this.#count - 1).focus(0, 0.3),
      sequence(
        Math.min(0.2, 1.6 / cells.length),
        ...cells.map(([row, column]) => this.#fill(row, column, false)),
      ),
    );
  }

  *#fill(row: number, column: number, focus: boolean): ThreadGenerator {
    const { S, maxima, wrong } = this.#props.values;
    const cell = this.wrong.cell(row, column);
    const [from, subtracted] = [S.at(0, row, column), maxima.at(0, 0, column)];
    cell.value(asDifferenceOf(wrong.at(0, row, column), from, subtracted));
    cell.note(differenceNote(from, subtracted, focus));
    cell.noteShown(1);
    cell.sign(1);
    yield* this.wrong.land(cell, 0.3);
  }

  /** What lies above zero cannot be right. */
  *pointOutAbove(): ThreadGenerator {
    const above = this.wrong.cells().filter((cell) => (cell.value()?.number ?? 0) > 0);
    yield* waitFor(1.6);
    yield* all(
      ...above.map((cell) => all(cell.lit(1, 0.3), cell.pulse(1, 0.3))),
      this.#wrongCode.judge('wrong'),
    );
    yield* all(...above.map((cell) => cell.pulse(0, 0.3)));
  }

  /** The maxima stay beside their rows: the axis is kept with length one. */
  *keepAxis(): ThreadGenerator {
    yield* all(
      ...this.wrong.cells().map((cell) => cell.lit(0, 0.3)),
      delay(0.4, this.#rightCode.write()),
    );
    yield* waitFor(1);
    yield* this.#liftMaxima();
    yield* all(this.#keptShape(1, 0.4), ...this.kept.cells().map((cell) => cell.raised(1, 0.3)));
  }

  /** Each maximum runs across its own row. */
  *reachAcross(): ThreadGenerator {
    const { S, maxima, right } = this.#props.values;
    yield* this.#letter.opacity(0, 0.3);
    yield* sequence(
      0.1,
      ...this.matrix.indices().map(([, row, column]) => {
        const [from, subtracted] = [S.at(0, row, column), maxima.at(0, 0, row)];
        const cell = this.matrix.cell(row, column);
        return chain(
          cell.raised(0, 0.1),
          this.matrix.turnOver(cell, asDifferenceOf(right.at(0, row, column), from, subtracted), {
            note: differenceNote(from, subtracted, row === this.#count - 1),
            signed: true,
          }),
        );
      }),
    );
  }

  /** The same maximum: down a column on the left, across a row on the right. */
  *compare(): ThreadGenerator {
    const last = this.#count - 1;
    yield* all(
      this.flat.entry(last).focus(1, 0.4),
      this.kept.entry(last).focus(1, 0.4),
      this.#trail.shown(1, 0.4),
      this.#rightCode.judge('right'),
      this.#flatEnclosure.show(
        around(this.flat.box({ column: last }), this.wrong.box({ column: last })),
        0.4,
      ),
      this.#keptEnclosure.show(
        around(this.kept.box({ row: last }), this.matrix.box({ row: last })),
        0.4,
      ),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, shapes } = this.#props;
    const style = { font: mono(44, 500), color: theme.secondary } as const;
    const y = TOP - CLEAR - STRIP / 2 + 44 * MONO_MIDDLE;
    const flat = shapeText(shapes.flat);
    const kept = shapeText(shapes.kept);
    const beside = LEFT + SIDE + 34;
    drawTextWithNumbers(context, flat.text, flat.numbers, beside, y, {
      ...style,
      alpha: this.#flatShape(),
    });
    drawTextWithNumbers(context, kept.text, kept.numbers, RIGHT - CLEAR - STRIP, y, {
      ...style,
      alpha: this.#keptShape(),
    });
    this.drawChildren(context);
  }
}
