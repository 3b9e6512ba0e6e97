import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha, withGlow } from '../paint.ts';
import { circle, linearFill, roundRect } from '../shapes.ts';
import { signColours } from '../signs.ts';
import { drawText, type Label, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { type RulerScale, type RulerStretch, rulerScale, tickPositions } from './ruler-scale.ts';

/** One magnified stretch of the float ruler. */
export interface FloatStretch extends RulerStretch {
  /** The float as it is printed. */
  readonly float: Shown;
  /** What stands behind "near": the number as paper has it, in short. */
  readonly near: Shown;
  /** The float that is nearest to the exact value, where that is another one. */
  readonly nearest?: Shown;
}

export interface FloatRulerProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** One stretch, or two below each other: before and after a step. */
  stretches: readonly FloatStretch[];
  /** What was added between the two. */
  step?: ShownValue;
  /** What is looked at through the microscope: middle and half width, above the panel. */
  looksAt: { readonly x: number; readonly y: number; readonly half: number };
}

const PANEL = { width: 1184, height: 312 } as const;
/** The rulers lie right of their labels. */
const AXIS = { middle: 84, half: 476 } as const;
const LABEL_X = -PANEL.width / 2 + 36;
const NAME = inter(34, 600);
const ROWS = { one: [148], two: [92, 212] } as const;

/**
 * A microscope over the last digit of a number: the floats that exist around it are the ticks of a ruler,
 * the dotted line is the exact value, the bar between is the excess. Two stretches share scale and exact
 * value, so that the same excess is equally long on both. The origin is the middle of the panel's upper edge.
 *
 * @example
 * const ruler = new FloatRuler({ theme, stretches: [nearBefore, nearAfter], step, looksAt: { x: 300, y: -90, half: 26 } });
 * yield* ruler.open(); yield* ruler.place(); yield* ruler.drop();
 */
