import { Node, type NodeProps } from '@motion-canvas/2d';
import { all, chain, delay, easeInOutCubic, easeOutCubic, linear, sequence, type ThreadGenerator, waitFor } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { Theme } from '../theme.ts';
import { type BarBlock, Cell, type Equation } from './cell.tsx';
import { edgeScale, rulerFor } from './geometry.ts';
import { type Synapse, Synapses, type SynapseState } from './synapses.tsx';

/** One input, its weight, their product, and the running total after it. */
export interface Vote extends Synapse {
  readonly product: ShownValue;
  readonly total: ShownValue;
}

export interface NeuronCutawayProps extends NodeProps {
  theme: Theme;
  /** The inputs in the order in which they are added; the last may join later. */
  votes: readonly Vote[];
  /** How many inputs there are before another one joins. */
  initialCount: number;
  bias: ShownValue;
  /** Levels that the ruler must have room for at first, and once all inputs are there. */
  levels: readonly number[];
  levelsJoined: readonly number[];
}

const CAMERA = 1.2;
const MOVE = 0.6;

/**
 * A neuron as a cutaway: its inputs and edges on the left, its inside on the right. The movements are
 * the steps of its computation.
 *
 * @example
 * yield* neuron.arrive(); yield* neuron.connect(); yield* neuron.multiply(0); yield* neuron.accumulate(0);
 */
export class NeuronCutaway extends Node {
  readonly synapses: Synapses;
  readonly cell: Cell;
  readonly #props: NeuronCutawayProps;

  constructor(props: NeuronCutawayProps) {
    super({ position: [-960, -540], ...props });
    this.#props = props;
    const { theme, votes, initialCount } = props;
    this.cell = new Cell({ theme, ruler: rulerFor(props.levels) });
    this.synapses = new Synapses({
      theme,
      synapses: votes,
      initialCount,
      edgeScale: edgeScale(votes.map(({ weight }) => weight.number)),
    });
    this.add([this.cell, this.synapses]);
  }

  /** The inputs come in from the left, one after the other. */
  *arrive(from = 0, to = this.#props.initialCount): ThreadGenerator {
    const states = this.synapses.states.slice(from, to);
    yield* sequence(Math.min(0.35, 0.8 / states.length), ...states.map((state) => state.arrive(1, 0.9, easeOutCubic)));
  }

  /** The cell opens. */
  *open(): ThreadGenerator {
    yield* this.cell.membrane(1, 1.2, easeInOutCubic);
  }

  /** Edges run from the inputs to the cell, still without weight. */
  *connect(from = 0, to = this.#props.initialCount): ThreadGenerator {
    const states = this.synapses.states.slice(from, to);
    yield* sequence(Math.min(0.25, 0.8 / states.length), ...states.map((state) => state.grow(1, 0.9, easeInOutCubic)));
  }

