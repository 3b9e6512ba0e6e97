import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  linear,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import {
  drawBlock,
  signed,
  type Theme,
  type Themed,
  themed,
  withAlpha,
  withGlow,
} from 'gradreel/stage';
import {
  type Column,
  columns,
  columnWidth,
  type WaterfallScale,
  waterfallScale,
} from './geometry.ts';

export interface WaterfallProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  terms: readonly ShownValue[];
  /** The running total after each term. */
  totals: readonly number[];
  /** The running total after each term when they are added from the last to the first. */
  backwards?: readonly number[];
  width: number;
  height: number;
}

/** Part of a turn-around that the first block waits. */
const STAGGER = 0.5;
const LINE = { width: 3, level: 5 } as const;

/**
 * A sum as a waterfall: each block begins at the level where the last one ended, and goes up or down by its
 * term. The origin is the upper left corner of the box; a level's height is `levelY`.
 *
 * @example
 * const waterfall = new Waterfall({ theme, terms: run.values('product'), totals: [0.2, 1.8, 0.3, 2.8], width: 418, height: 650 });
 * yield* waterfall.stand(); yield* waterfall.grow(0); yield* waterfall.extendLevel(80);
 */
export class Waterfall extends Node {
  readonly #props: Themed<WaterfallProps>;
  readonly #scale: WaterfallScale;
  readonly #forwards: readonly Column[];
  readonly #backwards: readonly Column[] | undefined;
  readonly #grown: SimpleSignal<number>[];
  readonly #ground = createSignal(0);
  readonly #level = createSignal(0);
  readonly #levelFrom = createSignal(0);
  readonly #levelShown = createSignal(0);
  readonly #turned = createSignal(0);
  readonly #current = createSignal(-1);
  /** Where the line of the running total ends: right of the box, and at which height. */
  readonly #reach = createSignal(0);
  readonly #goalY = createSignal<number | null>(null);

  constructor(given: WaterfallProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { totals, backwards, width, height } = props;
    this.#scale = waterfallScale([...totals, ...(backwards ?? [])], height);
    this.#forwards = columns(totals, width);
    // Turned around, the last term stands first.
    this.#backwards = backwards === undefined ? undefined : columns(backwards, width).reverse();
    this.#grown = totals.map(() => createSignal(0));
  }

  /** Height of a level in the node's own space. */
  levelY(level: number): number {
    return this.#scale.zeroY - level * this.#scale.unit;
  }

  /** Middle of a block in the node's own space. */
  blockCentre(index: number): { x: number; y: number } {
    const { x, from, to } = this.#forwards[index] as Column;
    return { x: x + this.#columnWidth / 2, y: this.levelY((from + to) / 2) };
  }

  /** The level of the last total, in the node's own space. */
  get finalY(): number {
    return this.levelY(this.#props.totals.at(-1) ?? 0);
  }

  get #columnWidth(): number {
    return columnWidth(this.#props.totals.length, this.#props.width);
  }

  /** The ground line, and the level line that lies on it. */
  *stand(seconds = 0.5): ThreadGenerator {
    yield* all(
      this.#ground(1, seconds, easeInOutCubic),
      this.#levelShown(1, seconds, easeInOutCubic),
    );
  }

  /** A block grows from the level; the level goes with it. */
  *grow(index: number, seconds = 0.6): ThreadGenerator {
    const column = this.#forwards[index];
    if (column === undefined) return;
    this.#current(index);
    yield* all(
      this.#grown[index]?.(1, seconds, easeInOutCubic) ?? [],
      this.#level(column.to, seconds, easeInOutCubic),
      this.#levelFrom(column.x, seconds, easeInOutCubic),
    );
  }

  /** All blocks rest: nothing is in focus but the level. */
  rest(): void {
    this.#current(this.#grown.length);
  }

  /**
   * The line of the total runs on to the right, to whatever it is the height of; where that stands at
   * another height, it bends there.
   */
  *extendLevel(to: number, goalY: number = this.finalY, seconds = 0.5): ThreadGenerator {
    this.#goalY(goalY);
    yield* this.#reach(to, seconds, easeInOutCubic);
  }

  /** The line of the total ends at its block again. */
  *retractLevel(seconds = 0.4): ThreadGenerator {
    yield* this.#reach(0, seconds, easeInOutCubic);
    this.#goalY(null);
  }

  /** The blocks change their order, last first; the level stays where it is. */
  *turnAround(seconds = 2): ThreadGenerator {
    yield* this.#turned(this.#turned() > 0.5 ? 0 : 1, seconds, linear);
  }

  *hide(seconds = 0.4): ThreadGenerator {
    yield* this.opacity(0, seconds);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.#drawGround(context);
    this.#drawLevel(context, true);
    this.#props.terms.forEach((term, index) => {
      this.#drawBlock(context, term, index);
    });
    this.#drawLevel(context, false);
    this.drawChildren(context);
  }

