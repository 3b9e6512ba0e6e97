import {
  createComputed,
  createSignal,
  easeInCubic,
  easeOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import { type BackwardPicture, backwardWidths } from './backward-course.ts';
import { type DiagramRuler, diagramRuler } from './diagram-geometry.ts';
import { type DiagramShape, diagramNumbers, diagramShape, mixShapes } from './diagram-shape.ts';
import type { DiagramSlopes, DiagramValues } from './diagram-values.ts';

/** The pass that a diagram shows, how it lies on the ruler, and the step to another one. */
export class ShownPass {
  readonly values: SimpleSignal<DiagramValues>;
  readonly slopes: SimpleSignal<DiagramSlopes>;
  /** Whether the values left the ruler and took another one. */
  readonly newRuler = createSignal(false);
  /** How far the last step is. */
  readonly stepped = createSignal(1);
  /** What the last step left behind. */
  readonly before = createSignal<DiagramShape | null>(null);
  readonly shape = createComputed((): DiagramShape => {
    const step = this.#step();
    if (step !== null) return mixShapes(step.from, step.to, this.stepped());
    return diagramShape(diagramNumbers(this.values()), this.#ruler());
  });
  /** What the backward pass is drawn from. */
  readonly picture = createComputed((): BackwardPicture => {
    const [shape, slopes] = [this.shape(), this.slopes()];
    return {
      values: this.values(),
      slopes,
      shape,
      widths: backwardWidths(slopes, shape),
      focusLane: this.focusLane,
    };
  });
  readonly #ruler: SimpleSignal<DiagramRuler>;
  /** The step from one pass to the next. */
  readonly #step = createSignal<{ from: DiagramShape; to: DiagramShape } | null>(null);

  /** @param later passes that this one will step to: the ruler has room for them too */
  constructor(
    values: DiagramValues,
    slopes: DiagramSlopes,
    private readonly focusLane: number,
    later: readonly DiagramValues[],
  ) {
    this.values = createSignal(values);
    this.slopes = createSignal(slopes);
    this.#ruler = createSignal(commonRuler(values, later));
  }

  /**
   * All values step to those of another update. Numerals change once, half way; the outline of what was
   * stays behind. Values that grow beyond the ruler take another one.
   */
  *stepTo(values: DiagramValues, slopes: DiagramSlopes, seconds: number): ThreadGenerator {
    const from = this.shape();
    const numbers = diagramNumbers(values);
    const fits = diagramRuler([numbers]).unit >= this.#ruler().unit * (1 - 1e-9);
    const ruler = fits ? this.#ruler() : diagramRuler([numbers]);
    this.before(fits ? from : null);
    this.#step({ from, to: diagramShape(numbers, ruler) });
    this.stepped(0);
    yield* this.stepped(0.5, seconds / 2, easeInCubic);
    this.values(values);
    this.slopes(slopes);
    this.#ruler(ruler);
    this.newRuler(!fits);
    yield* this.stepped(1, seconds / 2, easeOutCubic);
    this.#step(null);
  }
}

/** A ruler for all passes; those that would need one less than half as long get their own when they come. */
function commonRuler(values: DiagramValues, later: readonly DiagramValues[]): DiagramRuler {
  const own = diagramRuler([diagramNumbers(values)]);
  const near = later.filter((pass) => diagramRuler([diagramNumbers(pass)]).unit >= own.unit / 2);
  return diagramRuler([values, ...near].map(diagramNumbers));
}
