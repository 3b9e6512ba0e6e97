import { initial, Node, type NodeProps, vector2Signal } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type PossibleVector2,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  type Vector2Signal,
} from '@motion-canvas/core';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import { mixColours } from '../colour.ts';
import { mono } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { circle, linearFill, radialFill } from '../shapes.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { type Circle, outerTangents, type Point } from './geometry.ts';

/** How the picture behind becomes the picture in the loupe. */
export interface LoupeView {
  /** How many times larger everything is right now. */
  readonly factor: number;
  /** Radius of the loupe in pixels, right now. */
  readonly r: number;
  /** Where a point of the picture lies in the loupe, from the loupe's middle. */
  at(point: Point): Point;
}

export interface LoupeProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The point that is magnified, where the loupe's parent has it. */
  focus: SignalValue<PossibleVector2>;
  /** Radius of the loupe; the node's position is its middle. */
  r: number;
  /** How many times larger the loupe shows things, in both directions. */
  factor: number;
  /**
   * Draws what is seen, in pixels from the loupe's middle; lines keep the width that they are given here.
   * Children of the loupe are drawn over it. Both are cut off at the rim.
   */
  content?: (context: CanvasRenderingContext2D, view: LoupeView) => void;
  /** Colour of the rim and of the cone's edges: ink when left out. */
  rim?: string;
  /** Where the factor stands outside of the rim, in degrees clockwise from the right; −45 when left out. */
  factorAt?: number;
}

/** The ring around what is magnified is at least so large. */
const LEAST_RING = 12;
const RIM = 4;
const FACTOR = { size: 32, gap: 26 } as const;

/**
 * A magnifier: the same factor in both directions, stated beside it, and a cone that shows where one looks.
 * A tangent keeps its angle in it.
 *
 * @example
 * const loupe = new Loupe({
 *   theme, focus: plot.atOutside(2, 36), position: [424, -78], r: 352, factor: 6200,
 *   content(context, view) {
 *     const { x, y } = view.at(plot.atOutside(2.0001, 36.0036));
 *     context.fillRect(x - 4, y - 4, 8, 8);
 *   },
 * });
 * view.add(loupe);
 * yield* loupe.open();
 */
export class Loupe extends Node {
  /** The point that is magnified, in the pixels of the loupe's parent. */
  @initial(0)
  @vector2Signal('focus')
  declare readonly focus: Vector2Signal<this>;

  /** From the ring around the point (0) to the whole loupe (1). */
  readonly grow: SimpleSignal<number> = createSignal(1);
  /** The ring around the point, before anything grows out of it. */
  readonly ring = createSignal(1);
  readonly r: SimpleSignal<number>;
  readonly factor: SimpleSignal<number>;
  readonly #props: Themed<LoupeProps>;

  constructor(given: LoupeProps) {
    const props = themed(given);
    const { theme, r, factor, content, rim, factorAt, ...rest } = props;
    super(rest);
    this.#props = props;
    this.r = createSignal(r);
    this.factor = createSignal(factor);
  }

  /** The ring appears, and the loupe grows out of it. */
  *open(seconds = 0.9): ThreadGenerator {
    this.grow(0);
    this.ring(0);
    yield* this.ring(1, 0.2);
    yield* this.grow(1, seconds, easeInOutCubic);
  }

  /** The loupe goes back into its ring. */
  *close(seconds = 0.9): ThreadGenerator {
    yield* this.grow(0, seconds, easeInOutCubic);
    yield* this.ring(0, 0.2);
  }

  /** The part of the picture that is magnified, from the loupe's final middle. */
  #source(): Circle {
    const { x, y } = this.focus().sub(this.position());
    return { x, y, r: Math.max(LEAST_RING, this.r() / this.factor()) };
  }

  /** The loupe as far as it has grown: it leaves the ring, and magnifies more and more. */
  #lens(source: Circle): Circle & { readonly factor: number } {
    const t = this.grow();
    const mix = (from: number, to: number) => from + (to - from) * t;
    return {
      x: mix(source.x, 0),
      y: mix(source.y, 0),
      r: mix(source.r, this.r()),
      // Equal steps of the factor look equal as ratios.
      factor: this.factor() ** t,
    };
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, rim = theme.ink } = this.#props;
    const source = this.#source();
    const grow = this.grow();
    withAlpha(context, this.ring(), () => {
      context.strokeStyle = rim;
      context.lineWidth = 3;
      context.beginPath();
      circle(context, source.x, source.y, source.r);
      context.stroke();
    });
    if (grow <= 0) return;
    const lens = this.#lens(source);
    drawCone(context, rim, source, lens);
    this.#drawInside(context, lens);
    context.strokeStyle = rim;
    context.lineWidth = RIM;
    context.beginPath();
    circle(context, lens.x, lens.y, lens.r);
    context.stroke();
    this.#drawFactor(context, lens, Math.max(0, grow * 4 - 3));
  }

  #drawInside(context: CanvasRenderingContext2D, lens: Circle & { factor: number }): void {
    const { theme, content } = this.#props;
    context.save();
    context.translate(lens.x, lens.y);
    context.beginPath();
    circle(context, 0, 0, lens.r);
    const light = radialFill(context, { x: 0, y: 0, r: lens.r }, [
      [0, theme.light[0]],
      [1, mixColours(theme.light[0], theme.light[1], 0.7)],
    ]);
    context.fillStyle = light;
    context.fill();
    context.clip();
    const focus = this.focus();
    const { factor, r } = lens;
    const at = ({ x, y }: Point) => ({ x: (x - focus.x) * factor, y: (y - focus.y) * factor });
    content?.(context, { factor, r, at });
    this.drawChildren(context);
    context.restore();
  }

  #drawFactor(context: CanvasRenderingContext2D, { x, y, r }: Circle, alpha: number): void {
    const { theme, factorAt = -45 } = this.#props;
    const factor = this.factor();
    const times = `×${formatNumber(factor, formatFor([Number(factor.toPrecision(3))]))}`;
    const shown = new Ruler('magnification of the loupe', [factor], () => times).shown(factor);
    const angle = (factorAt * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    drawText(context, shown, x + (r + FACTOR.gap) * cos, y + (r + FACTOR.gap) * sin, {
      font: mono(FACTOR.size),
      color: theme.secondary,
      align: cos > 0.3 ? 'left' : cos < -0.3 ? 'right' : 'center',
      baseline: 'middle',
      alpha,
      check: { labels: { x: x - r, y: y - r, width: 2 * r, height: 2 * r } },
    });
  }
}

/** From the ring to the loupe: the area between the outer tangents, brighter at the ring. */
function drawCone(
  context: CanvasRenderingContext2D,
  colour: string,
  source: Circle,
  lens: Circle,
): void {
  const [one, other] = outerTangents(source, lens);
  if (one === undefined || other === undefined) return;
  const fill = linearFill(
    context,
    [source.x, source.y, lens.x, lens.y],
    [
      [0, `${colour}2E`],
      [1, `${colour}08`],
    ],
  );
  context.save();
  // Not over the ring nor under the loupe.
  context.beginPath();
  context.rect(-4000, -4000, 8000, 8000);
  circle(context, source.x, source.y, source.r, { isCounterclockwise: true });
  context.closePath();
  context.clip();
  context.beginPath();
  context.moveTo(one.from.x, one.from.y);
  context.lineTo(one.to.x, one.to.y);
  context.lineTo(other.to.x, other.to.y);
  context.lineTo(other.from.x, other.from.y);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 2;
  withAlpha(context, 0.5, () => {
    for (const { from, to } of [one, other]) {
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
  });
  context.restore();
}
