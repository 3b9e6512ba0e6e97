import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  chain,
  createComputed,
  createSignal,
  delay,
  easeInCubic,
  easeInOutCubic,
  easeOutCubic,
  linear,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import {
  type BackwardPicture,
  backwardWidths,
  FAN_X,
  restingTip,
  waitingTip,
} from './backward-course.ts';
import { drawCurrents, drawSides } from './backward-currents.ts';
import { drawFactors } from './backward-factors.ts';
import { BackwardState } from './backward-state.ts';
import { BENCH, type BenchRuler, benchRuler } from './bench-geometry.ts';
import { benchNames } from './bench-names.ts';
import { type BenchShape, benchNumbers, benchShape, mixShapes } from './bench-shape.ts';
import type { BenchSlopes, BenchValues } from './bench-values.ts';
import { drawLane, drawLaneAhead, drawLaneLens } from './forward-lane.ts';
import { drawRelu, drawSum, drawSumAhead } from './forward-sum.ts';
import { drawLaneNumerals, valueSizeOf } from './lane-numerals.ts';
import { drawBefore, drawSquare, drawTarget } from './loss-square.ts';
import { drawNudge } from './nudge-sliver.ts';
import { drawSlopeNumerals } from './slope-numerals.ts';
import { drawReluName, drawSumNumerals } from './sum-numerals.ts';

export interface FlowBenchProps extends NodeProps {
  theme: Theme;
  values: BenchValues;
  slopes: BenchSlopes;
  /** Which lane is the subject of the backward pass. */
  focusLane: number;
  /** Passes that this one will step to: the ruler has room for them too. */
  later?: readonly BenchValues[];
}

const { laneX, lensX, turnX, sumX, reluX, squareX, right } = BENCH;

/** One lane's forward pass. */
class LaneState {
  readonly front = createSignal<number>(laneX - 40);
  readonly lens = createSignal(0);
}

/**
 * A neuron and its loss as an optical bench. Forward, every value is a thickness on one ruler: weights run
 * through lenses that multiply them (a negative factor crosses the rays), products pile up, what is
 * negative eats, the ReLU lets the rest through, and the loss is a square. Backward, the slope returns
 * through the same lenses: its width is its size, and a sum copies it to every lane at full width.
 *
 * Coordinates are those of the 1920×1080 picture. It works for 1 to 6 inputs, any signs and sizes, any
 * target; where the ReLU is shut, nothing passes it in either direction.
 *
 * @example
 * const bench = new FlowBench({ theme, values, slopes, focusLane: 2 });
 * view.add(bench);
 * yield* bench.setOut(); yield* bench.multiply(); yield* bench.pile(); yield* bench.runOn(); yield* bench.square();
 * yield* bench.recede(); yield* bench.gradientFlow();
 */
export class FlowBench extends Node {
  readonly lanes: readonly LaneState[];
  /** The x that the sum has reached, and the ReLU's lens. */
  readonly sumFront: SimpleSignal<number, this> = createSignal<number, this>(sumX);
  readonly relu: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly squareFilled: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Headings of the columns and the note about the ruler. */
  readonly headings: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly targetShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Outlines of what is still to come. */
  readonly ahead: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** From the forward pass in full (0) to its ghost (1). */
  readonly ghost: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The names of the gradients at the left. */
  readonly slopeNames: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly backward: BackwardState;
  /** The x that a hair more of the focus lane's weight has reached. */
  readonly nudge: SimpleSignal<number, this> = createSignal<number, this>(laneX);
  readonly #props: FlowBenchProps;
  readonly #ruler: SimpleSignal<BenchRuler>;
  /** Whether the values left the ruler and took another one. */
  readonly #newRuler = createSignal(false);
  readonly #values: SimpleSignal<BenchValues>;
  readonly #slopes: SimpleSignal<BenchSlopes>;
  /** Light fronts run with what moves, and go out when it rests. */
  readonly #trail = createSignal(0);
  /** The step from one pass to the next, and how far it is. */
  readonly #step = createSignal<{ from: BenchShape; to: BenchShape } | null>(null);
  readonly #stepped = createSignal(1);
  /** What the last step left behind. */
  readonly #before = createSignal<BenchShape | null>(null);
  readonly #shape = createComputed((): BenchShape => {
    const step = this.#step();
    if (step !== null) return mixShapes(step.from, step.to, this.#stepped());
    return benchShape(benchNumbers(this.#values()), this.#ruler());
  });
  readonly #picture = createComputed((): BackwardPicture => {
    const [shape, slopes] = [this.#shape(), this.#slopes()];
    return {
      values: this.#values(),
      slopes,
      shape,
      widths: backwardWidths(slopes, shape),
      focusLane: this.#props.focusLane,
    };
  });