  #drawGround(context: CanvasRenderingContext2D): void {
    const { theme, width } = this.#props;
    const y = this.levelY(0);
    context.fillStyle = theme.tertiary;
    context.fillRect(-16, y - LINE.width / 2, (width + 32) * this.#ground(), LINE.width);
  }

  /** A block where it stands now: between its two places while the order turns around. */
  #column(index: number): Column {
    const forwards = this.#forwards[index] as Column;
    const backwards = this.#backwards?.[index];
    const turned = this.#turnedBlock(index);
    if (backwards === undefined || turned === 0) return forwards;
    const mix = (a: number, b: number) => a + (b - a) * turned;
    return {
      x: mix(forwards.x, backwards.x),
      from: mix(forwards.from, backwards.from),
      to: mix(forwards.to, backwards.to),
    };
  }

  /** How far a block is on its way; the last one sets out first. */
  #turnedBlock(index: number): number {
    const count = this.#grown.length;
    const wait = count === 1 ? 0 : ((count - 1 - index) / (count - 1)) * STAGGER;
    return easeInOutCubic(Math.min(1, Math.max(0, (this.#turned() - wait) / (1 - STAGGER))));
  }

  #drawBlock(context: CanvasRenderingContext2D, term: ShownValue, index: number): void {
    const grown = this.#grown[index]?.() ?? 0;
    if (grown <= 0) return;
    const { theme } = this.#props;
    const { x, from, to } = this.#column(index);
    const width = this.#columnWidth;
    const [y1, y2] = [this.levelY(from), this.levelY(from + (to - from) * grown)];
    const isNow = index >= this.#current();
    drawBlock(
      context,
      { x, width, top: Math.min(y1, y2) + 1.5, bottom: Math.max(y1, y2) - 1.5 },
      {
        theme,
        sign: term.number,
        ...(grown > 0.6 ? { label: signed(term) } : {}),
        state: isNow ? 'now' : 'done',
      },
    );
    // The level that the next block begins at.
    if (grown < 1) return;
    const last = index === this.#grown.length - 1;
    withAlpha(context, 1 - Math.sin(Math.PI * this.#turned()), () => {
      context.fillStyle = theme.ink;
      const reach = last && this.#turned() < 0.5 ? width : 2 * width + 6;
      const isEnd = this.#turned() > 0.5 && index === 0;
      context.fillRect(x, y2 - LINE.width / 2, isEnd ? width : reach, LINE.width);
    });
  }

  /** The running total: one line of light at its level. Its glow lies behind the blocks. */
  #drawLevel(context: CanvasRenderingContext2D, isGlow: boolean): void {
    const { theme, width } = this.#props;
    const shown = this.#levelShown();
    withAlpha(context, shown, () => {
      const y = this.levelY(this.#level());
      // It runs from its block to the edge of the box, and on where it was told to.
      const left = this.#levelFrom() - 6;
      const reach = this.#reach();
      const right = reach > 0 ? width : Math.min(width, this.#levelFrom() + this.#columnWidth) + 6;
      const goalY = this.#goalY() ?? y;
      const bend = reach / 2;
      const draw = () => {
        context.strokeStyle = theme.focus;
        context.lineWidth = LINE.level;
        context.lineJoin = 'round';
        context.beginPath();
        context.moveTo(left, y);
        if (Math.abs(goalY - y) < 1) context.lineTo(right + reach, y);
        else {
          context.lineTo(right + bend, y);
          context.lineTo(right + bend, goalY);
          context.lineTo(right + reach, goalY);
        }
        context.stroke();
      };
      if (isGlow) withGlow(context, theme.focus, 20, draw);
      else draw();
    });
  }
}
