import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  delay,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { translucent } from '../colour.ts';
import { MatrixCell, type Note } from '../matrix/cell.ts';
import { drawNumbers } from '../matrix/draw-numbers.ts';
import { drawTile, radiusOf } from '../matrix/draw-tile.ts';
import { type Box, mixBoxes } from '../matrix/grid.ts';
import { cellPalette } from '../matrix/palette.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

/** One line of numbers that falls into one, such as a column. */
export interface FallingLine {
  /** Where the falling tile stops; the first is where it starts, the last is where the sum lands. */
  readonly stops: readonly Box[];
  /** What it holds from each stop on. */
  readonly values: readonly ShownValue[];
  /** What is written above its value from each stop on, such as `1 + 2`. */
  readonly notes?: readonly (Note | null)[];
}

export interface FallProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  lines: readonly FallingLine[];
  /** Fill of the falling tiles; the theme's focus when left out. */
  focus?: string;
  /** Whether a tile keeps the focus when it has landed; else it is a raised tile. */
  keepsFocus?: boolean;
  /** Chevrons ahead of the tile say that this is a gradient. */
  chevrons?: boolean;
}

/** Silhouettes behind the tile: wider apart behind, tighter ahead. */
const SILHOUETTES = 6;
const SPACING = 0.75;

/**
 * The movement of a sum along an axis: a copy of the first number falls onto the next, becomes their sum,
 * falls on, and lands. The array itself stays.
 *
 * @example
 * yield* fall.play({ seconds: 0.6, stagger: 0.25 });
 */
export class Fall extends Node {
  readonly #at: readonly SimpleSignal<number>[];
  readonly #cells: readonly MatrixCell[];
  readonly #props: Themed<FallProps>;
  readonly shown: SimpleSignal<number> = createSignal(0);

  constructor(given: FallProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#at = props.lines.map(() => createSignal(0));
    this.#cells = props.lines.map(({ values }) => {
      const cell = new MatrixCell(values[0] ?? null, 'focus');
      cell.shown(0);
      return cell;
    });
  }

  /** All lines fall, one after the other; `passed` hears when a tile has come to a stop. */
  *play({
    seconds = 0.6,
    stagger = 0.25,
    rest = 0.25,
    passed = () => undefined,
  }: {
    seconds?: number;
    stagger?: number;
    rest?: number;
    passed?: (line: number, stop: number) => void;
  } = {}): ThreadGenerator {
    this.shown(1);
    yield* all(
      ...this.#props.lines.map((_, line) =>
        delay(stagger * line, this.#fall(line, seconds, rest, passed)),
      ),
    );
  }

  *#fall(
    line: number,
    seconds: number,
    rest: number,
    passed: (line: number, stop: number) => void,
  ): ThreadGenerator {
    const { stops, values, notes = [] } = this.#props.lines[line] as FallingLine;
    const cell = this.#cells[line] as MatrixCell;
    const at = this.#at[line] as SimpleSignal<number>;
    yield* cell.shown(1, 0.2);
    for (let stop = 1; stop < stops.length; stop++) {
      yield* at(stop, seconds, easeInOutCubic);
      cell.value(values[stop] ?? cell.value());
      cell.note(notes[stop] ?? null);
      cell.noteShown(notes[stop] ? 1 : 0);
      cell.pulse(1);
      passed(line, stop);
      yield* cell.pulse(0, 0.25);
      if (stop < stops.length - 1) yield* waitFor(rest);
    }
    if (this.#props.keepsFocus !== true) yield* all(cell.focus(0, 0.3), cell.raised(1, 0.3));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    withAlpha(context, this.shown(), () => {
      for (const [line, cell] of this.#cells.entries()) this.#drawLine(context, line, cell);
    });
  }

  #drawLine(context: CanvasRenderingContext2D, line: number, cell: MatrixCell): void {
    const { theme, lines, focus = theme.focus, chevrons = false } = this.#props;
    const { stops, values } = lines[line] as FallingLine;
    const at = (this.#at[line] as SimpleSignal<number>)();
    const from = Math.max(0, Math.min(Math.floor(at), stops.length - 1));
    const t = at - from;
    const [start, end] = [stops[from] as Box, stops[Math.min(from + 1, stops.length - 1)] as Box];
    const box = mixBoxes(start, end, t);
    const palette = cellPalette(theme);
    if (t > 0) {
      for (let index = 0; index < SILHOUETTES; index++) {
        const share = (index / SILHOUETTES) ** SPACING * t;
        const silhouette = mixBoxes(start, end, share);
        context.fillStyle = translucent(palette.silhouette, 0.05 + (0.25 * index) / SILHOUETTES);
        context.beginPath();
        roundRect(
          context,
          silhouette.x,
          silhouette.y,
          silhouette.width,
          silhouette.height,
          radiusOf(box),
        );
        context.fill();
      }
    }
    const lengths = values.map(({ text }) => [...text].length);
    const style = {
      theme,
      palette,
      focus,
      lit: focus,
      largest: 1,
      characters: Math.max(2, ...lengths),
      addendCharacters: 3,
      noteCharacters: 9,
      aligned: false,
      blankAfterZero: 0,
    };
    drawTile(context, cell, box, style);
    drawNumbers(context, cell, box, style);
    if (chevrons && t > 0) drawChevron(context, box, end, focus);
  }
}

/** Ahead of a moving tile, pointing where it goes. */
function drawChevron(context: CanvasRenderingContext2D, box: Box, end: Box, colour: string): void {
  const up = end.y + end.height / 2 < box.y + box.height / 2;
  const y = up ? box.y - 8 : box.y + box.height + 8;
  const tip = up ? -18 : 18;
  const x = box.x + box.width / 2;
  context.strokeStyle = colour;
  context.lineWidth = 5;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x - 22, y);
  context.lineTo(x, y + tip);
  context.lineTo(x + 22, y);
  context.stroke();
}
