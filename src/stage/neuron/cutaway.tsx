import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  delay,
  easeInOutCubic,
  easeOutCubic,
  linear,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { signed } from '../signs.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import type { Theme } from '../theme.ts';
import { type BarBlock, Cell, type Equation } from './cell.tsx';
import { edgeScale, rulerFor } from './geometry.ts';
import type { Synapse, SynapseState } from './synapse.ts';
import { Synapses } from './synapses.tsx';

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
  /** `= z` behind the numeral of the result. */
  readonly resultName: SourcedFormula;
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
    this.resultName = new SourcedFormula({
      tex: '= \\part{z}{z}',
      fontSize: 76,
      fill: theme.secondary,
      align: 'left',
      position: () => [this.cell.numeralEnd().x + 36, this.cell.numeralEnd().y],
      opacity: 0,
    });
    this.resultName.color('z', theme.focus);
    // Edges end under the cell.
    this.add([this.synapses, this.cell, this.resultName]);
  }

  /** The inputs come in from the left, one after the other. */
  *arrive(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.arrive(from, to);
  }

  /** The cell opens. */
  *open(): ThreadGenerator {
    yield* all(this.cell.membrane(1, 1.2, easeInOutCubic), delay(0.8, this.cell.socket(1, 0.4)));
  }

  /** Edges run from the inputs to the cell, still without weight. */
  *connect(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.connect(from, to);
  }

  /** Edges take the width and the sign of their weights. */
  *weigh(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.weigh(from, to);
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

  /** The ruler appears, and the level line at zero. */
  *startFromNothing(): ThreadGenerator {
    const { cell } = this;
    yield* all(cell.socket(0, 0.4), cell.rulerShown(1, 0.6), delay(0.4, cell.levelShown(1, 0.6)));
  }

  /**
   * The product grows to true size and joins the bar; the level and its numeral follow.
   *
   * @param total what the numeral shows afterwards; the running total when left out
   */
  *accumulate(index: number, total?: ShownValue): ThreadGenerator {
    const { cell } = this;
    const vote = this.#props.votes[index] as Vote;
    const { product } = vote;
    const shown = total ?? vote.total;
    const before = this.#totalBefore(index);
    const after = before + product.number;
    const block: BarBlock = {
      from: before,
      to: after,
      sign: product.number,
      label: signed(product),
      state: 'now',
    };
    const state = this.synapses.states[index] as SynapseState;
    cell.waiting(cell.waiting().filter((waiting) => waiting.product !== product));
    cell.flight({ block, port: this.synapses.place(index).port });
    cell.pop(0);
    cell.slide(0);
    cell.preview({ value: shown, level: after, sign: product.number });
    yield* all(
      state.active(1, 0.2),
      cell.pop(1, MOVE, easeInOutCubic),
      ...(cell.numeral() === null ? [] : [delay(0.3, cell.previewShown(1, 0.3))]),
    );
    yield* waitFor(0.5);
    yield* cell.slide(1, MOVE, easeInOutCubic);
    const eats =
      before !== 0 && product.number !== 0 && Math.sign(before) !== Math.sign(product.number);
    if (eats) cell.overlay(block);
    else cell.blocks([...cell.blocks(), block]);
    cell.flight(null);
    cell.overlayAlpha(1);
    yield* all(this.#turnTo(shown, after), cell.previewShown(0, 0.3));
    if (eats) {
      const rest: BarBlock = { from: 0, to: after, sign: after, label: vote.total, state: 'now' };
      yield* cell.overlayAlpha(0, 0.3);
      cell.overlay(null);
      cell.blocks(after === 0 ? [] : [rest]);
    }
    yield* state.active(0, 0.2);
  }

  #totalBefore(index: number): number {
    return index === 0 ? 0 : (this.#props.votes[index - 1] as Vote).total.number;
  }

  /** The level line moves, and its numeral turns to the new total. */
  *#turnTo(total: ShownValue, level: number): ThreadGenerator {
    const { cell } = this;
    const current = cell.numeral();
    cell.numeral({ from: current?.to ?? null, to: total });
    cell.roll(0);
    yield* all(
      cell.level(level, 0.9, easeInOutCubic),
      delay(0.25, cell.roll(1, 0.5, easeInOutCubic)),
    );
  }

  /** The bar becomes one block that carries the sum, and stands in the middle of the cell. */
  *gather(sum: ShownValue): ThreadGenerator {
    const { cell } = this;
    cell.blocks(
      sum.number === 0
        ? []
        : [{ from: 0, to: sum.number, sign: sum.number, label: sum, state: 'now' }],
    );
    yield* all(cell.barX(1110, CAMERA, easeInOutCubic), cell.ticksLeft(1, CAMERA));
  }

  /** The camera moves so that the cell stands left and leaves room for a formula. */
  *stepAside(): ThreadGenerator {
    yield* all(this.position.x(-960 - 690, CAMERA, easeInOutCubic), this.synapses.legend(0, 0.3));
  }

  /** The camera moves back to the whole neuron; the bar makes room for another product. */
  *stepBack(): ThreadGenerator {
    const { cell } = this;
    cell.numeralCaption('answer');
    cell.equationX(1004);
    cell.equationWidth(330);
    yield* all(
      this.position.x(-960, CAMERA, easeInOutCubic),
      cell.barX(1226, CAMERA, easeInOutCubic),
      cell.ticksLeft(0, CAMERA),
      cell.biasNote(0, 0.3),
      this.resultName.opacity(0, 0.3),
      this.synapses.legend(1, CAMERA),
    );
  }

  /** The numeral of the sum leaves: from here on the block carries it. */
  *hideNumeral(): ThreadGenerator {
    yield* this.cell.numeralShown(0, 0.3);
  }

  /** The bias rises under the sum, or sinks with it; at its level the result appears. */
  *liftBy(bias: ShownValue, result: ShownValue): ThreadGenerator {
    const { cell } = this;
    cell.bias(bias);
    cell.numeralCaption('');
    yield* all(cell.lift(1, 0.9, easeInOutCubic), delay(0.3, cell.biasNote(1, 0.4)));
    cell.numeral({ from: null, to: result });
    cell.roll(0);
    cell.numeralShown(1);
    yield* all(cell.roll(1, 0.4, easeInOutCubic), delay(0.2, this.resultName.opacity(1, 0.3)));
  }

  /** The inputs make room for one more. */
  *makeRoom(): ThreadGenerator {
    yield* this.synapses.joined(1, CAMERA, easeInOutCubic);
  }

  /** The ruler is compressed so that every level of the larger neuron fits. */
  *compressRuler(): ThreadGenerator {
    const { unit, zeroY } = rulerFor(this.#props.levelsJoined);
    yield* all(
      this.cell.unit(unit, CAMERA, easeInOutCubic),
      this.cell.zeroY(zeroY, CAMERA, easeInOutCubic),
    );
  }

  /** Light runs along all edges at once: the neuron answers. */
  *fire(): ThreadGenerator {
    yield* this.synapses.fire();
  }

  #equation(index: number): Equation {
    const { input, weight, product } = this.#props.votes[index] as Vote;
    return { input, weight, product, port: this.synapses.place(index).port };
  }

  /** The edges of a sign light up together. */
  *pointOut(choose: (weight: number) => boolean): ThreadGenerator {
    yield* this.synapses.pointOut(this.#props.initialCount, choose);
  }

  /** The tokens light up one after the other. */
  *count(): ThreadGenerator {
    yield* this.synapses.count(this.#props.initialCount);
  }
}
