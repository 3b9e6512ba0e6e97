import { createSignal } from '@motion-canvas/core';
import { drawMarker } from '../marker.ts';
import { withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import type { Place, PlotArea } from './curve.ts';
import { type Numbers, numbersOf } from './numbers.ts';

/** What a cloud of points is made of. */
export interface ScatterProps {
  readonly x: Numbers;
  readonly y: Numbers;
  /** The class of each point: its shape and colour. All of the first class when left out. */
  readonly labels?: Numbers;
  /** Radius of a round marker; the others have its area. */
  readonly r?: number;
}

/**
 * Data points, each with the marker of its class.
 *
 * @example
 * yield* plot.scatter('spiral').count(300, 1.2, linear); // they arrive in their order
 */
export class Scatter {
  /** How many points have arrived; the last one grows with the fraction. */
  readonly count;
  readonly shown = createSignal(1);
  /** Points about which the network is wrong: a ✗ inside. */
  readonly missed = createSignal<ReadonlySet<number>>(new Set());
  /** Points with a ring around them. */
  readonly ringed = createSignal<ReadonlySet<number>>(new Set());
  readonly ring = createSignal(1);
  readonly length: number;
  readonly #r: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #labels: Float64Array;
  readonly #area: () => PlotArea;

  /** @throws RangeError when x, y and labels differ in length, or a label is no class. */
  constructor({ x, y, labels, r = 7 }: ScatterProps, area: () => PlotArea) {
    this.#x = numbersOf(x);
    this.#y = numbersOf(y);
    this.#labels = labels === undefined ? this.#x.map(() => 0) : numbersOf(labels);
    this.#r = r;
    this.#area = area;
    this.length = this.#x.length;
    if (this.#y.length !== this.length || this.#labels.length !== this.length) {
      throw new RangeError(
        `Points have ${this.length} x, ${this.#y.length} y and ${this.#labels.length} labels. Give as many of each.`,
      );
    }
    const odd = this.#labels.find((label) => !Number.isInteger(label) || label < 0);
    if (odd !== undefined) {
      throw new RangeError(`The label ${odd} is no class. Classes are whole numbers from 0.`);
    }
    this.count = createSignal(this.length);
  }

  /** Where a point lies, in the pixels of the plot. */
  place(index: number): Place {
    const { x, y, width, height } = this.#area();
    return {
      x: (x.fraction(this.#x[index] as number) - 0.5) * width,
      y: (0.5 - y.fraction(this.#y[index] as number)) * height,
    };
  }

  draw(context: CanvasRenderingContext2D, theme: Theme): void {
    const [count, missed] = [this.count(), this.missed()];
    withAlpha(context, this.shown(), () => {
      for (let index = 0; index < this.length && index < count; index++) {
        const { x, y } = this.place(index);
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        const r = this.#r * Math.min(1, count - index);
        const label = this.#labels[index] as number;
        drawMarker(context, theme, x, y, { label, r, missed: missed.has(index) });
      }
      context.strokeStyle = theme.ink;
      context.lineWidth = 3;
      for (const index of this.ringed()) {
        const { x, y } = this.place(index);
        context.beginPath();
        circle(context, x, y, this.#r * 2.2);
        withAlpha(context, this.ring(), () => context.stroke());
      }
    });
  }
}
