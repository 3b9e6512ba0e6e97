import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, linear, type SimpleSignal, type ThreadGenerator } from '@motion-canvas/core';
import { Ruler } from '../../run/ruler.ts';
import type { ShownValue } from '../../run/run.ts';
import { inter, mono } from '../fonts.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { circle, linearFill } from '../shapes.ts';
import { drawText, drawTextWithNumbers, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { areaPath, type CurvePoint, curvePath, curvePoints, lossTop } from './curve.ts';
import { EpochScale } from './epoch-scale.ts';

/** What a training says of an epoch. */
export interface EpochReading {
  readonly epoch: ShownValue;
  readonly loss: ShownValue;
  readonly right: ShownValue;
}

export interface LossStripProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Loss, and points that were right, of every epoch from 0. */
  loss: ArrayLike<number>;
  right: ArrayLike<number>;
  /** How many points there are. */
  count: ShownValue;
  /** The reading at an epoch; of an epoch between two checkpoints, that of the one before. */
  reading: (epoch: number) => EpochReading;
  /** The training ended because the loss was no number any more. */
  broken?: boolean;
  /** Size of the plot in pixels; the reading stands above, ticks below. */
  width?: number;
  height?: number;
}

/** A stretch of epochs that is pointed out, with a number. */
export interface StripMark {
  readonly from: number;
  readonly to: number;
  readonly value: ShownValue;
  readonly words: string;
}

const TICK = { size: 24, below: 24, length: 6 } as const;
const READING = { above: 36, size: 40, gap: 34, small: 28 } as const;
const HEAD = 9;

/**
 * The clock of a training: loss and accuracy of every epoch on an axis of log(1 + epoch), and a playhead
 * that says which epoch everything else shows. No other counter is needed. Its origin is the left end of
 * the axis.
 *
 * @example
 * const strip = new LossStrip({ theme, loss, right, count, reading, width: 1728, height: 96 });
 * disc.epoch(() => strip.epoch()); network.epoch(() => strip.epoch());
 * yield* strip.run(200, 3);
 */
export class LossStrip extends Node {
  /** From nothing (0) to axis and ticks (1). */
  readonly shown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Where the playhead stands, as a share of the axis. */
  readonly head: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly headShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The curve that is still ahead, faintly. */
  readonly ahead: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly marks: SimpleSignal<readonly StripMark[], this> = createSignal<
    readonly StripMark[],
    this
  >([]);
  readonly marksShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly epochs: EpochScale;
  readonly #strip: Themed<LossStripProps>;
  readonly #width: number;
  readonly #height: number;
  readonly #top: number;
  readonly #loss: readonly CurvePoint[];
  readonly #paths: { readonly loss: Path2D; readonly area: Path2D; readonly right: Path2D };

