import type { NodeProps } from '@motion-canvas/2d';
import { all, delay, type SimpleSignal, type ThreadGenerator } from '@motion-canvas/core';
import { Sheet, type Theme, type Themed, themed, withAlpha } from 'gradreel/stage';
import { drawCurrents, drawSides } from './backward-currents.ts';
import { drawFactors } from './backward-factors.ts';
import { BackwardState, type Station } from './backward-state.ts';
import { drawHeadings } from './diagram-headings.ts';
import { diagramNames } from './diagram-names.ts';
import type { DiagramShape } from './diagram-shape.ts';
import type { DiagramSlopes, DiagramValues } from './diagram-values.ts';
import { drawLane, drawLaneAhead, drawLaneLens } from './forward-lane.ts';
import { ForwardState, type LaneState } from './forward-state.ts';
import { drawRelu, drawSum, drawSumAhead } from './forward-sum.ts';
import { drawLaneNumerals, valueSizeOf } from './lane-numerals.ts';
import { drawBefore, drawSquare, drawTarget } from './loss-square.ts';
import { drawNudge } from './nudge-sliver.ts';
import { ShownPass } from './shown-pass.ts';
import { drawSlopeNumerals } from './slope-numerals.ts';
import { drawReluName, drawSumNumerals } from './sum-numerals.ts';

export interface BackpropDiagramProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  values: DiagramValues;
  slopes: DiagramSlopes;
  /** Which lane is the subject of the backward pass. */
  focusLane: number;
  /** Passes that this one will step to: the ruler has room for them too. */
  later?: readonly DiagramValues[];
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
 * const diagram = new BackpropDiagram({ theme, values, slopes, focusLane: 2 });
 * view.add(diagram);
 * yield* diagram.setOut(); yield* diagram.insertLenses(); yield* diagram.multiply();
 * yield* diagram.pile(); yield* diagram.addUp(); yield* diagram.activate();
 * yield* diagram.showTarget(); yield* diagram.square();
 * yield* diagram.recede(); yield* diagram.gradientFlow();
 */
export class BackpropDiagram extends Sheet {
  readonly forward: ForwardState;
  readonly backward: BackwardState;
  readonly #props: Themed<BackpropDiagramProps>;
  readonly #pass: ShownPass;

  constructor(given: BackpropDiagramProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { values, slopes, focusLane, later = [] } = props;
    this.#pass = new ShownPass(values, slopes, focusLane, later);
    this.forward = new ForwardState(values.lanes.length);
    this.backward = new BackwardState(values.lanes.length);
    const { lanes, sumFront, squareFilled, ghost } = this.forward;
    this.add(
      diagramNames({
        ...props,
        shape: this.#pass.shape,
        laneFront: (lane) => (lanes[lane] as LaneState).front(),
        sumFront,
        squareFilled,
        ghost,
        slopeNames: this.backward.slopeNames,
      }),
    );
  }

  // ---- forward

  /** The weights and the bias come in from the left, up to where the lenses will stand. */
  setOut(): ThreadGenerator {
    return this.forward.setOut();
  }

  /** The lenses appear in their lanes. */
  insertLenses(): ThreadGenerator {
    return this.forward.insertLenses();
  }

  /** Values pass their lenses and become products: all lanes, or these. */
  multiply(...indices: readonly number[]): ThreadGenerator {
    return this.forward.multiply(...indices);
  }

