import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  linear,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import { Ruler } from '../../run/ruler.ts';
import type { ShownValue } from '../../run/run.ts';
import { mono } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { drawEdge, drawEdgeLabel, EdgeState } from './edge.ts';
import { edgeCurve, edgeScaleFor, type LayerPlaces, layerPlaces, type Point } from './layout.ts';
import { drawNeuron } from './neuron.tsx';

/** The numbers of a network at one moment: one input, one set of weights. */
export interface NetworkNumbers {
  /** Outputs by layer and neuron, after the activation function; the first layer is the input. */
  readonly outputs: readonly (readonly ShownValue[])[];
  /** `weights[l][i][j]` leads from neuron i of layer l to neuron j of layer l + 1. */
  readonly weights: readonly (readonly (readonly ShownValue[])[])[];
}

export interface NetworkProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  numbers: NetworkNumbers;
  width: number;
  height: number;
  /** Which layers end in ReLU: what it switches off is hollow and passes nothing on. */
  relu?: readonly boolean[];
  /** Pixels of width per unit of |weight|; chosen so that the widest edge has 16 px when left out. */
  edgeScale?: number;
  /** Rows that a layer may take; a larger one shows its first neurons, ⋮, its last, and its count. */
  most?: number;
}

/** What can change about one neuron. */
class NeuronState {
  readonly shown = createSignal(0);
  readonly lit = createSignal(0);
  readonly active = createSignal(0);
}

const WIDEST = 16;
/** Edges of a neuron that is switched off (VISUAL.md: 6–10 %). */
const PASSES_NOTHING = 0.08;

/**
 * A small network: neurons filled by what they put out, edges as wide as their weights. One node, drawn in one
 * pass; every neuron and edge can be addressed.
 *
 * @example
 * const network = new Network({ theme, numbers, width: 1200, height: 620, relu: [false, true, false] });
 * yield* network.appear(); yield* network.connect(); yield* network.forward();
 * yield* network.edge(0, 2, 1).active(1, 0.2);
 */
export class Network extends Node {
  /** May be exchanged for the numbers of another step; edges keep their scale. */
  readonly numbers: SimpleSignal<NetworkNumbers>;
  readonly edgeScale: number;
  readonly #props: Themed<NetworkProps>;
  readonly #places: readonly LayerPlaces[];
  readonly #neurons: readonly (readonly NeuronState[])[];
  readonly #edges: readonly (readonly (readonly EdgeState[])[])[];