export class FloatRuler extends Node {
  readonly #props: Themed<FloatRulerProps>;
  readonly #scale: RulerScale;
  readonly #opened: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #exact: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #drop: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #moved: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #rows: readonly {
    readonly axis: SimpleSignal<number>;
    readonly bar: SimpleSignal<number>;
    readonly text: SimpleSignal<number>;
  }[];

  constructor(given: FloatRulerProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#scale = rulerScale(props.stretches);
    this.#rows = props.stretches.map(() => ({
      axis: createSignal(0),
      bar: createSignal(0),
      text: createSignal(0),
    }));
  }

  /** The wedge opens from the digit to the panel. */
  *open(seconds = 0.9): ThreadGenerator {
    yield* this.#opened(1, seconds, easeInOutCubic);
  }

  /** A ruler with its ticks. */
  *showRuler(index: number, seconds = 0.6): ThreadGenerator {
    yield* this.#rows[index]?.axis(1, seconds, easeInOutCubic);
  }

  /** The dotted line of the exact value, then the float and the excess between. */
  *place(index = 0): ThreadGenerator {
    const row = this.#rows[index];
    if (row === undefined) return;
    yield* this.#exact(1, 0.5, easeInOutCubic);
    yield* row.bar(1, 0.6, easeInOutCubic);
    yield* row.text(1, 0.3);
  }

  /** The step is taken: the point arrives at the second ruler, and goes to a tick where it stands on none. */
  *drop(): ThreadGenerator {
    const row = this.#rows[1];
    const stretch = this.#props.stretches[1];
    if (row === undefined || stretch === undefined) return;
    yield* this.#drop(1, 0.6, easeInOutCubic);
    if (this.#arrivalX(stretch) !== this.#floatX(stretch)) {
      yield* waitFor(0.5);
      yield* this.#moved(1, 0.6, easeInOutCubic);
    }
    yield* row.bar(1, 0.5, easeInOutCubic);
  }

  #floatX({ excess }: FloatStretch): number {
    return this.#exactX + excess * this.#scale.pixels;
  }

  /** Where a step ends before it is moved to a tick. */
  #arrivalX({ excess, arrival = excess }: FloatStretch): number {
    return this.#exactX + arrival * this.#scale.pixels;
  }

  /** The float of a ruler is named. */
  *name(index: number): ThreadGenerator {
    yield* this.#rows[index]?.text(1, 0.3);
  }

  /** Everything leaves. */
  *close(seconds = 0.5): ThreadGenerator {
    yield* all(
      this.#opened(0, seconds, easeInOutCubic),
      this.#exact(0, seconds / 2),
      ...this.#rows.flatMap(({ axis, bar, text }) => [
        axis(0, seconds / 2),
        bar(0, seconds / 2),
        text(0, seconds / 2),
      ]),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const opened = this.#opened();
    if (opened <= 0) return;
    this.#drawWedge(context, opened);
    this.#drawPanel(context, opened);
    this.#drawExact(context);
    this.#props.stretches.forEach((stretch, index) => {
      this.#drawStretch(context, stretch, index);
    });
    this.#drawPoints(context);
    this.drawChildren(context);
  }

  #drawWedge(context: CanvasRenderingContext2D, opened: number): void {
    const { theme, looksAt } = this.#props;
    const fade = linearFill(
      context,
      [0, looksAt.y, 0, 0],
      [
        [0, `${theme.focus}2B`],
        [1, `${theme.focus}0C`],
      ],
    );
    const reach = (x: number, side: number) => x + ((side * PANEL.width) / 2 - x) * opened;
    const y = looksAt.y * (1 - opened);
    context.fillStyle = fade;
    context.beginPath();
    context.moveTo(looksAt.x - looksAt.half, looksAt.y);
    context.lineTo(looksAt.x + looksAt.half, looksAt.y);
    context.lineTo(reach(looksAt.x + looksAt.half, 1), y);
    context.lineTo(reach(looksAt.x - looksAt.half, -1), y);
    context.fill();
  }

  #drawPanel(context: CanvasRenderingContext2D, opened: number): void {
    const { theme } = this.#props;
    withAlpha(context, opened ** 2, () => {
      context.fillStyle = theme.name === 'dark' ? '#131C38' : '#EDF1F8';
      context.beginPath();
      roundRect(context, -PANEL.width / 2, 0, PANEL.width, PANEL.height * opened, 16);
      context.fill();
    });
  }

  #rowY(index: number): number {
    return (this.#props.stretches.length === 1 ? ROWS.one : ROWS.two)[index] ?? 0;
  }

  get #exactX(): number {
    return AXIS.middle + this.#scale.exactX;
  }

  #drawExact(context: CanvasRenderingContext2D): void {
    const { theme, stretches } = this.#props;
    withAlpha(context, this.#exact(), () => {
      const bottom = this.#rowY(stretches.length - 1) + 40;
      context.save();
      context.strokeStyle = theme.ink;
      context.lineWidth = 3;
      context.lineCap = 'round';
      context.setLineDash([0.1, 9]);
      context.beginPath();
      context.moveTo(this.#exactX, this.#rowY(0) - 44);
      context.lineTo(this.#exactX, bottom);
      context.stroke();
      context.restore();
      const isRight = (stretches[0]?.excess ?? 0) < 0;
      drawText(context, 'exact', this.#exactX + (isRight ? 14 : -14), this.#rowY(0) - 46, {
        font: inter(28, 500),
        color: theme.ink,
        align: isRight ? 'left' : 'right',
        baseline: 'middle',
      });
    });
  }

  #drawStretch(context: CanvasRenderingContext2D, stretch: FloatStretch, index: number): void {
    const { theme } = this.#props;
    const row = this.#rows[index];
    const shown = row?.axis() ?? 0;
    if (shown <= 0) return;
    const y = this.#rowY(index);
    const reach = AXIS.half * shown;
    context.strokeStyle = theme.tertiary;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(AXIS.middle - reach, y);
    context.lineTo(AXIS.middle + reach, y);
    context.stroke();
    const ticks = tickPositions(stretch, this.#scale, reach);
    context.strokeStyle = theme.secondary;
    if (ticks === null) {
      context.fillStyle = theme.tertiary;
      context.fillRect(AXIS.middle - reach, y - 14, 2 * reach, 28);
    } else {
      context.lineWidth = 5;
      context.lineCap = 'round';
      context.beginPath();
      for (const x of ticks) {
        context.moveTo(AXIS.middle + x, y - 20);
        context.lineTo(AXIS.middle + x, y + 20);
      }
      context.stroke();
    }
    withAlpha(context, shown, () => {
      const style = { color: theme.secondary, baseline: 'middle' } as const;
      drawText(context, 'near', LABEL_X, y, { ...style, font: inter(32, 500) });
      const near = textWidth(context, 'near ', inter(32, 500));
      const room = AXIS.middle - AXIS.half - LABEL_X - near - 12;
      const weight = (px: number) => inter(px, 600);
      const size = fitSize(context, stretch.near.text, weight, {
        ...{ size: 32, width: room, least: 18 },
      });
      const font = weight(size);
      drawText(context, stretch.near, LABEL_X + near, y, { ...style, font });
      if (index === 0) this.#drawLegend(context, ticks === null);
    });
    withAlpha(context, row?.text() ?? 0, () => this.#drawNames(context, stretch, index));
  }

  /** Under the first ruler's label: what a tick is. */
  #drawLegend(context: CanvasRenderingContext2D, isBand: boolean): void {
    const { theme } = this.#props;
    const lines = isBand ? ['floats too', 'close to draw'] : ['each tick', 'is a float'];
    lines.forEach((text, index) => {
      drawText(context, text, LABEL_X, this.#rowY(0) + 44 + 32 * index, {
        font: inter(26, 500),
        color: theme.tertiary,
        baseline: 'middle',
      });
    });
  }

  /** The float beside its point: above on the first of two rulers, else below. */
  #drawNames(context: CanvasRenderingContext2D, stretch: FloatStretch, index: number): void {
    const { theme, stretches } = this.#props;
    const isUpper = index === 0 && stretches.length > 1;
    const y = this.#rowY(index) + (isUpper ? -48 : 52);
    const x = this.#floatX(stretch);
    const isLeft = stretch.excess < 0;
    // A long numeral begins over its point, or ends there, but stays in the panel.
    const width = textWidth(context, stretch.float.text, NAME);
    const [least, most] = [LABEL_X, PANEL.width / 2 - 24];
    const at = isLeft ? Math.max(least + width, x + 14) : Math.min(most - width, x - 14);
    this.#write(context, stretch.float, at, y, isLeft, theme.focus);
    if (stretch.nearest === undefined || isUpper) return;
    const place = this.#exactX + (isLeft ? 8 : -8);
    this.#write(context, stretch.nearest, place, y, !isLeft, theme.secondary);
  }

  #write(
    context: CanvasRenderingContext2D,
    label: Label,
    x: number,
    y: number,
    right: boolean,
    color: string,
  ): void {
    drawText(context, label, x, y, {
      font: NAME,
      color,
      align: right ? 'right' : 'left',
      baseline: 'middle',
    });
  }

  #drawPoints(context: CanvasRenderingContext2D): void {
    const { stretches } = this.#props;
    const [first, second] = stretches;
    if (first === undefined) return;
    const x1 = this.#floatX(first);
    this.#drawBar(context, 0, x1);
    if (second !== undefined) this.#drawStep(context, x1, second);
    this.#drawPoint(context, x1, this.#rowY(0), this.#rows[0]?.bar() ?? 0);
  }

  /** The way of the point from the first ruler to its tick on the second. */
  #drawStep(context: CanvasRenderingContext2D, x1: number, second: FloatStretch): void {
    const drop = this.#drop();
    if (drop <= 0) return;
    const { theme, step } = this.#props;
    const [y1, y2] = [this.#rowY(0), this.#rowY(1)];
    const [arrivalX, floatX] = [this.#arrivalX(second), this.#floatX(second)];
    const y = y1 + (y2 - y1) * drop;
    context.strokeStyle = theme.focus;
    context.lineWidth = 7;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x1 + (arrivalX - x1) * drop, y);
    context.stroke();
    const moved = this.#moved();
    if (moved > 0) {
      context.lineWidth = 3;
      context.beginPath();
      circle(context, arrivalX, y2, 12);
      context.stroke();
    }
    this.#drawBar(context, 1, floatX);
    const x = drop < 1 ? x1 + (arrivalX - x1) * drop : arrivalX + (floatX - arrivalX) * moved;
    this.#drawPoint(context, x, y, 1);
    if (step === undefined) return;
    drawText(context, step, Math.max(x1, arrivalX) + 34, (y1 + y2) / 2, {
      font: inter(38, 600),
      color: signColours(theme, step.number).strong,
      baseline: 'middle',
      alpha: drop,
    });
  }

  #drawBar(context: CanvasRenderingContext2D, index: number, x: number): void {
    const shown = this.#rows[index]?.bar() ?? 0;
    if (shown <= 0) return;
    context.fillStyle = this.#props.theme.focus;
    // It grows from the exact value to the float.
    const width = (x - this.#exactX) * shown;
    context.fillRect(this.#exactX, this.#rowY(index) - 5.5, width, 11);
  }

  #drawPoint(context: CanvasRenderingContext2D, x: number, y: number, shown: number): void {
    const { focus } = this.#props.theme;
    withAlpha(context, shown, () =>
      withGlow(context, focus, 26, () => {
        context.fillStyle = focus;
        context.beginPath();
        circle(context, x, y, 14);
        context.fill();
      }),
    );
  }
}
