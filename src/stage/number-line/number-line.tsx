import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import { blankAfterZero, formatFor, formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import { mono } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { type Numbers, numbersOf } from '../plot/numbers.ts';
import { type Domain, scaleOf } from '../plot/scale.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import { drawText, type Label, labelText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { drawTrail } from './trail.ts';

/** One line: a number through all its states. */
export interface NumberLineRow {
  /** What the number is called, in TeX: `w_1`. */
  readonly name: string;
  /** Its states in their order, such as a column of recorded weights. */
  readonly values: Numbers;
  /** Stands at the line's right end: words or a number of the run, or what to write at a state. */
  readonly note?: Label | ((step: number) => Label);
}

export interface NumberLineProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  rows: readonly NumberLineRow[];
  /** The scale that all rows share, and its length in pixels. */
  domain: Domain;
  width: number;
  /** Pixels from row to row; 60 when left out. */
  pitch?: number;
  /** About how many ticks. */
  ticks?: number;
  /** Every so manieth state leaves a silhouette; about 12 of them when left out. */
  trailEvery?: number;
  /** What stands under the notes. */
  notesName?: string;
}

const NAME_GAP = 48;
const NOTE_GAP = 180;
const TICK_SIZE = 26;
const NOTE_SIZE = 36;
const R = 16;

/**
 * Numbers as dots on lines that share one scale, each with the trail of the states it came through: a hollow
 * dashed ring where it began, silhouettes of real states, a solid dot where it is. The dot has the colour of
 * its sign.
 *
 * @example
 * const lines = new NumberLine({
 *   theme, domain: [-3.6, 2.3], width: 1460,
 *   rows: [{ name: 'w_1', values: run.array('w1'), note: run.value('moved[0]') }],
 * });
 * view.add(lines);
 * yield* lines.step(200, 2.4, linear);
 */
export class NumberLine extends Node {
  /** The state that all dots are at; between two states on the way there. */
  readonly step: SimpleSignal<number> = createSignal(0);
  readonly trail = createSignal(1);
  readonly notes = createSignal(1);
  readonly shown = createSignal(1);
  /** How many states there are. */
  readonly length: number;
  readonly #props: Themed<NumberLineProps>;
  readonly #rows: readonly { readonly row: NumberLineRow; readonly values: Float64Array }[];
  readonly #scale;

  /** @throws RangeError when there is no row, or rows have different numbers of states. */
  constructor(given: NumberLineProps) {
    const props = themed(given);
    const { theme, rows, domain, width, pitch, ticks, trailEvery, notesName, ...rest } = props;
    super(rest);
    this.#props = props;
    this.#rows = rows.map((row) => ({ row, values: numbersOf(row.values) }));
    this.length = this.#rows[0]?.values.length ?? 0;
    if (this.length === 0 || this.#rows.some(({ values }) => values.length !== this.length)) {
      const lengths = this.#rows.map(({ values }) => values.length).join(', ');
      throw new RangeError(
        `Number lines have ${lengths || 'no rows'} states. Give rows of as many states, at least one.`,
      );
    }
    this.#scale = scaleOf('linear', domain);
    this.add(
      rows.map(
        ({ name }, index) =>
          new SourcedFormula({
            tex: name,
            fontSize: 46,
            fill: theme.secondary,
            position: [-width / 2 - NAME_GAP, this.rowY(index)],
            opacity: this.shown,
          }),
      ),
    );
  }

  /** The y of a row, from the middle of all rows. */
  rowY(index: number): number {
    return (index - (this.#props.rows.length - 1) / 2) * (this.#props.pitch ?? 60);
  }

  /** The x of a number. */
  at(value: number): number {
    return (this.#scale.fraction(value) - 0.5) * this.#props.width;
  }

  /** Where the dot of a row is now. */
  dot(row: number): { readonly x: number; readonly y: number } {
    const { values } = this.#rows[row] as { values: Float64Array };
    return { x: this.at(stateAt(values, this.step())), y: this.rowY(row) };
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, trailEvery = Math.max(1, Math.round(this.length / 12)) } = this.#props;
    withAlpha(context, this.shown(), () => {
      this.#drawLines(context);
      const step = this.step();
      for (const [index, { values }] of this.#rows.entries()) {
        const places = {
          y: this.rowY(index),
          r: R,
          at: (state: number) => this.at(stateAt(values, state)),
        };
        const sign = (state: number) => stateAt(values, state);
        drawTrail(context, theme, places, sign, { step, every: trailEvery, alpha: this.trail() });
      }
      this.#drawNotes(context, Math.floor(step + 1e-6));
    });
    this.drawChildren(context);
  }

  #drawLines(context: CanvasRenderingContext2D): void {
    const { theme, width, rows, ticks = 6 } = this.#props;
    const values = this.#scale.ticks(ticks);
    const top = this.rowY(0) - 26;
    const bottom = this.rowY(rows.length - 1) + 26;
    const format = formatFor(values);
    const ruler = new Ruler('tick of a number line', values, (value) =>
      formatNumber(value, format),
    );
    for (const value of values) {
      const x = this.at(value);
      context.strokeStyle = value === 0 ? theme.rule : theme.ahead;
      context.lineWidth = value === 0 ? 2.5 : 1.5;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, bottom);
      context.stroke();
      drawText(context, ruler.shown(value), x, bottom + 12, {
        font: mono(TICK_SIZE),
        color: theme.tertiary,
        align: 'center',
        baseline: 'top',
        check: { labels: { x, y: bottom } },
      });
    }
    context.strokeStyle = theme.rule;
    context.lineWidth = 2;
    context.beginPath();
    for (let row = 0; row < rows.length; row++) {
      context.moveTo(-width / 2, this.rowY(row));
      context.lineTo(width / 2, this.rowY(row));
    }
    context.stroke();
  }

  #drawNotes(context: CanvasRenderingContext2D, step: number): void {
    const { theme, width, rows, notesName } = this.#props;
    const style = { align: 'right', alpha: this.notes() } as const;
    const x = width / 2 + NOTE_GAP;
    const font = mono(NOTE_SIZE, 700);
    const notes = rows.map(({ note }) => (typeof note === 'function' ? note(step) : note));
    const texts = notes.map((note) => (note === undefined ? '' : labelText(note)));
    for (const [index, note] of notes.entries()) {
      if (note === undefined) continue;
      const blank = textWidth(context, blankAfterZero(labelText(note), texts), font);
      drawText(context, note, x - blank, this.rowY(index), {
        ...style,
        font,
        color: theme.ink,
        padding: theme.tertiary,
        baseline: 'middle',
      });
    }
    if (notesName === undefined) return;
    drawText(context, notesName, x, this.rowY(rows.length - 1) + 38, {
      ...style,
      font: mono(TICK_SIZE),
      color: theme.tertiary,
      baseline: 'top',
    });
  }
}

/** A state's number; between two states the dot is on its way from one to the next. */
function stateAt(values: Float64Array, step: number): number {
  const last = values.length - 1;
  const before = Math.max(0, Math.min(last, Math.floor(step)));
  const from = values[before] as number;
  const to = values[Math.min(last, before + 1)] as number;
  return from + (to - from) * Math.max(0, Math.min(1, step - before));
}