  constructor(props: FlowBenchProps) {
    super({ position: [-960, -540], ...props });
    this.#props = props;
    const { values, later = [] } = props;
    this.#ruler = createSignal(commonRuler(values, later));
    this.#values = createSignal(values);
    this.#slopes = createSignal(props.slopes);
    this.lanes = values.lanes.map(() => new LaneState());
    this.backward = new BackwardState(values.lanes.length);
    this.add(
      benchNames({
        ...props,
        shape: this.#shape,
        laneFront: (lane) => (this.lanes[lane] as LaneState).front(),
        sumFront: this.sumFront,
        squareFilled: this.squareFilled,
        ghost: this.ghost,
        slopeNames: this.slopeNames,
      }),
    );
  }

  // ---- forward

  /** The weights and the bias come in from the left, up to where the lenses will stand. */
  *setOut(): ThreadGenerator {
    yield* this.#moving(
      all(
        this.headings(1, 0.4),
        this.ahead(1, 0.6),
        sequence(
          Math.min(0.18, 0.8 / this.lanes.length),
          ...this.lanes.map(({ front }) => front(lensX - 24, 0.9, easeOutCubic)),
        ),
      ),
    );
  }

  *#moving(movement: ThreadGenerator): ThreadGenerator {
    this.#trail(1);
    yield* movement;
    yield* this.#trail(0, 0.3);
  }

  /** The lenses appear in their lanes. */
  *insertLenses(): ThreadGenerator {
    yield* sequence(
      Math.min(0.2, 0.8 / this.lanes.length),
      ...this.lanes.map(({ lens }) => lens(1, 0.5, easeInOutCubic)),
    );
  }

  /** Values pass their lenses and become products: all lanes, or these. */
  *multiply(...indices: readonly number[]): ThreadGenerator {
    const chosen = indices.length === 0 ? this.lanes.map((_, index) => index) : indices;
    yield* this.#moving(
      sequence(
        Math.min(0.3, 1.2 / chosen.length),
        ...chosen.map((index) =>
          (this.lanes[index] as LaneState).front(turnX + 20, 0.9, easeInOutCubic),
        ),
      ),
    );
  }

  /** The products pile up: first the positive ones, from below; then the negative ones eat. */
  *pile(): ThreadGenerator {
    const { lanes } = this.#values();
    const byHeight = lanes.map((_, index) => index).reverse();
    const rises = byHeight.filter((index) => (lanes[index]?.product.number ?? 0) >= 0);
    const eats = byHeight.filter((index) => (lanes[index]?.product.number ?? 0) < 0).reverse();
    const go = (index: number) =>
      (this.lanes[index] as LaneState).front(BENCH.eatenX, 0.9, easeInOutCubic);
    this.#trail(1);
    if (rises.length > 0) yield* sequence(Math.min(0.25, 0.8 / rises.length), ...rises.map(go));
    if (eats.length > 0) yield* sequence(Math.min(0.4, 0.8 / eats.length), ...eats.map(go));
    yield* this.#trail(0, 0.2);
  }

  /** What is left runs on as z, up to the ReLU. */
  *addUp(): ThreadGenerator {
    yield* this.#moving(this.sumFront(reluX - 24, 0.7, easeInOutCubic));
  }

  /** The ReLU: what is above zero passes as y, what is below does not. */
  *activate(): ThreadGenerator {
    yield* this.relu(1, 0.4, easeInOutCubic);
    yield* this.#moving(this.sumFront(squareX, 0.7, easeInOutCubic));
  }

  /** The level that the answer should have. */
  *showTarget(): ThreadGenerator {
    yield* this.targetShown(1, 0.6, easeInOutCubic);
  }

  /** The error becomes the side of a square, which fills column by column. */
  *square(): ThreadGenerator {
    yield* this.squareFilled(1, 0.9, easeInOutCubic);
  }

  /** The forward pass as it stands when it is done, without movement. */
  showForward(): this {
    for (const { front, lens } of this.lanes) {
      front(BENCH.eatenX);
      lens(1);
    }
    this.headings(1);
    this.relu(1);
    this.sumFront(squareX);
    this.squareFilled(1);
    this.ahead(1);
    this.targetShown(1);
    return this;
  }

  /** The forward pass becomes a ghost, or comes back from being one. */
  *recede(to: 0 | 1 = 1): ThreadGenerator {
    yield* this.ghost(to, 0.6, easeInOutCubic);
  }

  /**
   * All values step to those of another update. Numerals change once, half way; the outline of what was
   * stays behind. Values that grow beyond the ruler take another one, and the note says so.
   */
  *stepTo(values: BenchValues, slopes: BenchSlopes, seconds = 0.9): ThreadGenerator {
    const from = this.#shape();
    const numbers = benchNumbers(values);
    const fits = benchRuler([numbers]).unit >= this.#ruler().unit * (1 - 1e-9);
    const ruler = fits ? this.#ruler() : benchRuler([numbers]);
    this.#before(fits ? from : null);
    this.#step({ from, to: benchShape(numbers, ruler) });
    this.#stepped(0);
    yield* this.#stepped(0.5, seconds / 2, easeInCubic);
    this.#values(values);
    this.#slopes(slopes);
    this.#ruler(ruler);
    this.#newRuler(!fits);
    yield* this.#stepped(1, seconds / 2, easeOutCubic);
    this.#step(null);
  }

  // ---- local slopes

  /** Every station is asked: how much more goes out for a hair more that comes in? */
  *ask(): ThreadGenerator {
    yield* all(this.recede(), delay(0.4, this.backward.asked(1, 0.4)));
  }

  /** A hair more of the focus lane's weight runs up to a station; its factor may come after a pause. */
  *nudgeTo(station: 'lens' | 'sum' | 'relu' | 'square', pause = 0): ThreadGenerator {
    const { focusLane } = this.#props;
    const state = this.backward;
    state.plates(1);
    if (station === 'lens') {
      yield* this.nudge(lensX - 20, 0.6, easeInOutCubic);
      yield* all(
        this.nudge(turnX, 0.9, easeInOutCubic),
        delay(0.5, (state.laneFactors[focusLane] as SimpleSignal<number>)(1, 0.3)),
      );
    } else if (station === 'sum') {
      yield* this.nudge(reluX - 24, 1.1, easeInOutCubic);
    } else if (station === 'relu') {
      yield* all(
        this.nudge(squareX, 0.8, easeInOutCubic),
        delay(0.3 + pause, state.reluFactor(1, 0.3)),
      );
    } else {
      yield* state.sides(1, 0.6, easeInOutCubic);
      yield* waitFor(pause);
      yield* state.squareFactor(1, 0.3);
    }
  }

  /** The hair is taken back; the factors of the other lanes appear beside their lenses. */
  *showFactors(): ThreadGenerator {
    yield* all(
      this.nudge(laneX, 0.6, easeInOutCubic),
      this.backward.plates(0, 0.6),
      sequence(0.15, ...this.backward.laneFactors.map((factor) => factor(1, 0.3))),
    );
  }

  // ---- backward

  /** The slope enters the square and leaves it as often as large as its two sides say. */
  *flowThroughSquare(): ThreadGenerator {
    yield* this.#flow(0.9, this.backward.trunk(squareX - 70, 0.9, easeInOutCubic));
  }

  /** On through the ReLU, if it is open. */
  *flowThroughRelu(): ThreadGenerator {
    yield* this.#flow(0.7, this.backward.trunk(FAN_X + 60, 0.7, easeInOutCubic));
  }

  /** The sum copies the slope to every lane; each current comes up to its lens. */
  *fanOut(): ThreadGenerator {
    const { trunk, copied, lanes } = this.backward;
    const waiting = waitingTip(this.#picture());
    yield* this.#flow(
      1.2,
      all(
        chain(trunk(FAN_X, 0.2, linear), delay(0.3, copied(1, 0.4))),
        delay(0.1, all(...lanes.map((lane) => lane(waiting, 1.1, easeInOutCubic)))),
      ),
    );
  }

  /** Each current passes its lens: all lanes, or these. */
  *flowThroughLens(...indices: readonly number[]): ThreadGenerator {
    const { lanes } = this.backward;
    const chosen = indices.length === 0 ? lanes.map((_, index) => index) : indices;
    const seconds = 0.9 + 0.2 * (chosen.length - 1);
    yield* this.#flow(
      seconds,
      all(
        this.slopeNames(1, 0.6),
        sequence(
          0.2,
          ...chosen.map((index) =>
            (lanes[index] as SimpleSignal<number>)(
              restingTip(this.#picture(), index),
              0.9,
              easeInOutCubic,
            ),
          ),
        ),
      ),
    );
  }

  /** The whole way back at once: from the loss to every weight. */
  *gradientFlow(): ThreadGenerator {
    yield* this.flowThroughSquare();
    yield* this.flowThroughRelu();
    yield* this.fanOut();
    yield* this.flowThroughLens();
  }

  /** The bench as it stands before a backward pass, without movement: ghosts, and all factors. */
  showFactorsAtOnce(): this {
    this.showForward();
    this.ghost(1);
    const { squareFactor, reluFactor, laneFactors, sides } = this.backward;
    for (const factor of [squareFactor, reluFactor, sides, ...laneFactors]) factor(1);
    return this;
  }

  /** Everything of the backward pass goes; the forward pass comes back in full. */
  *clearBackward(): ThreadGenerator {
    const state = this.backward;
    yield* all(state.shown(0, 0.4), state.sides(0, 0.4), this.slopeNames(0, 0.4), this.recede(0));
  }

  *#flow(seconds: number, movement: ThreadGenerator): ThreadGenerator {
    const { phase } = this.backward;
    yield* all(movement, phase(phase() + seconds * 1.5, seconds, linear));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const values = this.#values();
    const shape = this.#shape();
    const ghost = this.ghost();
    const trail = this.#trail();
    const laneAt = (index: number) => {
      const { front, lens } = this.lanes[index] as LaneState;
      return { front: front(), lens: lens(), ghost, trail };
    };
    const sum = {
      front: this.sumFront(),
      lens: this.relu(),
      square: this.squareFilled(),
      ghost,
      trail,
    };
    this.#drawHeadings(context, ghost);
    withAlpha(context, this.ahead() * (1 - ghost), () => {
      for (const lane of shape.lanes) drawLaneAhead(context, theme, lane);
      drawSumAhead(context, theme, shape);
    });
    // What is negative eats what is positive: it lies on top.
    const order = values.lanes.map((_, index) => index).reverse();
    const eats = (index: number) => Number((values.lanes[index]?.product.number ?? 0) < 0);
    order.sort((a, b) => eats(a) - eats(b));
    const lane = (index: number) =>
      [
        values.lanes[index] as BenchValues['lanes'][number],
        shape.lanes[index] as BenchShape['lanes'][number],
      ] as const;
    for (const index of order) drawLane(context, theme, ...lane(index), laneAt(index));
    drawTarget(context, theme, values, shape, this.targetShown());
    const before = this.#before();
    if (before !== null) drawBefore(context, theme, before, this.#stepped() * (1 - ghost));
    drawSum(context, theme, values, shape, sum);
    drawSquare(context, theme, values, shape, sum);
    drawNudge(context, theme, values, shape, { lane: this.#props.focusLane, front: this.nudge() });
    this.#drawBackward(context);
    for (const index of order) {
      drawLaneLens(context, theme, ...lane(index), laneAt(index).lens, this.#lensFocus(index));
    }
    drawRelu(context, theme, values, shape, sum.lens);
    drawReluName(context, theme, values.z.number <= 0, ghost, sum.lens);
    const valueSize = valueSizeOf(context, values.lanes, shape.lanes);
    for (const index of order) {
      drawLaneNumerals(context, theme, ...lane(index), { ...laneAt(index), valueSize });
    }
    drawSumNumerals(context, theme, values, shape, sum);
    this.#drawBackwardNumerals(context);
    this.drawChildren(context);
  }

  #lensFocus(index: number): number {
    const { focusLane } = this.#props;
    const factor = (this.backward.laneFactors[index] as SimpleSignal<number>)();
    return index === focusLane ? factor * this.backward.shown() * this.backward.focus() : 0;
  }

  #drawHeadings(context: CanvasRenderingContext2D, ghost: number): void {
    const { theme } = this.#props;
    const { scale } = this.#picture().widths;
    const style = { font: inter(26, 500), color: theme.tertiary, baseline: 'middle' } as const;
    const alpha = this.headings() * (1 - ghost);
    const lens = Math.max(...this.lanes.map((state) => state.lens()));
    drawText(context, 'weight', BENCH.nameX, 122, { ...style, alpha });
    drawText(context, '× input', lensX, 122, { ...style, align: 'center', alpha: alpha * lens });
    const product = Math.max(...this.lanes.map(({ front }) => (front() - lensX) / 200));
    drawText(context, '= product', 752, 122, {
      ...style,
      align: 'center',
      alpha: alpha * Math.min(1, Math.max(0, product)),
    });
    const note = { ...style, font: inter(28, 500) };
    const ruler = this.#newRuler()
      ? 'Thickness is value, on a new ruler: the old one was too short.'
      : 'Thickness is value: one ruler for the whole picture.';
    drawText(context, ruler, BENCH.nameX, 908, {
      ...note,
      alpha,
    });
    const flows = Math.min(1, (right - this.backward.trunk()) / 60) * this.backward.shown();
    const says =
      scale === 'linear'
        ? 'Width is the size of the slope, to scale.'
        : 'Width is the size of the slope, on a log scale.';
    drawText(context, says, BENCH.nameX, 908, { ...note, alpha: ghost * flows });
  }

  #drawBackward(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const alpha = this.backward.shown();
    if (alpha <= 0) return;
    context.save();
    context.globalAlpha *= alpha;
    drawSides(context, theme, this.#picture(), this.backward);
    drawCurrents(context, theme, this.#picture(), this.backward);
    context.restore();
  }

  #drawBackwardNumerals(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const alpha = this.backward.shown();
    if (alpha <= 0) return;
    context.save();
    context.globalAlpha *= alpha;
    drawFactors(context, theme, this.#picture(), this.backward);
    drawSlopeNumerals(context, theme, this.#picture(), this.backward);
    context.restore();
  }
}

/** A ruler for all passes; those that would need one less than half as long get their own when they come. */
function commonRuler(values: BenchValues, later: readonly BenchValues[]): BenchRuler {
  const own = benchRuler([benchNumbers(values)]);
  const near = later.filter((pass) => benchRuler([benchNumbers(pass)]).unit >= own.unit / 2);
  return benchRuler([values, ...near].map(benchNumbers));
}
