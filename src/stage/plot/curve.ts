import { createComputed, createSignal, type SimpleSignal } from '@motion-canvas/core';
import { withAlpha, withGlow } from '../paint.ts';
import { circle } from '../shapes.ts';
import type { Label } from '../text.ts';
import type { Axis } from './axis.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { type Line, thin } from './thin.ts';

/** Dots on a curve, at every so manieth number. */
export interface CurveDots {
  readonly every: number;
  readonly r: number;
  readonly colour?: string;
}

/** What a curve is made of. */
export interface CurveProps {
  readonly y: Numbers;
  /** Where the numbers stand; 0, 1, 2, … when left out. Must not descend. */
  readonly x?: Numbers;
  readonly colour: string;
  readonly width?: number;
  /** Radius of a glow behind the line. */
  readonly glow?: number;
  /** As for `setLineDash`. */
  readonly dash?: readonly number[];
  readonly dots?: readonly CurveDots[];
  /** Radius of a dot at the curve's end; 0 for none. */
  readonly head?: number;
  readonly headColour?: string;
  /** Stands at the curve's end: a name, or what to write when the end is at a datum. */
  readonly tag?: Label | ((index: number) => Label);
  /** Where the tag stands: right of the end; or above or below it, when the curve goes on there. */
  readonly tagSide?: 'right' | 'above' | 'below';
  /** Bends of the y axis (0 to 1) at which the curve leaves a ghost of itself while the axis bends. */
  readonly ghosts?: readonly number[];
}

/** A place in the plot's own pixels, from its middle. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How data become pixels right now. */
export interface PlotArea {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
}

/**
 * A curve through numbers of the run: straight from one to the next, all of them.
 *
 * @example
 * yield* plot.curve('loss').upTo(200, 2.4, linear);
 */
export class Curve {
  /** The index of the number that the curve has been drawn to; between two numbers on the way there. */
  readonly upTo: SimpleSignal<number>;
  readonly shown = createSignal(1);
  /** How visible the rest of the curve is, beyond `upTo`. */
  readonly ahead = createSignal(0);
  readonly dotsShown = createSignal(1);
  readonly tagShown = createSignal(1);
  readonly colour: SimpleSignal<string>;
  readonly width: SimpleSignal<number>;
  readonly glow: SimpleSignal<number>;
  /** Number of points. */
  readonly length: number;
  readonly props: CurveProps;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #ascending: boolean;
  readonly #line: () => Line;
  readonly #area: () => PlotArea;

  /** @throws RangeError when x and y differ in length or there is no number. */
  constructor(props: CurveProps, area: () => PlotArea) {
    this.props = props;
    this.#area = area;
    this.#y = numbersOf(props.y);
    this.#x = props.x === undefined ? this.#y.map((_, index) => index) : numbersOf(props.x);
    this.length = this.#y.length;
    if (this.#x.length !== this.length || this.length === 0) {
      throw new RangeError(
        `A curve has ${this.#x.length} x and ${this.length} y. Give as many of both, at least one.`,
      );
    }
    this.#ascending = this.#x.every((value, i) => i === 0 || value >= (this.#x[i - 1] as number));
    this.upTo = createSignal(this.length - 1);
    this.colour = createSignal(props.colour);
    this.width = createSignal(props.width ?? 4);
    this.glow = createSignal(props.glow ?? 0);
    this.#line = createComputed(() => this.#lineAt(area().y.bend()));
  }

