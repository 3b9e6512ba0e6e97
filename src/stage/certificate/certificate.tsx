import { initial, Node, type NodeProps, signal } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeOutBack,
  easeOutCubic,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawText, drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

/** One of the two numbers that are compared, and how it was found. */
export interface CertifiedNumber {
  readonly name: string;
  readonly value: ShownValue;
}

export interface CertificateProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** What is claimed, and what was measured. */
  claimed: CertifiedNumber;
  measured: CertifiedNumber;
  /** How far they lie apart, in percent of the larger one. */
  apart: ShownValue;
  /** Whether that is close enough: ✓ or ✗. */
  agrees: boolean;
  /** Width and height; 860×132 when left out. */
  size?: SignalValue<readonly [number, number]>;
}

const SIZE = [860, 132] as const;
const RADIUS = 22;
const VALUE = { size: 62, least: 24 } as const;
/** Shares of the width at which the columns begin. */
const COLUMN = { claimed: 0.047, rule: 0.265, measured: 0.3, verdict: 0.69, apart: 0.8 } as const;

/**
 * A certificate: a number that was worked out beside the same number measured in another way, and how far
 * they lie apart. It is the one light surface of a dark picture (and the one dark of a light one).
 *
 * @example
 * const certificate = new Certificate({
 *   theme, position: [4, 300], claimed: { name: 'chain rule', value: run.value('dw[2]') },
 *   measured: { name: 'measured by the nudge', value: run.value('nudge.measured') },
 *   apart: run.value('nudge.apart'), agrees: true,
 * });
 * yield* certificate.stamp(); yield* certificate.judge();
 */
export class Certificate extends Node {
  /** From nothing (0) to lying there (1). */
  readonly stamped: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The measured number, then the verdict. */
  readonly measuredShown: SimpleSignal<number, this> = createSignal<number, this>(1);
  readonly verdict: SimpleSignal<number, this> = createSignal<number, this>(0);

  @initial(SIZE)
  @signal()
  declare readonly size: SimpleSignal<readonly [number, number], this>;

  readonly #props: Themed<CertificateProps>;

  constructor(given: CertificateProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** It is stamped onto the picture. */
  *stamp(): ThreadGenerator {
    yield* this.stamped(1, 0.3, easeOutCubic);
  }

  /** The tick, or the cross, and how far the two numbers lie apart. */
  *judge(): ThreadGenerator {
    yield* this.verdict(1, 0.5, easeOutBack);
  }

  /** Both at once. */
  *present(): ThreadGenerator {
    yield* all(this.stamp(), this.judge());
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const stamped = this.stamped();
    if (stamped <= 0) return;
    const [width, height] = this.size();
    const scale = 1.15 - 0.15 * stamped;
    context.save();
    context.scale(scale, scale);
    withAlpha(context, stamped, () => {
      this.#drawPlate(context, width, height);
      context.translate(-width / 2, 0);
      this.#drawNumbers(context, width);
      this.#drawVerdict(context, width);
    });
    context.restore();
    this.drawChildren(context);
  }

  #drawPlate(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { theme } = this.#props;
    context.save();
    context.shadowColor = theme.name === 'dark' ? '#00000099' : '#00000040';
    context.shadowBlur = 30 * context.getTransform().a;
    context.shadowOffsetY = 8;
    context.fillStyle = plate(theme);
    context.beginPath();
    roundRect(context, -width / 2, -height / 2, width, height, RADIUS);
    context.fill();
    context.restore();
  }

  #drawNumbers(context: CanvasRenderingContext2D, width: number): void {
    const { theme, claimed, measured } = this.#props;
    const room = (from: number, to: number) => (to - from) * width - 28;
    drawColumn(context, theme, claimed, {
      x: COLUMN.claimed * width,
      width: room(COLUMN.claimed, COLUMN.rule),
      alpha: 1,
    });
    context.fillStyle = theme.name === 'dark' ? '#B8C1D6' : '#5A6580';
    context.fillRect(COLUMN.rule * width - 1, -42, 2, 84);
    drawColumn(context, theme, measured, {
      x: COLUMN.measured * width,
      width: room(COLUMN.measured, COLUMN.verdict),
      alpha: this.measuredShown(),
    });
  }

  #drawVerdict(context: CanvasRenderingContext2D, width: number): void {
    const { theme, apart, agrees } = this.#props;
    const verdict = this.verdict();
    withAlpha(context, verdict, () => {
      context.save();
      context.translate(COLUMN.verdict * width + 46, 0);
      context.scale(verdict, verdict);
      context.strokeStyle = inkOn(theme);
      context.lineWidth = 11;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.stroke(agrees ? TICK : CROSS);
      context.restore();
    });
    const alpha = Math.min(1, verdict);
    const x = COLUMN.apart * width;
    const text = `${apart.text} %`;
    const size = fitSize(context, text, (px) => inter(px, 700), {
      size: 30,
      width: width - x - 16,
    });
    const style = { color: inkOn(theme), baseline: 'middle', alpha } as const;
    drawTextWithNumbers(context, text, [apart], x, -20, { ...style, font: inter(size, 700) });
    drawText(context, 'apart', x, 18, { ...style, font: inter(28, 500) });
  }
}

function drawColumn(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { name, value }: CertifiedNumber,
  { x, width, alpha }: { x: number; width: number; alpha: number },
): void {
  drawText(context, name, x, -34, {
    font: inter(28, 500),
    color: theme.name === 'dark' ? '#414C66' : '#B8C1D6',
    baseline: 'middle',
    alpha,
  });
  const size = fitSize(context, value.text, (px) => inter(px, 700), {
    size: VALUE.size,
    width,
    least: VALUE.least,
  });
  drawText(context, value, x, 24, {
    font: inter(size, 700),
    color: inkOn(theme),
    baseline: 'middle',
    alpha,
  });
}

function plate(theme: Theme): string {
  return theme.name === 'dark' ? theme.ink : '#10162A';
}

function inkOn(theme: Theme): string {
  return theme.name === 'dark' ? theme.inkOnBright : theme.inkOnDone;
}

const TICK = new Path2D('M -36 2 L -12 28 L 36 -28');
const CROSS = new Path2D('M -28 -28 L 28 28 M 28 -28 L -28 28');