  /** @throws RangeError when weights do not lead from each layer to the next. */
  constructor(given: NetworkProps) {
    const props = themed(given);
    const { theme, numbers, width, height, relu, edgeScale, most, ...rest } = props;
    super(rest);
    requireMatching(numbers);
    this.#props = props;
    this.numbers = createSignal(numbers);
    const sizes = numbers.outputs.map((layer) => layer.length);
    const area = { width, height, ...(most === undefined ? {} : { most }) };
    this.#places = layerPlaces(sizes, area);
    this.#neurons = numbers.outputs.map((layer) => layer.map(() => new NeuronState()));
    this.#edges = numbers.weights.map((from) => from.map((to) => to.map(() => new EdgeState())));
    const flat = numbers.weights.flat(2).map(({ number }) => number);
    this.edgeScale = edgeScale ?? edgeScaleFor(flat, Math.min(WIDEST, this.#r() * 0.36));
  }

  #r(): number {
    return this.#places[0]?.r ?? 0;
  }

  /** The state of a neuron: `network.neuron(1, 0).active(1, 0.2)`. */
  neuron(layer: number, index: number): NeuronState {
    return found(this.#neurons[layer]?.[index], `neuron ${index} in layer ${layer}`);
  }

  /** The state of the edge from neuron `i` of `layer` to neuron `j` of the next one. */
  edge(layer: number, i: number, j: number): EdgeState {
    return found(this.#edges[layer]?.[i]?.[j], `edge from ${i} to ${j} after layer ${layer}`);
  }

  /** Where a neuron stands, from the middle of the network; `undefined` when ⋮ stands for it. */
  place(layer: number, index: number): Point | undefined {
    return this.#places[layer]?.neurons[index];
  }

  /** All edges after a layer, or all that there are. */
  edges(layer?: number): EdgeState[] {
    return (layer === undefined ? this.#edges : [this.#edges[layer] ?? []]).flat(2);
  }

  /** The neurons appear, layer by layer, still empty. */
  *appear(): ThreadGenerator {
    yield* sequence(
      0.2,
      ...this.#neurons.map((layer) =>
        sequence(0.3 / layer.length, ...layer.map((neuron) => neuron.shown(1, 0.4, easeOutCubic))),
      ),
    );
  }

  /** Edges grow, then take the widths and signs of their weights. */
  *connect(layer?: number): ThreadGenerator {
    const edges = this.edges(layer);
    yield* all(...edges.map((edge) => edge.grow(1, 0.9, easeInOutCubic)));
    yield* all(...edges.map((edge) => edge.weigh(1, 0.9, easeInOutCubic)));
  }

  /** The first layer takes its inputs. */
  *feed(): ThreadGenerator {
    yield* all(...(this.#neurons[0] ?? []).map((neuron) => neuron.lit(1, 0.4)));
  }

  /** The forward pass from a layer to the next; through all layers when none is named. */
  *forward(layer?: number): ThreadGenerator {
    const layers = layer === undefined ? this.#edges.map((_, index) => index) : [layer];
    if (layers[0] === 0) yield* this.feed();
    for (const from of layers) {
      const edges = this.edges(from);
      for (const edge of edges) edge.forward(0);
      yield* all(...edges.map((edge) => edge.forward(1, 0.8, linear)));
      yield* all(...(this.#neurons[from + 1] ?? []).map((neuron) => neuron.lit(1, 0.4)));
    }
  }

  /** The current of the backward pass, from the last layer to the first. */
  *backward(): ThreadGenerator {
    for (let layer = this.#edges.length - 1; layer >= 0; layer--) {
      const edges = this.edges(layer);
      for (const edge of edges) edge.backward(0);
      yield* all(...edges.map((edge) => edge.backward(1, 0.8, linear)));
    }
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { outputs } = this.numbers();
    this.#drawEdges(context, drawEdge);
    for (const [layer, values] of outputs.entries()) this.#drawLayer(context, layer, values);
    this.#drawEdges(context, drawEdgeLabel);
    this.drawChildren(context);
  }

  #drawEdges(context: CanvasRenderingContext2D, draw: typeof drawEdge): void {
    const { theme } = this.#props;
    const { weights } = this.numbers();
    for (const [layer, states] of this.#edges.entries()) {
      const [from, to] = [this.#places[layer], this.#places[layer + 1]] as [
        LayerPlaces,
        LayerPlaces,
      ];
      for (const [i, row] of states.entries()) {
        if (from.neurons[i] === undefined) continue;
        const alpha = this.#passes(layer, i);
        for (const [j, state] of row.entries()) {
          if (to.neurons[j] === undefined) continue;
          const weight = weights[layer]?.[i]?.[j] as ShownValue;
          const curve = edgeCurve(from, i, to, j);
          draw(context, theme, state, { curve, weight, scale: this.edgeScale, alpha });
        }
      }
    }
  }

  /** How visible a neuron's edges are: one that is switched off passes nothing on. */
  #passes(layer: number, index: number): number {
    const value = this.numbers().outputs[layer]?.[index] as ShownValue;
    const off = this.#props.relu?.[layer] === true && value.number <= 0;
    return off ? 1 - (1 - PASSES_NOTHING) * this.neuron(layer, index).lit() : 1;
  }

  #drawLayer(
    context: CanvasRenderingContext2D,
    layer: number,
    values: readonly ShownValue[],
  ): void {
    const { theme, relu = [] } = this.#props;
    const { r, neurons, gap } = this.#places[layer] as LayerPlaces;
    const largest = Math.max(0, ...values.map(({ number }) => Math.abs(number)));
    for (const [index, place] of neurons.entries()) {
      const state = this.neuron(layer, index);
      const shown = state.shown();
      if (place === undefined || shown <= 0) continue;
      context.save();
      context.translate(place.x, place.y);
      context.scale(shown, shown);
      drawNeuron(context, theme, {
        r,
        value: values[index] as ShownValue,
        largest,
        relu: relu[layer] === true,
        lit: state.lit(),
        active: state.active(),
      });
      context.restore();
    }
    if (gap === undefined) return;
    withAlpha(context, this.neuron(layer, 0).shown(), () =>
      drawGap(context, theme, gap, r, values),
    );
  }
}

/** ⋮ and how many neurons the layer really has. */
function drawGap(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { x, y }: Point,
  r: number,
  values: readonly ShownValue[],
): void {
  const count = new Ruler('size of a layer', [values.length], String).shown(values.length);
  context.fillStyle = theme.tertiary;
  for (const offset of [-0.5, 0, 0.5]) {
    context.beginPath();
    circle(context, x, y + offset * r, Math.max(3, r * 0.09));
    context.fill();
  }
  drawText(context, count, x + r, y, {
    font: mono(28),
    color: theme.secondary,
    baseline: 'middle',
  });
}

function requireMatching({ outputs, weights }: NetworkNumbers): void {
  const fits =
    weights.length === outputs.length - 1 &&
    weights.every(
      (rows, layer) =>
        rows.length === outputs[layer]?.length &&
        rows.every((row) => row.length === outputs[layer + 1]?.length),
    );
  if (fits) return;
  const shapes = weights.map((rows) => `(${rows.length}, ${rows[0]?.length ?? 0})`).join(', ');
  throw new RangeError(
    `A network of ${outputs.map((layer) => layer.length).join('-')} neurons cannot have weights of shape ${shapes || 'none'}. Give one array a step, with a row for each neuron that an edge leaves.`,
  );
}

function found<T>(one: T | undefined, what: string): T {
  if (one === undefined) throw new RangeError(`The network has no ${what}.`);
  return one;
}
