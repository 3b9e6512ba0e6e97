import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInCubic,
  easeInOutCubic,
  easeOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
  tween,
} from '@motion-canvas/core';
import { blankAfterZero } from '../../run/number-format.ts';
import type { ShownValue } from '../../run/run.ts';
import type { Way } from '../movement/way.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { labelText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { type Addend, type CellStyle, MatrixCell, type Note } from './cell.ts';
import { drawNumbers } from './draw-numbers.ts';
import { drawTile, type TileStyle } from './draw-tile.ts';
import { addendBox, type Box, type Cells, cellBox, cellsBox, type Grid, shifted } from './grid.ts';
import { cellPalette, litColour } from './palette.ts';
import { type ArrayValues, allValues } from './values.ts';

export interface MatrixProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  values: ArrayValues;
  /** Width and height of a cell. */
  cell: readonly [number, number];
  gap?: number;
  /** From a layer to the next; below each other with a gap of one third of a cell when left out. */
  layerStep?: readonly [number, number];
  style?: CellStyle;
  /** Colour of the focus; the theme's when left out, its gradient colour for a backward pass. */
  focus?: string;
  /** Other numbers that the cells will show, so that one size fits all. */
  alsoShows?: readonly ShownValue[];
}

/**
 * An array of up to three axes as cells, drawn in one pass: values, empty sockets, ghosts that were never
 * stored, fills by sign. The node's position is its top left corner. Every cell has its own signals.
 *
 * @example
 * const a = new Matrix({ theme, values: arrayValues(run, 'A'), cell: [202, 202], position: [370, 182] });
 * yield* a.cell(1, 1).focus(1, 0.2);
 * yield* all(...a.cells({ row: 0 }).map((cell) => cell.raised(1, 0.2)));
 */
export class Matrix extends Node {
  readonly cellWidth: SimpleSignal<number>;
  readonly cellHeight: SimpleSignal<number>;
  readonly gap: SimpleSignal<number>;
  readonly layerStepX: SimpleSignal<number>;
  readonly layerStepY: SimpleSignal<number>;
  /** Opacity of the whole, without the canvas of its own that the node's `opacity` costs. */
  readonly fade = createSignal(1);
  readonly values: ArrayValues;
  /** Draws between the tiles and the numbers, in the parent's coordinates: what runs under the numerals. */
  between: ((context: CanvasRenderingContext2D) => void) | undefined;
  readonly #cells: MatrixCell[];
  readonly #props: Themed<MatrixProps>;

  constructor(given: MatrixProps) {
    super(given);
    const props = themed(given);
    const { values, cell, gap = 12, style = 'tile' } = props;
    this.#props = props;
    this.values = values;
    this.cellWidth = createSignal(cell[0]);
    this.cellHeight = createSignal(cell[1]);
    this.gap = createSignal(gap);
    const below = values.size[1] * (cell[1] + gap) + cell[1] / 3;
    this.layerStepX = createSignal(props.layerStep?.[0] ?? 0);
    this.layerStepY = createSignal(props.layerStep?.[1] ?? below);
    this.#cells = allValues(values).map((value) => new MatrixCell(value, style));
  }

  /** A cell by its row and column, or by layer, row and column. */
  cell(...index: readonly [number, number] | readonly [number, number, number]): MatrixCell {
    const [layer, row, column] = index.length === 3 ? index : [0, ...index];
    const [, rows, columns] = this.values.size;
    const cell = this.#cells[(layer * rows + row) * columns + column];
    if (cell === undefined || row >= rows || column >= columns) {
      throw new RangeError(
        `The matrix of size ${this.values.size.join('×')} has no cell ${index}.`,
      );
    }
    return cell;
  }

  /** Cells of a layer, a row, a column, or all; in the order of memory. */
  cells({ layer, row, column }: Cells = {}): MatrixCell[] {
    return this.indices()
      .filter(([l, r, c]) => (layer ?? l) === l && (row ?? r) === r && (column ?? c) === c)
      .map((index) => this.cell(...index));
  }

