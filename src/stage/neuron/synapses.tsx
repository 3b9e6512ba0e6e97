import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  chain,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  linear,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { drawEdgeLegend } from '../edge-legend.ts';
import { withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { drawEdge, drawWeight } from './edge.ts';
import { CELL, type InputPlace, inputPlaces, mixPlaces } from './geometry.ts';
import { type PlacedSynapse, type Synapse, SynapseState } from './synapse.ts';
import { drawToken } from './token.ts';

export interface SynapsesProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  synapses: readonly Synapse[];
  /** How many there are before the last ones join. */
  initialCount: number;
  /** Pixels of width per unit of |weight|. */
  edgeScale: number;
}

const LEGEND = { x: 96, y: 903 } as const;

/**
 * The inputs of a neuron with their edges: one node, drawn in one pass. The width of an edge is |weight|
 * on one scale; negative edges are dashed.
 *
 * @example
 * yield* synapses.arrive(0, 3); yield* synapses.states[2].weigh(1, 0.9);
 */
export class Synapses extends Node {
  readonly states: readonly SynapseState[];
  /** From the first inputs alone (0) to all of them (1). */
  readonly joined: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly legend: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<SynapsesProps>;
  readonly #before: readonly InputPlace[];
  readonly #after: readonly InputPlace[];

  constructor(given: SynapsesProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#before = inputPlaces(props.initialCount);
    this.#after = inputPlaces(props.synapses.length);
    this.states = props.synapses.map(() => new SynapseState());
    this.add(props.synapses.map((_, index) => this.#name(index)));
  }

  /** The letter beside a token, x with its number. */
  #name(index: number): SourcedFormula {
    const { arrive } = this.states[index] as SynapseState;
    return new SourcedFormula({
      tex: `x_{${index + 1}}`,
      fontSize: () => Math.max(34, Math.min(48, this.place(index).r * 0.66)),
      fill: this.#props.theme.secondary,
      position: () => [this.place(index).x - this.place(index).r - 34, this.place(index).y],
      // Appears at the very end of the token's way.
      opacity: () => Math.max(0, arrive() * 20 - 19),
    });
  }

  /** Where an input stands right now. */
  place(index: number): InputPlace {
    return mixPlaces(this.#before, this.#after, this.joined())[index] as InputPlace;
  }

  /** The inputs `from` up to, not including, `to` come in from the left, one after the other. */
  *arrive(from: number, to: number): ThreadGenerator {
    const states = this.states.slice(from, to);
    yield* sequence(
      Math.min(0.35, 0.8 / states.length),
      ...states.map((state) => state.arrive(1, 0.9, easeOutCubic)),
    );
  }

  /** Their edges run to the cell, still without weight. */
  *connect(from: number, to: number): ThreadGenerator {
    const states = this.states.slice(from, to);
    yield* sequence(
      Math.min(0.25, 0.8 / states.length),
      ...states.map((state) => state.grow(1, 0.9, easeInOutCubic)),
    );
  }

  /** Their edges take the width and the sign of their weights; the legend appears. */
  *weigh(from: number, to: number): ThreadGenerator {
    const states = this.states.slice(from, to);
    yield* sequence(
      Math.min(0.5, 1.6 / states.length),
      ...states.map((state) => all(state.weigh(1, 0.9, easeInOutCubic), nod(state))),
      this.legend(1, 0.4),
    );
  }

  /** The first `count` light up one after the other. */
  *count(count: number): ThreadGenerator {
    yield* sequence(0.3, ...this.states.slice(0, count).map(nod));
  }

  /** The first `count` turn into pixels, as bright as their numbers are large, and back again. */
  *likenPixels(count: number): ThreadGenerator {
    const states = this.states.slice(0, count);
    yield* sequence(0.15, ...states.map((state) => state.pixel(1, 0.6, easeInOutCubic)));
    yield* waitFor(1.4);
    yield* all(...states.map((state) => state.pixel(0, 0.6, easeInOutCubic)));
  }

  /** Those among the first `count` whose weight is chosen light up together. */
  *pointOut(count: number, choose: (weight: number) => boolean): ThreadGenerator {
    const chosen = this.#props.synapses
      .slice(0, count)
      .flatMap(({ weight }, index) => (choose(weight.number) ? this.states[index] : []));
    yield* all(...chosen.map(nod));
  }

  /** Light runs along all edges at once. */
  *fire(): ThreadGenerator {
    for (const state of this.states) state.pulse(0);
    yield* all(
      ...this.states.map((state) =>
        all(state.pulse(1, 1, linear), state.active(1, 0.3), state.spent(0, 0.3)),
      ),
    );
    yield* all(...this.states.map((state) => state.active(0, 0.5)));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, synapses, edgeScale } = this.#props;
    const inputs = synapses.map(({ input }) => input.number);
    const [lowest, highest] = [Math.min(...inputs), Math.max(...inputs)];
    const range = highest - lowest || 1;
    const placed = synapses.map(
      (synapse, index): PlacedSynapse => ({
        ...synapse,
        state: this.states[index] as SynapseState,
        place: this.place(index),
        edgeScale,
        brightness: (synapse.input.number - lowest) / range,
      }),
    );
    context.save();
    clipOutsideCell(context);
    for (const synapse of placed) drawEdge(context, theme, synapse);
    context.restore();
    for (const synapse of placed) {
      drawWeight(context, theme, synapse);
      drawToken(context, theme, synapse);
    }
    const weights = synapses.map(({ weight }) => weight.number);
    withAlpha(context, this.legend(), () =>
      drawEdgeLegend(context, theme, { ...LEGEND, weights, edgeScale }),
    );
    this.drawChildren(context);
  }
}

/** Edges end at the membrane: the inside of the cell is not drawn on. */
function clipOutsideCell(context: CanvasRenderingContext2D): void {
  context.beginPath();
  context.rect(-2000, -2000, 6000, 6000);
  circle(context, CELL.x, CELL.y, CELL.r - 2, { isCounterclockwise: true });
  context.clip();
}

/** Lights up and goes dark again. */
function* nod(state: SynapseState): ThreadGenerator {
  yield* chain(state.active(1, 0.3), waitFor(0.5), state.active(0, 0.3));
}
