import type { NodeProps } from '@motion-canvas/2d';
import {
  all,
  delay,
  easeInOutCubic,
  linear,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { fromCorner } from '../picture-areas.ts';
import { Sheet } from '../sheet.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { joinBar, raiseProduct, wholeBar } from './accumulation.ts';
import { BAR_X } from './bar.ts';
import { Cell } from './cell.tsx';
import { EQUATION_PLACE } from './equation.ts';
import { edgeScale, rulerFor } from './geometry.ts';
import { NetworkAround } from './network-around.tsx';
import type { SynapseState } from './synapse.ts';
import { Synapses } from './synapses.tsx';
import type { Vote } from './vote.ts';

export type { Vote } from './vote.ts';

export interface NeuronCutawayProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
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
/** Where the top left corner of the picture is: the whole neuron, or the cell with room for a formula. */
const CAMERA_X = { whole: fromCorner(0, 0).x, aside: fromCorner(-690, 0).x } as const;

/**
 * A neuron as a cutaway: its inputs and edges on the left, its inside on the right. The movements are
 * the steps of its computation.
 *
 * @example
 * yield* neuron.arrive(); yield* neuron.connect(); yield* neuron.multiply(0); yield* neuron.accumulate(0);
 */
export class NeuronCutaway extends Sheet {
  readonly synapses: Synapses;
  readonly cell: Cell;
  /** The network from which the neuron is taken. */
  readonly network: NetworkAround;
  /** `= z` behind the numeral of the result. */
  readonly resultName: SourcedFormula;
  readonly #props: Themed<NeuronCutawayProps>;

  constructor(given: NeuronCutawayProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, votes, initialCount } = props;
    this.cell = new Cell({ theme, ruler: rulerFor(props.levels) });
    this.network = new NetworkAround({ theme, inputs: initialCount });
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
    this.add([this.synapses, this.network, this.cell, this.resultName]);
  }

  /** A network, and the one neuron in it that is going to be opened. */
  *find(): ThreadGenerator {
    yield* this.network.appear();
  }

  /** The camera goes into the neuron, until its rim is the membrane. */
  *open(): ThreadGenerator {
    yield* this.network.enter();
    this.cell.membrane(1);
    this.network.opacity(0);
    yield* this.cell.socket(1, 0.4);
  }

  /** The inputs come in from the left, one after the other. */
  *arrive(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.arrive(from, to);
  }

  /** Edges run from the inputs to the cell, still without weight. */
  *connect(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.connect(from, to);
  }

  /** Edges take the width and the sign of their weights. */
  *weigh(from = 0, to = this.#props.initialCount): ThreadGenerator {
    yield* this.synapses.weigh(from, to);
  }

  /** The edges of a sign light up together. */
  *pointOut(choose: (weight: number) => boolean): ThreadGenerator {
    yield* this.synapses.pointOut(this.#props.initialCount, choose);
  }

  /** The inputs as pixels of a picture, and as numbers again. */
  *likenPixels(): ThreadGenerator {
    yield* this.synapses.likenPixels(this.#props.initialCount);
  }

  /** The tokens light up one after the other. */
  *count(): ThreadGenerator {
    yield* this.synapses.count(this.#props.initialCount);
  }

  /** Input times weight: a light runs along the edge, the product is written out and waits at its port. */
  *multiply(index: number): ThreadGenerator {
    const { equation } = this.cell;
    const { input, weight, product } = this.#vote(index);
    const state = this.#state(index);
    const { port } = this.synapses.place(index);
    yield* state.active(1, 0.2);
    state.pulse(0);
    yield* state.pulse(1, 0.8, linear);
    yield* equation.write({ input, weight, product, port });
    yield* all(equation.send(), state.active(0, 0.3), state.spent(1, 0.3));
  }

  /** The ruler appears, and the level line at zero. */
  *startFromNothing(): ThreadGenerator {
    const { socket, ruler, level } = this.cell;
    yield* all(socket(0, 0.4), ruler.shown(1, 0.6), delay(0.4, level.shown(1, 0.6)));
  }

  /**
   * The product grows to true size and joins the bar; the level and its numeral follow.
   *
   * @param shown what the numeral shows afterwards; the running total when left out
   */
  *accumulate(index: number, shown?: ShownValue): ThreadGenerator {
    const { product, total } = this.#vote(index);
    const before = index === 0 ? 0 : this.#vote(index - 1).total.number;
    const { port } = this.synapses.place(index);
    const step = { product, port, before, total, shown: shown ?? total };
    const state = this.#state(index);
    yield* all(state.active(1, 0.2), raiseProduct(this.cell, step));
    yield* waitFor(0.5);
    yield* joinBar(this.cell, step);
    yield* state.active(0, 0.2);
  }

  /** The bar becomes one block that carries the sum, and stands in the middle of the cell. */
  *gather(sum: ShownValue): ThreadGenerator {
    const { bar, ruler } = this.cell;
    bar.blocks(wholeBar(sum.number, sum));
    yield* all(bar.x(BAR_X.middle, CAMERA, easeInOutCubic), ruler.ticksLeft(1, CAMERA));
  }

  /** The camera moves so that the cell stands left and leaves room for a formula. */
  *stepAside(): ThreadGenerator {
    yield* all(
      this.position.x(CAMERA_X.aside, CAMERA, easeInOutCubic),
      this.synapses.legend(0, 0.3),
    );
  }

  /** The camera moves back to the whole neuron; the bar makes room for another product. */
  *stepBack(): ThreadGenerator {
    const { bar, equation, numeral, pedestal, ruler } = this.cell;
    numeral.caption('answer');
    equation.place(EQUATION_PLACE.besideBar);
    yield* all(
      this.position.x(CAMERA_X.whole, CAMERA, easeInOutCubic),
      bar.x(BAR_X.joining, CAMERA, easeInOutCubic),
      ruler.ticksLeft(0, CAMERA),
      pedestal.note(0, 0.3),
      this.resultName.opacity(0, 0.3),
      this.synapses.legend(1, CAMERA),
    );
  }

  /** The numeral of the sum leaves: from here on the block carries it. */
  *hideNumeral(): ThreadGenerator {
    yield* this.cell.numeral.shown(0, 0.3);
  }

  /** The bias rises under the sum, or sinks with it; at its level the result appears. */
  *liftBy(bias: ShownValue, result: ShownValue): ThreadGenerator {
    const { numeral, pedestal } = this.cell;
    pedestal.bias(bias);
    numeral.caption('');
    yield* all(pedestal.lift(1, 0.9, easeInOutCubic), delay(0.3, pedestal.note(1, 0.4)));
    numeral.prepare(result, null);
    numeral.shown(1);
    yield* all(numeral.turnOver(0.4), delay(0.2, this.resultName.opacity(1, 0.3)));
  }

  /** The inputs make room for one more. */
  *makeRoom(): ThreadGenerator {
    yield* this.synapses.joined(1, CAMERA, easeInOutCubic);
  }

  /** The ruler is compressed so that every level of the larger neuron fits. */
  *compressRuler(): ThreadGenerator {
    const { ruler } = this.cell;
    const { unit, zeroY } = rulerFor(this.#props.levelsJoined);
    yield* all(
      ruler.unit(unit, CAMERA, easeInOutCubic),
      ruler.zeroY(zeroY, CAMERA, easeInOutCubic),
    );
  }

  /** Light runs along all edges at once: the neuron answers. */
  *fire(): ThreadGenerator {
    yield* this.synapses.fire();
  }

  #vote(index: number): Vote {
    return this.#props.votes[index] as Vote;
  }

  #state(index: number): SynapseState {
    return this.synapses.states[index] as SynapseState;
  }
}