  /** Layer, row and column of every cell in the order of memory. */
  indices(): [number, number, number][] {
    const [, rows, columns] = this.values.size;
    return this.#cells.map((_, flat) => {
      const row = Math.floor(flat / columns);
      return [Math.floor(row / rows), row % rows, flat % columns];
    });
  }

  grid(): Grid {
    return {
      width: this.cellWidth(),
      height: this.cellHeight(),
      gap: this.gap(),
      layerStep: [this.layerStepX(), this.layerStepY()],
    };
  }

  /** The box around some cells at their places, in the parent's coordinates. */
  box(cells: Cells = {}): Box {
    return shifted(cellsBox(this.grid(), this.values.size, cells), this.x(), this.y());
  }

  /** The box of a cell's addend, in the parent's coordinates. */
  addendBox(layer: number, row: number, column: number): Box {
    return addendBox(this.box({ layer, row, column }));
  }

  /**
   * Moves the matrix and changes the size of its cells.
   *
   * @param way of its top left corner; straight when left out
   */
  *place({ x, y, cell, gap, layerStep }: MatrixPlace, seconds = 0.9, way?: Way): ThreadGenerator {
    const [start, end] = [
      { x: this.x(), y: this.y() },
      { x, y },
    ];
    yield* all(
      way === undefined
        ? this.position([x, y], seconds, easeInOutCubic)
        : tween(seconds, (time) => this.position(way(start, end, easeInOutCubic(time)))),
      this.cellWidth(cell[0], seconds, easeInOutCubic),
      this.cellHeight(cell[1], seconds, easeInOutCubic),
      this.gap(gap ?? this.gap(), seconds, easeInOutCubic),
      this.layerStepX(layerStep?.[0] ?? this.layerStepX(), seconds, easeInOutCubic),
      this.layerStepY(layerStep?.[1] ?? this.layerStepY(), seconds, easeInOutCubic),
    );
  }

  /** Cells appear one after the other. */
  *appear(cells: readonly MatrixCell[] = this.cells(), total = 0.6): ThreadGenerator {
    const stagger = cells.length > 1 ? total / (cells.length - 1) : 0;
    yield* sequence(stagger, ...cells.map((cell) => cell.shown(1, 0.3, easeOutCubic)));
  }

  /** The cells that are stored, not ghosts. */
  storedCells(): MatrixCell[] {
    return this.#cells.filter((cell) => cell.ghost() === 0);
  }

  /** A value falls into a socket. */
  *land(cell: MatrixCell, seconds = 0.2): ThreadGenerator {
    cell.pulse(1);
    yield* all(cell.landed(1, seconds, easeOutCubic), cell.pulse(0, seconds, easeOutCubic));
  }

  /** A cell turns over and shows another value, with a note and a fill by its sign where asked for. */
  *turnOver(
    cell: MatrixCell,
    value: ShownValue,
    {
      note,
      signed = false,
      seconds = 0.4,
    }: { note?: Note; signed?: boolean; seconds?: number } = {},
  ): ThreadGenerator {
    yield* cell.edge(1, seconds / 2, easeInCubic);
    cell.value(value);
    cell.note(note ?? null);
    cell.noteShown(note === undefined ? 0 : 1);
    cell.sign(signed ? 1 : 0);
    yield* cell.edge(0, seconds / 2, easeOutCubic);
  }

  /** Gives a cell a second number in a box of its own; it is shown by the cell's `addendShown`. */
  addend(cell: MatrixCell, addend: Addend): void {
    cell.addend(addend);
  }

  #style(): TileStyle {
    const { theme, focus, alsoShows = [] } = this.#props;
    const texts: string[] = [];
    let [largest, characters, addends, notes] = [0, 1, 1, 1];
    const measure = (value: ShownValue) => {
      texts.push(value.text);
      if (Number.isFinite(value.number)) largest = Math.max(largest, Math.abs(value.number));
      characters = Math.max(characters, [...value.text].length);
    };
    alsoShows.forEach(measure);
    for (const cell of this.#cells) {
      const [value, addend, note] = [cell.value(), cell.addend(), cell.note()];
      if (value !== null) measure(value);
      if (addend !== null) addends = Math.max(addends, [...labelText(addend.label)].length);
      if (note !== null) {
        notes = Math.max(
          notes,
          note.reduce((sum, { label }) => sum + [...labelText(label)].length, 0),
        );
      }
    }
    return {
      theme,
      palette: cellPalette(theme),
      focus: focus ?? theme.focus,
      lit: litColour(theme, focus ?? theme.focus),
      largest,
      characters,
      addendCharacters: Math.max(3, addends),
      noteCharacters: notes,
      aligned: texts.some((text) => text.includes('.')),
      blankAfterZero: blankAfterZero('0', texts).length,
    };
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    withAlpha(context, this.fade(), () => this.#draw(context));
    this.drawChildren(context);
  }

  #draw(context: CanvasRenderingContext2D): void {
    const style = this.#style();
    const grid = this.grid();
    // The first layer of a pile lies in front, and what moves is above what rests.
    const placed = this.indices()
      .map((index) => ({ cell: this.cell(...index), index, box: cellBox(grid, ...index) }))
      .sort((a, b) => b.index[0] - a.index[0]);
    const resting = placed.filter(({ cell }) => !cell.isMoved);
    const moved = placed.filter(({ cell }) => cell.isMoved);
    const spread = this.#spread();
    const isPiled = spread < 1;
    const { between } = this;
    if (isPiled) {
      const [layers] = this.values.size;
      for (let layer = layers - 1; layer >= 0; layer--) {
        if (layer < layers - 1) this.#drawSheet(context, layer, style);
        for (const { cell, box, index } of resting) {
          if (index[0] !== layer) continue;
          drawTile(context, cell, box, style);
          // Behind another layer numbers would be cut: they appear when the layers part.
          const alpha = layer === 0 ? 1 : Math.max(0, 6 * spread - 5);
          withAlpha(context, alpha, () => drawNumbers(context, cell, box, style));
        }
      }
    } else {
      for (const { cell, box } of resting) drawTile(context, cell, box, style);
      if (between !== undefined) {
        context.save();
        context.translate(-this.x(), -this.y());
        between(context);
        context.restore();
      }
      for (const { cell, box } of resting) drawNumbers(context, cell, box, style);
    }
    for (const { cell, box } of moved) {
      const place = {
        x: box.x + cell.shiftX() - cell.growX() / 2,
        y: box.y + cell.shiftY() - cell.growY() / 2,
        width: box.width + cell.growX(),
        height: box.height + cell.growY(),
      };
      drawTile(context, cell, place, style);
      drawNumbers(context, cell, place, style);
    }
  }

  /** How far the layers lie apart: 0 on top of each other, 1 beside or below each other. */
  #spread(): number {
    const { width, height } = cellsBox(this.grid(), this.values.size, { layer: 0 });
    if (this.values.size[0] === 1) return 1;
    const [x, y] = [Math.abs(this.layerStepX()) / width, Math.abs(this.layerStepY()) / height];
    return Math.min(1, Math.max(x, y));
  }

  /** What keeps the layers behind from showing between the cells of a layer in front. */
  #drawSheet(context: CanvasRenderingContext2D, layer: number, { theme }: TileStyle): void {
    const { x, y, width, height } = cellsBox(this.grid(), this.values.size, { layer });
    const shown = Math.max(...this.cells({ layer }).map((cell) => cell.shown()));
    withAlpha(context, shown, () => {
      context.fillStyle = theme.background;
      context.beginPath();
      roundRect(context, x - 5, y - 5, width + 10, height + 10, 10);
      context.fill();
    });
  }
}

/** Where a matrix stands and how large its cells are. */
export interface MatrixPlace {
  readonly x: number;
  readonly y: number;
  readonly cell: readonly [number, number];
  readonly gap?: number;
  readonly layerStep?: readonly [number, number];
}

/** An array with one axis, as a row (its way to lie) or standing as a column. */
export class Vector extends Matrix {
  constructor({ as = 'row', values, ...props }: MatrixProps & { as?: 'row' | 'column' }) {
    const count = values.size[0] * values.size[1] * values.size[2];
    const flat = allValues(values);
    const standing: ArrayValues = {
      size: [1, count, 1],
      shape: values.shape,
      at: (_layer, row) => flat[row] as ShownValue,
    };
    const lying: ArrayValues = {
      size: [1, 1, count],
      shape: values.shape,
      at: (_layer, _row, column) => flat[column] as ShownValue,
    };
    super({ ...props, values: as === 'row' ? lying : standing });
  }

  /** The entry at an index. */
  entry(index: number): MatrixCell {
    return this.values.size[2] === 1 && this.values.size[1] > 1
      ? this.cell(index, 0)
      : this.cell(0, index);
  }
}