  /** The products pile up: first the positive ones, from below; then the negative ones eat. */
  *pile(): ThreadGenerator {
    yield* this.forward.pile(this.#pass.values());
  }

  /** What is left runs on as z, up to the ReLU. */
  addUp(): ThreadGenerator {
    return this.forward.addUp();
  }

  /** The ReLU: what is above zero passes as y, what is below does not. */
  activate(): ThreadGenerator {
    return this.forward.activate();
  }

  /** The level that the answer should have. */
  showTarget(): ThreadGenerator {
    return this.forward.showTarget();
  }

  /** The error becomes the side of a square, which fills column by column. */
  square(): ThreadGenerator {
    return this.forward.square();
  }

  /** The forward pass as it stands when it is done, without movement. */
  showForward(): this {
    this.forward.finish();
    return this;
  }

  /** The forward pass becomes a ghost. */
  recede(): ThreadGenerator {
    return this.forward.recede();
  }

  /**
   * All values step to those of another update. Numerals change once, half way; the outline of what was
   * stays behind. Values that grow beyond the ruler take another one, and the note says so.
   */
  stepTo(values: DiagramValues, slopes: DiagramSlopes, seconds = 0.9): ThreadGenerator {
    return this.#pass.stepTo(values, slopes, seconds);
  }

  // ---- local slopes

  /** Every station is asked: how much more goes out for a hair more that comes in? */
  *ask(): ThreadGenerator {
    yield* all(this.recede(), delay(0.4, this.backward.asked(1, 0.4)));
  }

  /** A hair more of the focus lane's weight runs up to a station; its factor may come after a pause. */
  nudgeTo(station: Station, pause = 0): ThreadGenerator {
    return this.backward.nudgeTo(station, this.#props.focusLane, pause);
  }

  /** The hair is taken back; the factors of the other lanes appear beside their lenses. */
  showFactors(): ThreadGenerator {
    return this.backward.showFactors();
  }

  // ---- backward

  /** The slope enters the square and leaves it as often as large as its two sides say. */
  flowThroughSquare(): ThreadGenerator {
    return this.backward.throughSquare();
  }

  /** On through the ReLU, if it is open. */
  flowThroughRelu(): ThreadGenerator {
    return this.backward.throughRelu();
  }

  /** The sum copies the slope to every lane; each current comes up to its lens. */
  *fanOut(): ThreadGenerator {
    yield* this.backward.fanOut(this.#pass.picture());
  }

  /** Each current passes its lens: all lanes, or these. */
  *flowThroughLens(...indices: readonly number[]): ThreadGenerator {
    yield* this.backward.throughLens(this.#pass.picture(), indices);
  }

  /** The whole way back at once: from the loss to every weight. */
  *gradientFlow(): ThreadGenerator {
    yield* this.flowThroughSquare();
    yield* this.flowThroughRelu();
    yield* this.fanOut();
    yield* this.flowThroughLens();
  }

  /** The diagram as it stands before a backward pass, without movement: ghosts, and all factors. */
  showFactorsAtOnce(): this {
    this.showForward();
    this.forward.ghost(1);
    this.backward.haveFactors();
    return this;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const { forward, backward } = this;
    const pass = this.#pass;
    const [values, shape] = [pass.values(), pass.shape()];
    const [ghost, trail] = [forward.ghost(), forward.trail()];
    const laneAt = (index: number) => {
      const { front, lens } = forward.lanes[index] as LaneState;
      return { front: front(), lens: lens(), ghost, trail };
    };
    const sum = {
      front: forward.sumFront(),
      lens: forward.relu(),
      square: forward.squareFilled(),
      ghost,
      trail,
    };
    drawHeadings(context, theme, pass, forward, backward);
    withAlpha(context, forward.ahead() * (1 - ghost), () => {
      for (const lane of shape.lanes) drawLaneAhead(context, theme, lane);
      drawSumAhead(context, theme, shape);
    });
    // What is negative eats what is positive: it lies on top.
    const order = values.lanes.map((_, index) => index).reverse();
    const eats = (index: number) => Number((values.lanes[index]?.product.number ?? 0) < 0);
    order.sort((a, b) => eats(a) - eats(b));
    const lane = (index: number) =>
      [
        values.lanes[index] as DiagramValues['lanes'][number],
        shape.lanes[index] as DiagramShape['lanes'][number],
      ] as const;
    for (const index of order) drawLane(context, theme, ...lane(index), laneAt(index));
    drawTarget(context, theme, values, shape, forward.targetShown());
    const before = pass.before();
    if (before !== null) drawBefore(context, theme, before, pass.stepped() * (1 - ghost));
    drawSum(context, theme, values, shape, sum);
    drawSquare(context, theme, values, shape, sum);
    drawNudge(context, theme, values, shape, {
      lane: this.#props.focusLane,
      front: backward.nudge(),
    });
    drawSides(context, theme, pass.picture(), backward);
    drawCurrents(context, theme, pass.picture(), backward);
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
    drawFactors(context, theme, pass.picture(), backward);
    drawSlopeNumerals(context, theme, pass.picture(), backward);
    this.drawChildren(context);
  }

  #lensFocus(index: number): number {
    if (index !== this.#props.focusLane) return 0;
    return (this.backward.laneFactors[index] as SimpleSignal<number>)();
  }
}