  /** Edges take the width and the sign of their weights. */
  *weigh(from = 0, to = this.#props.initialCount): ThreadGenerator {
    const states = this.synapses.states.slice(from, to);
    yield* sequence(
      Math.min(0.5, 1.6 / states.length),
      ...states.map((state) => all(state.weigh(1, 0.9, easeInOutCubic), this.#nod(state))),
    );
  }

  /** Input times weight: a light runs along the edge, the product is written out and waits at its port. */
  *multiply(index: number): ThreadGenerator {
    const { cell } = this;
    const state = this.synapses.states[index] as SynapseState;
    const equation = this.#equation(index);
    yield* state.active(1, 0.2);
    state.pulse(0);
    yield* state.pulse(1, 0.8, linear);
    cell.equation(equation);
    cell.equationPhase(0);
    yield* cell.equationPhase(1, 0.35, easeOutCubic);
    yield* waitFor(0.35);
    yield* cell.equationPhase(2, 0.3, easeOutCubic);
    yield* waitFor(0.8);
    yield* all(cell.equationPhase(3, MOVE, linear), state.active(0, 0.3), state.spent(1, 0.3));
    cell.equation(null);
    cell.waiting([...cell.waiting(), equation]);
  }

  /** The product grows to true size and joins the bar; the level and its numeral follow. */
  *accumulate(index: number): ThreadGenerator {
    const { cell } = this;
    const { product, total } = this.#props.votes[index] as Vote;
    const before = index === 0 ? 0 : (this.#props.votes[index - 1] as Vote).total.number;
    const block: BarBlock = { from: before, to: before + product.number, sign: product.number, label: product, state: 'now' };
    const state = this.synapses.states[index] as SynapseState;
    cell.waiting(cell.waiting().filter((waiting) => waiting.product !== product));
    cell.flight({ block, port: this.synapses.place(index).port });
    cell.pop(0);
    cell.slide(0);
    yield* all(
      state.active(1, 0.2),
      cell.rulerShown(1, 0.4),
      cell.pop(1, MOVE, easeInOutCubic),
      cell.levelShown(1, 0.4),
    );
    yield* waitFor(0.25);
    yield* cell.slide(1, MOVE, easeInOutCubic);
    const eats = before !== 0 && Math.sign(before) !== Math.sign(product.number);
    if (eats) cell.overlay(block);
    else cell.blocks([...cell.blocks(), block]);
    cell.flight(null);
    cell.overlayAlpha(1);
    yield* this.#turnTo(total, before + product.number);
    if (eats) {
      const rest: BarBlock = { from: 0, to: total.number, sign: total.number, label: total, state: 'now' };
      yield* cell.overlayAlpha(0, 0.3);
      cell.overlay(null);
      cell.blocks(total.number === 0 ? [] : [rest]);
    }
    yield* state.active(0, 0.2);
  }

  /** The level line moves, and its numeral turns to the new total. */
  *#turnTo(total: ShownValue, level: number): ThreadGenerator {
    const { cell } = this;
    const current = cell.numeral();
    cell.numeral({ from: current?.to ?? null, to: total });
    cell.roll(0);
    yield* all(cell.level(level, 0.9, easeInOutCubic), delay(0.25, cell.roll(1, 0.5, easeInOutCubic)));
  }

  /** The bar becomes one block that carries the sum, and stands in the middle of the cell. */
  *gather(sum: ShownValue): ThreadGenerator {
    const { cell } = this;
    cell.blocks(sum.number === 0 ? [] : [{ from: 0, to: sum.number, sign: sum.number, label: sum, state: 'now' }]);
    yield* all(cell.barX(1110, CAMERA, easeInOutCubic), cell.ticksLeft(1, CAMERA));
  }

  /** The camera moves so that the cell stands left and leaves room for a formula. */
  *stepAside(): ThreadGenerator {
    yield* all(this.position.x(-960 - 690, CAMERA, easeInOutCubic), this.synapses.legend(0, 0.3));
  }

  *stepBack(): ThreadGenerator {
    yield* this.position.x(-960, CAMERA, easeInOutCubic);
  }

  /** The bias rises under the sum, or sinks with it. */
  *liftBy(bias: ShownValue, result: ShownValue): ThreadGenerator {
    const { cell } = this;
    cell.bias(bias);
    const current = cell.numeral();
    cell.numeral({ from: current?.to ?? null, to: result });
    cell.roll(0);
    cell.numeralCaption('');
    yield* all(cell.lift(1, 0.9, easeInOutCubic), delay(0.4, cell.roll(1, 0.5, easeInOutCubic)), delay(0.3, cell.biasNote(1, 0.4)));
  }

  /** The inputs make room for one more. */
  *makeRoom(): ThreadGenerator {
    yield* all(this.synapses.joined(1, CAMERA, easeInOutCubic), this.cell.biasNote(0, 0.3));
  }

  /** The ruler is compressed so that every level of the larger neuron fits. */
  *compressRuler(): ThreadGenerator {
    const { unit, zeroY } = rulerFor(this.#props.levelsJoined);
    yield* all(this.cell.unit(unit, CAMERA, easeInOutCubic), this.cell.zeroY(zeroY, CAMERA, easeInOutCubic));
  }

  #equation(index: number): Equation {
    const { input, weight, product } = this.#props.votes[index] as Vote;
    return { input, weight, product, port: this.synapses.place(index).port };
  }

  *#nod(state: SynapseState): ThreadGenerator {
    yield* chain(state.active(1, 0.3), waitFor(0.5), state.active(0, 0.3));
  }
}