  /** Where a number of the curve lies; between two numbers on the line that joins them. */
  place(index: number, bend = this.#area().y.bend()): Place {
    const last = this.length - 1;
    const before = Math.max(0, Math.min(last, Math.floor(index)));
    const after = Math.min(last, before + 1);
    const t = Math.max(0, Math.min(1, index - before));
    const [a, b] = [this.#placeOf(before, bend), this.#placeOf(after, bend)];
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  }

  /** Where the drawn part ends. */
  head(): Place {
    return this.place(this.upTo());
  }

  /** Index of the last number that the drawn part has reached. */
  reached(): number {
    return Math.max(0, Math.min(this.length - 1, Math.floor(this.upTo() + 1e-6)));
  }

  #placeOf(index: number, bend: number): Place {
    const { x, y, width, height } = this.#area();
    return {
      x: (x.fraction(this.#x[index] as number) - 0.5) * width,
      y: (0.5 - y.fraction(this.#y[index] as number, bend)) * height,
    };
  }

  #lineAt(bend: number): Line {
    const { x, y, width, height } = this.#area();
    const xs = this.#x.map((value) => (x.fraction(value) - 0.5) * width);
    const ys = this.#y.map((value) => (0.5 - y.fraction(value, bend)) * height);
    if (this.#ascending && this.length > width) return thin(xs, ys, 1);
    return { x: xs, y: ys, index: Int32Array.from(xs, (_, index) => index) };
  }

  /** The line, its ghosts, dots and end, in the pixels of the plot. */
  draw(context: CanvasRenderingContext2D): void {
    const shown = this.shown();
    if (shown <= 0) return;
    context.save();
    context.lineJoin = 'round';
    context.lineCap = 'round';
    this.#drawGhosts(context, shown);
    const { dash = [] } = this.props;
    context.strokeStyle = this.colour();
    context.lineWidth = this.width();
    withAlpha(context, shown, () => {
      const upTo = this.upTo();
      const path = this.#pathTo(this.#line(), upTo);
      if (this.glow() > 0) {
        withAlpha(context, 0.55, () =>
          withGlow(context, this.colour(), this.glow(), () => context.stroke(path)),
        );
      }
      withAlpha(context, this.ahead(), () => context.stroke(this.#pathFrom(this.#line(), upTo)));
      context.setLineDash([...dash]);
      context.stroke(path);
      context.setLineDash([]);
      this.#drawDots(context, upTo);
      this.#drawHead(context);
    });
    context.restore();
  }

  /** What the curve was at earlier bends of the axis; the first one, dashed, is the axis before. */
  #drawGhosts(context: CanvasRenderingContext2D, shown: number): void {
    const { ghosts = [] } = this.props;
    const now = this.#area().y.bend();
    if (ghosts.length === 0 || now <= 0) return;
    const [upTo, width] = [this.upTo(), this.width()];
    context.strokeStyle = this.colour();
    context.lineWidth = Math.max(1.5, width * 0.4);
    for (const [index, bend] of ghosts.entries()) {
      if (bend >= now) continue;
      const come = Math.min(1, (now - bend) / 0.1);
      const alpha = bend === 0 ? 0.55 : 0.2 + (0.25 * index) / ghosts.length;
      context.setLineDash(bend === 0 ? [4, 8] : []);
      withAlpha(context, shown * come * alpha, () =>
        context.stroke(this.#pathTo(this.#lineAt(bend), upTo, bend)),
      );
    }
    context.setLineDash([]);
  }

  #pathTo({ x, y, index }: Line, upTo: number, bend?: number): Path2D {
    const path = new Path2D();
    let open = false;
    for (let i = 0; i < index.length && (index[i] as number) <= upTo; i++) {
      open = addPoint(path, x[i] as number, y[i] as number, open);
    }
    if (upTo < this.length - 1) {
      const head = this.place(upTo, bend);
      addPoint(path, head.x, head.y, open);
    }
    return path;
  }

  #pathFrom({ x, y, index }: Line, upTo: number): Path2D {
    const path = new Path2D();
    const head = this.place(upTo);
    let open = addPoint(path, head.x, head.y, false);
    for (let i = 0; i < index.length; i++) {
      if ((index[i] as number) <= upTo) continue;
      open = addPoint(path, x[i] as number, y[i] as number, open);
    }
    return path;
  }

  #drawDots(context: CanvasRenderingContext2D, upTo: number): void {
    for (const { every, r, colour = this.colour() } of this.props.dots ?? []) {
      context.beginPath();
      for (let index = 0; index <= upTo + 1e-6 && index < this.length; index += every) {
        const { x, y } = this.place(index);
        if (Number.isNaN(y)) continue;
        context.moveTo(x + r, y);
        circle(context, x, y, r);
      }
      context.fillStyle = colour;
      withAlpha(context, this.dotsShown(), () => context.fill());
    }
  }

  #drawHead(context: CanvasRenderingContext2D): void {
    const { head = 0, headColour } = this.props;
    const { x, y } = this.head();
    if (head <= 0 || Number.isNaN(y)) return;
    context.fillStyle = headColour ?? this.colour();
    context.beginPath();
    circle(context, x, y, head);
    context.fill();
  }
}

/** Goes on to a point; a point that is not a number leaves a gap. */
function addPoint(path: Path2D, x: number, y: number, open: boolean): boolean {
  if (Number.isNaN(x) || Number.isNaN(y)) return false;
  if (open) path.lineTo(x, y);
  else path.moveTo(x, y);
  return true;
}
