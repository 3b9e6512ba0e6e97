import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  delay,
  easeOutCubic,
  sequence,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import {
  type ArrayValues,
  around,
  Enclosure,
  Fall,
  Matrix,
  type Note,
  SourcedFormula,
  Stretch,
  stretchedValues,
  type Theme,
  type Themed,
  themed,
  Vector,
} from 'gradreel/stage';

export interface GradientSumProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The row that was broadcast. */
  row: ArrayValues;
  /** What comes back for every cell. */
  gradients: ArrayValues;
  /** Running totals of its columns, from the last row to the first. */
  running: ArrayValues;
  /** What the row collects. */
  total: ArrayValues;
}

const PLACE = { x: 190, bottom: 872, width: 718, strip: 118, top: 142, gap: 14 } as const;

/**
 * The backward twin of a broadcast row: gradients arrive at its ghosts, rise along the axis that was
 * stretched, add up, and land in the row.
 *
 * @example
 * yield* sum.recallForward(); yield* sum.receive(); yield* sum.collect(0);
 */
export class GradientSum extends Node {
  readonly row: Vector;
  readonly ghosts: Matrix;
  readonly gradients: Matrix;
  readonly #stretch: Stretch;
  readonly #falls: readonly Fall[];
  readonly #enclosure: Enclosure;
  readonly #rowName: SourcedFormula;
  readonly #gradientName: SourcedFormula;
  readonly #totalName: SourcedFormula;
  readonly #props: Themed<GradientSumProps>;

  constructor(given: GradientSumProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, row, gradients, total } = props;
    const [, rows, columns] = gradients.size;
    const { x, top, bottom, strip, gap } = PLACE;
    const width = (PLACE.width - (columns - 1) * gap) / columns;
    const y = top + strip + gap + 6;
    const height = (bottom - y - (rows - 1) * gap) / rows;
    const alsoShows = [...Array(columns).keys()].map((column) => total.at(0, 0, column));
    this.row = new Vector({
      theme,
      values: row,
      style: 'raised',
      cell: [width, strip],
      gap,
      position: [x, top],
      alsoShows,
    });
    const grid = {
      theme,
      cell: [width, height] as const,
      gap,
      position: [x, y] as [number, number],
    };
    this.ghosts = new Matrix({
      ...grid,
      values: stretchedValues(row, gradients.size),
      style: 'absent',
    });
    for (const cell of this.ghosts.cells()) cell.ghost(1);
    this.gradients = new Matrix({
      ...grid,
      values: gradients,
      style: 'absent',
      focus: theme.gradient,
      alsoShows,
    });
    for (const cell of this.gradients.cells()) cell.tint(1);
    this.#stretch = new Stretch(theme, this.#tiles());
    this.ghosts.between = (context) => this.#stretch.draw(context);
    this.#enclosure = new Enclosure({ theme, colour: theme.gradient });
    this.#falls = [...Array(columns).keys()].map((column) => this.#fallOf(column));
    const letter = (tex: string, at: number, opacity = 0) =>
      new SourcedFormula({
        tex,
        fontSize: 54,
        fill: theme.secondary,
        position: [x - 62, at],
        opacity,
      });
    this.#rowName = letter('b', top + strip / 2, 1);
    this.#gradientName = letter('G', (y + bottom) / 2);
    this.#totalName = letter('db', top + strip / 2);
    this.add([this.#rowName, this.#gradientName, this.#totalName]);
    this.add([this.ghosts, this.row, this.gradients, this.#enclosure, ...this.#falls]);
  }

  #tiles() {
    return this.row.cells().map((cell, column) => ({
      from: () => this.row.box({ column }),
      ghosts: () => this.ghosts.cells({ column }).map((_, row) => this.ghosts.box({ row, column })),
      lit: () => cell.focus(),
    }));
  }

  /** From the last row up to the first, and into the row above. */
  #fallOf(column: number): Fall {
    const { theme, gradients, running, total } = this.#props;
    const rows = gradients.size[1];
    const order = [...Array(rows).keys()].reverse();
    const stops = [
      ...order.map((row) => this.gradients.box({ row, column })),
      this.row.box({ column }),
    ];
    const totals = order.map((_, step) => running.at(0, step, column));
    const notes: (Note | null)[] = order.map((row, step) =>
      step === 0
        ? null
        : [
            { label: totals[step - 1] as ShownValue },
            { label: ' + ' },
            { label: gradients.at(0, row, column) },
          ],
    );
    return new Fall({
      theme,
      focus: theme.gradient,
      keepsFocus: true,
      chevrons: true,
      lines: [{ stops, values: [...totals, total.at(0, 0, column)], notes: [...notes, null] }],
    });
  }

  /** How the row was read on the way out. */
  *recallForward(): ThreadGenerator {
    yield* this.#stretch.play(0.9, (column, row) => this.ghosts.cell(row, column).shown);
    yield* waitFor(0.4);
  }

  /** One gradient for every cell comes in from the right. */
  *receive(): ThreadGenerator {
    const columns = this.#props.gradients.size[2];
    yield* all(
      this.#stretch.alpha(0, 0.6),
      delay(0.9, this.ghosts.fade(0, 0.4)),
      delay(0.5, this.#gradientName.opacity(1, 0.4)),
      ...this.gradients.indices().map(([, row, column]) => {
        const cell = this.gradients.cell(row, column);
        cell.shiftX(420);
        return delay(
          0.1 * (columns - 1 - column) + 0.12 * row,
          all(cell.shown(1, 0.3), cell.shiftX(0, 0.7, easeOutCubic)),
        );
      }),
    );
  }

  /** All that came back to the ghosts of one number. */
  *pointOutColumn(column: number): ThreadGenerator {
    yield* this.#enclosure.show(
      around(this.row.box({ column }), this.gradients.box({ column })),
      0.4,
    );
    const others = this.gradients.indices().filter(([, , own]) => own !== column);
    yield* all(...others.map((index) => this.gradients.cell(...index).tint(0, 0.4)));
  }

  /** The gradients of a column rise and add up. */
  *collect(column: number, { seconds = 0.7, rest = 0.7 } = {}): ThreadGenerator {
    const fall = this.#falls[column] as Fall;
    const rows = this.#props.gradients.size[1];
    const cells = this.gradients.cells({ column });
    yield* all(
      fall.play({
        seconds,
        rest,
        stagger: 0,
        passed: (_line, stop) => {
          if (stop === rows) this.row.entry(column).shown(0);
        },
      }),
      // What has been read stays, dim.
      sequence(
        seconds + rest,
        ...cells.toReversed().map((cell) => all(cell.tint(0, 0.3), cell.raised(-1, 0.3))),
      ),
    );
  }

  *collectOthers(): ThreadGenerator {
    const columns = [...Array(this.#props.gradients.size[2]).keys()].slice(1);
    yield* all(
      this.#enclosure.hide(),
      this.#rowName.opacity(0, 0.3),
      delay(0.4, this.#totalName.opacity(1, 0.4)),
      ...columns.map((column, index) =>
        delay(0.25 * index, this.collect(column, { seconds: 0.45, rest: 0.1 })),
      ),
    );
  }
}
