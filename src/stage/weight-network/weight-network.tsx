import { initial, Node, type NodeProps, signal } from '@motion-canvas/2d';
import {
  all,
  createComputed,
  createSignal,
  easeInOutCubic,
  linear,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import { withAlpha } from '../paint.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import type { Checkpoint } from '../training/checkpoints.ts';
import { type NetworkPlan, networkPlan, type Thread, traceThread } from './geometry.ts';
import { drawThreadLegend } from './legend.ts';
import { drawHiddenNodes, drawOutputs, drawSources } from './nodes.ts';
import type { ThreadRuler } from './ruler.ts';
import { threadWidth } from './ruler.ts';
import { drawFronts, drawGradients, drawThreads, OFF } from './threads.ts';

/** What one data point makes of the network at an epoch. */
export interface NetworkSample {
  /** Activations of the hidden neurons. */
  readonly hidden: readonly number[];
  /** Probability of each class in per cent. */
  readonly percent: readonly ShownValue[];
}

/** One thread: layer 1 from a source (2 is the "1") to a neuron, layer 2 from a neuron to an output. */
export interface ThreadAddress {
  readonly layer: 1 | 2;
  readonly from: number;
  readonly to: number;
}

export interface WeightNetworkProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The network at an epoch. */
  checkpoint: (epoch: number) => Checkpoint;
  /** What the followed point makes of it. */
  sample: (epoch: number) => NetworkSample;
  /** The two coordinates of that point. */
  inputs: readonly [ShownValue, ShownValue];
  classes: number;
  /** What stands at the inputs instead of x₁ and x₂, and below the outputs. */
  names?: { readonly inputs: readonly Shown[]; readonly classes: readonly Shown[] };
  /** Hidden neurons from top to bottom, fixed for the lesson. */
  order: readonly number[];
  ruler: ThreadRuler;
  gradientRuler: ThreadRuler;
  width?: SignalValue<number>;
  height?: SignalValue<number>;
}

/**
 * A whole network of one hidden layer: every number that is trained is one thread, biases are the
 * threads of a "1". One node, drawn in one pass; its origin is its middle.
 *
 * `forward` and `backward` run from 0 to 1: the light of a forward pass from left to right, after which
 * neurons that are off leave their threads faint; the gradient from right to left, over the resting threads.
 *
 * @example
 * const network = new WeightNetwork({ theme, checkpoint: (epoch) => checkpoints.at(epoch), sample, inputs, classes: 3, order,
 *   ruler: threadRuler(last), gradientRuler, width: 790, height: 616 });
 * yield* network.grow(1.2); yield* network.run(); network.epoch(200);
 */
export class WeightNetwork extends Node {
  @initial(790)
  @signal()
  declare readonly width: SimpleSignal<number, this>;

  @initial(616)
  @signal()
  declare readonly height: SimpleSignal<number, this>;

  @initial(32)
  @signal()
  declare readonly nodeRadius: SimpleSignal<number, this>;

  /** Which network is shown. */
  readonly epoch: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Nodes and threads from nothing (0) to all (1), from left to right. */
  readonly grown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The coordinates of the followed point inside their nodes. */
  readonly valued: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The forward pass of the followed point, from 0 to 1. */
  readonly forward: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Probabilities beside the outputs. */
  readonly answered: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The gradient's way from right to left, from 0 to 1, and how visible it is. */
  readonly backward: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly gradient: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** One thread among all, brought out. */
  readonly picked: SimpleSignal<ThreadAddress | null, this> = createSignal<
    ThreadAddress | null,
    this
  >(null);
  readonly pickedShown: SimpleSignal<number, this> = createSignal<number, this>(0);

  /** All threads light up for a moment: every number moves. */
  readonly pulse: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** What a width means, below the left half. */
  readonly legend: SimpleSignal<number, this> = createSignal<number, this>(0);