  constructor(given: LossStripProps) {
    super(given);
    const props = themed(given);
    this.#strip = props;
    this.#width = props.width ?? 1728;
    this.#height = props.height ?? 96;
    this.epochs = new EpochScale(props.loss.length - 1);
    this.#top = lossTop(props.loss);
    const x = (epoch: number) => this.xOf(epoch);
    this.#loss = curvePoints(props.loss, x, (value) => this.#lossY(value));
    const right = curvePoints(
      props.right,
      x,
      (value) => -(value / Math.max(1, props.count.number)) * this.#height,
    );
    this.#paths = {
      loss: curvePath(this.#loss),
      area: areaPath(this.#loss, 0),
      right: curvePath(right),
    };
  }

  /** The epoch at the playhead. */
  epoch(): number {
    return this.epochs.epoch(this.head());
  }

  /** Pixels from the left end of the axis. */
  xOf(epoch: number): number {
    return this.epochs.share(epoch) * this.#width;
  }

  /** How high above the axis the playhead's dot stands. */
  headHeight(): number {
    return Math.min(this.#height, -this.#lossY(this.#strip.loss[this.epoch()] as number));
  }

  /** The playhead runs to an epoch, each tenfold in the same time. */
  *run(epoch: number, seconds: number): ThreadGenerator {
    yield* this.head(this.epochs.share(epoch), seconds, linear);
  }

  #lossY(loss: number): number {
    return -(loss / this.#top) * this.#height;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    withAlpha(context, this.shown(), () => {
      this.#drawAxis(context);
      this.#drawCurves(context);
      withAlpha(context, this.marksShown(), () => this.#drawMarks(context));
      withAlpha(context, this.headShown(), () => this.#drawHead(context));
    });
    this.drawChildren(context);
  }

  #drawAxis(context: CanvasRenderingContext2D): void {
    const { theme } = this.#strip;
    context.strokeStyle = theme.rule;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(this.#width * this.shown(), 0);
    const ticks = this.epochs.ticks();
    for (const tick of ticks) {
      context.moveTo(this.xOf(tick), 0);
      context.lineTo(this.xOf(tick), TICK.length);
    }
    context.stroke();
    const ruler = new Ruler('epoch', ticks);
    ticks.forEach((tick, i) => {
      drawText(context, ruler.shown(tick), this.xOf(tick), TICK.below, {
        font: mono(TICK.size),
        color: theme.tertiary,
        align: i === 0 ? 'left' : i === ticks.length - 1 ? 'right' : 'center',
        baseline: 'middle',
      });
    });
  }

  #drawCurves(context: CanvasRenderingContext2D): void {
    const { theme } = this.#strip;
    const x = this.head() * this.#width;
    const part = (left: number, right: number, draw: () => void) => {
      context.save();
      context.beginPath();
      context.rect(left, -this.#height, right - left, this.#height + 4);
      context.clip();
      draw();
      context.restore();
    };
    withAlpha(context, 0.34 * this.ahead(), () =>
      part(x, this.#width + 4, () => this.#strokeCurves(context, 2)),
    );
    part(-4, x, () => {
      const fill = linearFill(
        context,
        [0, -this.#height, 0, 0],
        [
          [0, `${theme.gradient}4C`],
          [1, `${theme.gradient}0A`],
        ],
      );
      context.fillStyle = fill;
      context.fill(this.#paths.area);
      this.#strokeCurves(context, 4);
    });
  }

  #strokeCurves(context: CanvasRenderingContext2D, width: number): void {
    const { theme } = this.#strip;
    context.lineJoin = 'round';
    context.strokeStyle = theme.secondary;
    context.lineWidth = Math.max(1.5, width * 0.6);
    context.stroke(this.#paths.right);
    context.strokeStyle = theme.gradient;
    context.lineWidth = width;
    context.stroke(this.#paths.loss);
  }

  #drawHead(context: CanvasRenderingContext2D): void {
    const { theme, broken } = this.#strip;
    const epoch = this.epoch();
    const x = this.head() * this.#width;
    const y = -this.headHeight();
    context.strokeStyle = theme.focus;
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, -this.#height - 8);
    context.stroke();
    const head = () => {
      context.fillStyle = theme.focus;
      context.beginPath();
      circle(context, x, y, HEAD);
      context.fill();
    };
    withGlow(context, theme.focus, 18, head);
    head();
    this.#drawReading(context, x, broken === true && epoch === this.epochs.last);
  }

  /** Epoch, loss and how many are right, beside the playhead on one line. */
  #drawReading(context: CanvasRenderingContext2D, x: number, broken: boolean): void {
    const { theme, count, reading } = this.#strip;
    const { epoch, loss, right } = reading(this.epoch());
    const pieces = [
      {
        text: `epoch ${epoch.text}`,
        numbers: [epoch],
        font: inter(READING.size, 700),
        color: theme.ink,
      },
      {
        text: `loss ${loss.text}`,
        numbers: [loss],
        font: mono(READING.small),
        color: theme.gradient,
      },
      {
        text: `${right.text} of ${count.text} right`,
        numbers: [right, count],
        font: inter(READING.small, 500),
        color: theme.secondary,
      },
      ...(broken
        ? [
            {
              text: 'then no number',
              numbers: [],
              font: inter(READING.small, 600),
              color: theme.ink,
            },
          ]
        : []),
    ];
    const widths = pieces.map(({ text, font }) => textWidth(context, text, font));
    const whole = widths.reduce((a, b) => a + b, 0) + READING.gap * (pieces.length - 1);
    let left = Math.min(Math.max(0, x - whole * this.head()), this.#width - whole);
    pieces.forEach(({ text, numbers, font, color }, i) => {
      drawTextWithNumbers(context, text, numbers, left, -this.#height - READING.above, {
        font,
        color,
        baseline: 'middle',
      });
      left += (widths[i] as number) + READING.gap;
    });
  }

  /** Stretches of epochs with what they brought. */
  #drawMarks(context: CanvasRenderingContext2D): void {
    const { theme } = this.#strip;
    for (const { from, to, value, words } of this.marks()) {
      const [left, right] = [this.xOf(from), this.xOf(to)];
      const middle = (left + right) / 2;
      const y = -this.#height - 12;
      context.strokeStyle = theme.ink;
      context.lineWidth = 3;
      context.beginPath();
      context.moveTo(left, y + 10);
      context.lineTo(left, y);
      context.lineTo(right, y);
      context.lineTo(right, y + 10);
      context.stroke();
      const text = `${value.text} ${words}`;
      const half = textWidth(context, text, inter(32, 600)) / 2;
      const x = Math.min(Math.max(middle, half), this.#width - half);
      drawTextWithNumbers(context, text, [value], x, y - 28, {
        font: inter(32, 600),
        color: theme.ink,
        align: 'center',
        baseline: 'middle',
      });
    }
  }
}
