import { Node, Rect, Txt } from '@motion-canvas/2d';
import { all, chain, easeOutCubic, linear, sequence, waitFor } from '@motion-canvas/core';
import type { ShownValue } from '../../../src/run/run.ts';
import { defineExample } from '../../../src/stage/gallery/example.ts';
import { cellPalette, signFill } from '../../../src/stage/matrix/palette.ts';
import { arrayValues } from '../../../src/stage/matrix/values.ts';
import type { Theme } from '../../../src/stage/theme.ts';
import { CELL, CORNER, recordNumbers, SECONDS, SIZE, STATES, WAY } from './numbers.ts';

/** As the stage's matrix has them for cells of this size. */
const RADIUS = 5;
const FONT_SIZE = 0.58 * CELL.height;
/** Down to where the stage writes: its numerals stand in the middle, not the lines around them. */
const DOWN = 1;

/** The same matrix as an author would make it of Motion Canvas's own nodes: a group a cell. */
export const stock = defineExample({
  name: 'A matrix with Motion Canvas’s nodes',
  says: 'The benchmark’s picture.',
  size: [1920, 1080],
  run: recordNumbers,
  *play(view, { theme, run }) {
    const states = Array.from({ length: STATES }, (_, state) => arrayValues(run, `A${state}`));
    const matrix = new Node({ position: [...CORNER] });
    view.add(matrix);
    const cells = Array.from({ length: SIZE ** 2 }, (_, flat) => {
      const [row, column] = [Math.floor(flat / SIZE), flat % SIZE];
      const cell = new StockCell(theme, row, column);
      matrix.add(cell.group);
      cell.show(states[0]!.at(0, row, column), 99);
      return cell;
    });
    yield* sequence(
      SECONDS.appear / (cells.length - 1),
      ...cells.map(({ group }) => group.opacity(1, SECONDS.fade, easeOutCubic)),
    );
    const changes = states.map(function* (values) {
      const numbers = cells.map((_, flat) => values.at(0, Math.floor(flat / SIZE), flat % SIZE));
      const largest = Math.max(...numbers.map(({ number }) => Math.abs(number)));
      for (const [flat, cell] of cells.entries()) cell.show(numbers[flat]!, largest);
      yield* waitFor(SECONDS.move / STATES);
    });
    yield* all(matrix.position.x(CORNER[0] + WAY, SECONDS.move, linear), chain(...changes));
  },
});

class StockCell {
  readonly group: Node;
  readonly #fill: Rect;
  readonly #edge: Rect;
  readonly #text: Txt;

  constructor(
    private readonly theme: Theme,
    row: number,
    column: number,
  ) {
    const { width, height, gap } = CELL;
    const place = {
      x: column * (width + gap) + width / 2,
      y: row * (height + gap) + height / 2,
    };
    this.#fill = new Rect({ width, height, radius: RADIUS });
    this.#edge = new Rect({ radius: RADIUS });
    this.#text = new Txt({
      y: DOWN,
      fontFamily: 'JetBrains Mono',
      fontSize: FONT_SIZE,
      fontWeight: 700,
      fill: theme.ink,
    });
    this.group = new Node({ position: place, opacity: 0 });
    this.group.add([this.#fill, this.#edge, this.#text]);
  }

  show({ number, text }: ShownValue, largest: number): void {
    const { width, height } = CELL;
    const line = number < 0 ? 3 : 4;
    this.#fill.fill(signFill(cellPalette(this.theme), number, largest));
    this.#edge.size([width - line, height - line]);
    this.#edge.lineWidth(number === 0 ? 0 : line);
    this.#edge.lineDash(number < 0 ? [10, 6] : []);
    this.#edge.stroke((number < 0 ? this.theme.negative : this.theme.positive).strong);
    this.#text.text(text);
  }
}