  readonly #props: Themed<WeightNetworkProps>;
  readonly #plan = createComputed<NetworkPlan>(() =>
    networkPlan({
      width: this.width(),
      height: this.height(),
      order: this.#props.order,
      classes: this.#props.classes,
      sourceRadius: this.nodeRadius(),
      outputRadius: this.nodeRadius(),
    }),
  );

  constructor(given: WeightNetworkProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** The nodes appear and the threads shoot from left to right. */
  *grow(seconds = 1.7): ThreadGenerator {
    yield* this.grown(1, seconds, linear);
  }

  /**
   * The light of a forward pass runs on through the network, up to `to`: at 0.5 it has reached the neurons,
   * and those that are off leave their threads faint. A pass that is over begins again.
   */
  *run(seconds = 2, to = 1): ThreadGenerator {
    if (this.forward() >= 1) this.forward(0);
    yield* this.forward(to, seconds, linear);
  }

  /** The gradient runs back through all threads. */
  *flowBack(seconds = 2.4): ThreadGenerator {
    this.backward(0);
    yield* all(this.gradient(1, 0.3), this.backward(1, seconds, linear));
  }

  /** Every number moves: all threads light up and calm down. */
  *stir(seconds = 0.9): ThreadGenerator {
    yield* this.pulse(1, seconds * 0.3);
    yield* this.pulse(0, seconds * 0.7);
  }

  /** Moves and resizes the network. */
  *travel(
    to: { x: number; y: number; width: number; height: number },
    seconds = 1.2,
  ): ThreadGenerator {
    yield* all(
      this.position([to.x, to.y], seconds, easeInOutCubic),
      this.width(to.width, seconds, easeInOutCubic),
      this.height(to.height, seconds, easeInOutCubic),
    );
  }

  /** Where input i stands, in the space of the network's parent. */
  source(i: number): Vector2 {
    const { x, y } = this.#plan().sources[i] as { x: number; y: number };
    return new Vector2(x, y).add(this.position());
  }

  /** Where output k stands, in the space of the network's parent. */
  output(k: number): Vector2 {
    const { x, y } = this.#plan().outputs[k] as { x: number; y: number };
    return new Vector2(x, y).add(this.position());
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    if (this.grown() <= 0) return;
    const { theme, ruler } = this.#props;
    const plan = this.#plan();
    const net = this.#props.checkpoint(this.epoch());
    const resting = 1 - 0.82 * this.gradient();
    // With most threads faint, those that carry something may shine.
    const brightness = Math.max(this.pulse(), 0.45 * clamp((this.forward() - 0.42) / 0.12));
    withAlpha(context, resting, () => {
      drawThreads(context, theme, {
        threads: plan.first,
        values: net.hidden,
        dense: 'left',
        ruler,
        grown: (i) => this.#grownFirst(i),
        strength: (i) => this.#strength(i % this.#neurons()),
        pulse: brightness,
      });
      drawThreads(context, theme, {
        threads: plan.second,
        values: net.output,
        dense: 'right',
        ruler,
        grown: (i) => this.#grownSecond(i),
        strength: (i) => this.#strength(Math.floor(i / this.#props.classes)),
        pulse: brightness,
      });
    });
    this.#drawForward(context, plan);
    this.#drawGradient(context, plan, net);
    this.#drawPicked(context, plan, net);
    this.#drawNodes(context, plan);
    withAlpha(context, this.legend(), () =>
      drawThreadLegend(context, theme, ruler, {
        x: -this.width() / 2 - this.nodeRadius(),
        y: this.height() / 2 + 16,
      }),
    );
    this.drawChildren(context);
  }

  #neurons(): number {
    return this.#props.order.length;
  }

  /** Threads leave the sources one after the other, and reach the neurons before the second layer sets out. */
  #grownFirst(i: number): number {
    const neurons = this.#neurons();
    const late = ((i % neurons) / neurons) * 0.12 + (Math.floor(i / neurons) / 3) * 0.1;
    return easeInOutCubic(clamp((this.grown() - 0.06 - late) / 0.4));
  }

  #grownSecond(i: number): number {
    const late = (i / (this.#props.classes * (this.#neurons() + 1))) * 0.12;
    return easeInOutCubic(clamp((this.grown() - 0.46 - late) / 0.4));
  }

  /** Threads of a neuron that is off fade as soon as the forward pass has reached it. */
  #strength(neuron: number): number {
    const passed = clamp((this.forward() - 0.42) / 0.12);
    if (passed === 0 || neuron === this.#neurons()) return 1;
    const { hidden } = this.#props.sample(this.epoch());
    return (hidden[neuron] as number) > 0 ? 1 : 1 - (1 - OFF) * passed;
  }

  #drawForward(context: CanvasRenderingContext2D, plan: NetworkPlan): void {
    const forward = this.forward();
    if (forward <= 0 || forward >= 1) return;
    const { theme } = this.#props;
    // A crowd of threads lights up like one sheet; what runs is a thin line each.
    const crowd = Math.min(1, 14 / Math.sqrt(plan.first.length));
    withAlpha(context, crowd, () => {
      drawFronts(context, theme, plan.first, forward / 0.46, () => 1);
      drawFronts(context, theme, plan.second, (forward - 0.52) / 0.46, (i) =>
        this.#strength(Math.floor(i / this.#props.classes)),
      );
    });
  }

  #drawGradient(context: CanvasRenderingContext2D, plan: NetworkPlan, net: Checkpoint): void {
    const { theme, gradientRuler } = this.#props;
    if (net.gradient === null) return;
    const backward = this.backward();
    const { hidden, output } = net.gradient;
    withAlpha(context, this.gradient(), () => {
      const back = (start: number) => 1 - easeInOutCubic(clamp((backward - start) / 0.46));
      drawGradients(context, theme, plan.second, output, gradientRuler, back(0));
      drawGradients(context, theme, plan.first, hidden, gradientRuler, back(0.54));
    });
  }

  #drawPicked(context: CanvasRenderingContext2D, plan: NetworkPlan, net: Checkpoint): void {
    const address = this.picked();
    const shown = this.pickedShown();
    if (address === null || shown <= 0) return;
    const { theme, ruler, classes } = this.#props;
    const { layer, from, to } = address;
    const index = layer === 1 ? from * this.#neurons() + to : from * classes + to;
    const thread = (layer === 1 ? plan.first : plan.second)[index] as Thread;
    const value = (layer === 1 ? net.hidden : net.output)[index] as number;
    withAlpha(context, shown, () => {
      context.lineCap = 'round';
      for (const [colour, width] of [
        [theme.background, threadWidth(ruler, value) + 12],
        [theme.focus, threadWidth(ruler, value) + 3],
      ] as const) {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.beginPath();
        traceThread(context, thread);
        context.stroke();
      }
    });
  }

  #drawNodes(context: CanvasRenderingContext2D, plan: NetworkPlan): void {
    const { theme, inputs, classes, names } = this.#props;
    const sample = this.#props.sample(this.epoch());
    const grown = this.grown();
    const appear = (start: number) => clamp((grown - start) / 0.08);
    const style = { theme, valued: this.valued(), answered: this.answered() };
    withAlpha(context, appear(0), () =>
      drawSources(context, plan, { ...style, inputs, names: names?.inputs }),
    );
    withAlpha(context, appear(0.4), () =>
      drawHiddenNodes(context, plan, {
        ...style,
        activations: sample.hidden,
        lit: clamp((this.forward() - 0.44) / 0.1),
      }),
    );
    withAlpha(context, appear(0.84), () =>
      drawOutputs(context, plan, {
        ...style,
        classes,
        percent: sample.percent,
        names: names?.classes,
      }),
    );
  }
}

function clamp(t: number): number {
  return Math.min(1, Math.max(0, t));
}
