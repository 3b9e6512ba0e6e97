import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { hatch } from '../block.ts';
import { channels, mixColours } from '../colour.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha, withGlow } from '../paint.ts';
import { circle, roundRect } from '../shapes.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

/** What a neuron looks like at a moment. */
export interface NeuronStyle {
  readonly r: number;
  /** The number that it puts out; `null` as long as nothing has been computed. */
  readonly value: ShownValue | null;
  /** The largest |output| of the picture: it has the lightest fill. */
  readonly largest: number;
  /** A neuron that ReLU has switched off is hollow, its ring is dashed, and it holds "0". */
  readonly relu: boolean;
  /** From empty (0) to filled with its output (1). */
  readonly lit: number;
  /** From a neuron among others (0) to the focus (1). */
  readonly active: number;
}

/** Rings smaller than this have no room for dashes and a 0. */
const LEAST_DASHED = 12;
/** Smaller neurons have room for some numbers and not for others; they show none. */
const LEAST_NUMBERED = 36;
const OFF_DASH = [11, 8];

/**
 * A neuron around (0, 0): its fill is the lighter, the larger its output; negative outputs are hatched.
 *
 * @example
 * drawNeuron(context, theme, { r: 52, value, largest: 4.8, relu: true, lit: 1, active: 0 });
 */
export function drawNeuron(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { r, value, largest, relu, lit, active }: NeuronStyle,
): void {
  const outline = (radius: number) => {
    context.beginPath();
    circle(context, 0, 0, radius);
  };
  const off = relu && value !== null && value.number <= 0;
  const filled = off || value === null ? 0 : lit;
  const share = value === null || largest === 0 ? 0 : Math.min(1, Math.abs(value.number) / largest);
  // Lightness is seen by its root: half the output looks half as light.
  const fill = mixColours(theme.socket, neuronFill(theme, Math.sqrt(share)), filled);
  if (active > 0) {
    withAlpha(context, active * 0.6, () =>
      withGlow(context, theme.focus, 24, () => {
        outline(r);
        context.fillStyle = theme.focus;
        context.fill();
      }),
    );
  }
  outline(r);
  context.fillStyle = fill;
  context.fill();
  if (filled > 0 && value !== null && value.number < 0) {
    context.save();
    outline(r);
    context.clip();
    withAlpha(context, filled * 0.8, () =>
      hatch(context, { x: -r, top: -r, bottom: r, width: 2 * r }, theme.negative.strong),
    );
    context.restore();
  }
  context.lineWidth = Math.max(2, r * 0.075);
  outline(r - context.lineWidth / 2);
  // Nothing tells that a neuron will be off before its output is there.
  const ring = mixColours(theme.membrane, theme.tertiary, off ? lit : 0);
  context.strokeStyle = mixColours(ring, theme.focus, active);
  if (off && lit > 0 && r >= LEAST_DASHED) context.setLineDash(OFF_DASH);
  context.stroke();
  context.setLineDash([]);
  if (value !== null && lit > 0 && (off || r >= LEAST_NUMBERED)) {
    const ink = off ? theme.tertiary : inkOn(fill, theme);
    const plate = value.number < 0 && !off ? fill : null;
    drawOutput(context, off ? { ...value, text: zeroText(value) } : value, r, {
      color: ink,
      alpha: lit,
      plate,
    });
  }
}

/** The number inside, when there is room for one that can be read. */
function drawOutput(
  context: CanvasRenderingContext2D,
  value: ShownValue,
  r: number,
  { color, alpha, plate }: { color: string; alpha: number; plate: string | null },
): void {
  const width = r * 1.62;
  const wanted = Math.max(24, r * 0.8);
  const size = fitSize(context, value.text, (px) => inter(px, 600), { size: wanted, width });
  const needed = textWidth(context, value.text, inter(size, 600));
  if (needed > width) return;
  if (plate !== null) {
    // Stripes would run through the digits.
    context.fillStyle = plate;
    context.beginPath();
    roundRect(context, -needed / 2 - 4, -size * 0.5, needed + 8, size, size * 0.25);
    withAlpha(context, alpha, () => context.fill());
  }
  drawText(context, value, 0, size * 0.035, {
    font: inter(size, 600),
    color,
    align: 'center',
    baseline: 'middle',
    alpha,
  });
}

/** ReLU's output of what it switches off: 0, with no decimals and no sign. */
function zeroText(value: ShownValue): string {
  return value.number === 0 ? '0' : value.text;
}

/** The fill of an output from nothing (0) to the largest (1). */
function neuronFill(theme: Theme, share: number): string {
  return mixColours(theme.ahead, theme.tokenActive, share);
}

/** Dark or light digits, whichever stands out from the fill. */
function inkOn(fill: string, theme: Theme): string {
  const [r, g, b] = channels(fill);
  const light = 0.299 * r + 0.587 * g + 0.114 * b > 120;
  const dark = theme.name === 'dark';
  return light === dark ? theme.inkOnBright : theme.ink;
}

export interface NeuronProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  r: number;
  value?: ShownValue | null;
  /** The largest |output| beside which this one is seen; its own when left out. */
  largest?: number;
  relu?: boolean;
}

/**
 * One neuron as a node: a circle that is the lighter, the more it puts out.
 *
 * @example
 * const neuron = new Neuron({ theme, r: 90, value: run.value('y'), relu: true });
 * yield* neuron.lit(1, 0.6);
 */
export class Neuron extends Node {
  readonly value: SimpleSignal<ShownValue | null>;
  readonly r: SimpleSignal<number>;
  readonly lit = createSignal(0);
  readonly active = createSignal(0);
  readonly #props: Themed<NeuronProps>;

  constructor(given: NeuronProps) {
    const props = themed(given);
    const { theme, r, value = null, largest, relu, ...rest } = props;
    super(rest);
    this.#props = props;
    this.r = createSignal(r);
    this.value = createSignal<ShownValue | null>(value);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, largest, relu = false } = this.#props;
    const value = this.value();
    drawNeuron(context, theme, {
      r: this.r(),
      value,
      largest: largest ?? Math.abs(value?.number ?? 0),
      relu,
      lit: this.lit(),
      active: this.active(),
    });
    this.drawChildren(context);
  }
}
