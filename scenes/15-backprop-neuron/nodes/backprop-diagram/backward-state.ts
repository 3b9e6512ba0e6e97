import {
  all,
  chain,
  createSignal,
  delay,
  easeInOutCubic,
  linear,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { type BackwardPicture, FAN_X, restingTip, waitingTip } from './backward-course.ts';
import { DIAGRAM } from './diagram-geometry.ts';

const { laneX, lensX, turnX, reluX, squareX, right } = DIAGRAM;

/** What is asked for its slope. */
export type Station = 'lens' | 'sum' | 'relu' | 'square';

/** How far a backward pass has come, the local slopes before it included, and its movements. */
export class BackwardState {
  /** The x that the one current has reached, from the right. */
  readonly trunk = createSignal<number>(right);
  /** The x that each lane's current has reached. */
  readonly lanes: readonly SimpleSignal<number>[];
  /** The factors, from not shown (0) to shown (1). */
  readonly squareFactor = createSignal(0);
  readonly reluFactor = createSignal(0);
  readonly laneFactors: readonly SimpleSignal<number>[];
  /** The question at each station, where its factor will stand. */
  readonly asked = createSignal(0);
  /** Plates behind the factors, while a hair passes beneath them. */
  readonly plates = createSignal(0);
  /** The x that a hair more of the focus lane's weight has reached. */
  readonly nudge = createSignal<number>(laneX);
  /** The sides of the square that grow with y. */
  readonly sides = createSignal(0);
  /** "copied to each" beneath the fan. */
  readonly copied = createSignal(0);
  /** The names of the gradients at the left. */
  readonly slopeNames = createSignal(0);
  readonly phase = createSignal(0);

  constructor(count: number) {
    this.lanes = Array.from({ length: count }, () => createSignal<number>(FAN_X));
    this.laneFactors = Array.from({ length: count }, () => createSignal(0));
  }

  // ---- local slopes

  /** A hair more of the focus lane's weight runs up to a station; its factor may come after a pause. */
  *nudgeTo(station: Station, focusLane: number, pause: number): ThreadGenerator {
    this.plates(1);
    if (station === 'lens') {
      yield* this.nudge(lensX - 20, 0.6, easeInOutCubic);
      yield* all(
        this.nudge(turnX, 0.9, easeInOutCubic),
        delay(0.5, (this.laneFactors[focusLane] as SimpleSignal<number>)(1, 0.3)),
      );
    } else if (station === 'sum') {
      yield* this.nudge(reluX - 24, 1.1, easeInOutCubic);
    } else if (station === 'relu') {
      yield* all(
        this.nudge(squareX, 0.8, easeInOutCubic),
        delay(0.3 + pause, this.reluFactor(1, 0.3)),
      );
    } else {
      yield* this.sides(1, 0.6, easeInOutCubic);
      yield* waitFor(pause);
      yield* this.squareFactor(1, 0.3);
    }
  }

  /** The hair is taken back; the factors of the other lanes appear beside their lenses. */
  *showFactors(): ThreadGenerator {
    yield* all(
      this.nudge(laneX, 0.6, easeInOutCubic),
      this.plates(0, 0.6),
      sequence(0.15, ...this.laneFactors.map((factor) => factor(1, 0.3))),
    );
  }

  /** All factors are there, without movement. */
  haveFactors(): void {
    const { squareFactor, reluFactor, laneFactors, sides } = this;
    for (const factor of [squareFactor, reluFactor, sides, ...laneFactors]) factor(1);
  }

  // ---- the slope on its way back

  /** The slope enters the square and leaves it as often as large as its two sides say. */
  *throughSquare(): ThreadGenerator {
    yield* this.#flow(0.9, this.trunk(squareX - 70, 0.9, easeInOutCubic));
  }

  /** On through the ReLU, if it is open. */
  *throughRelu(): ThreadGenerator {
    yield* this.#flow(0.7, this.trunk(FAN_X + 60, 0.7, easeInOutCubic));
  }

  /** The sum copies the slope to every lane; each current comes up to its lens. */
  *fanOut(picture: BackwardPicture): ThreadGenerator {
    const waiting = waitingTip(picture);
    yield* this.#flow(
      1.2,
      all(
        chain(this.trunk(FAN_X, 0.2, linear), delay(0.3, this.copied(1, 0.4))),
        delay(0.1, all(...this.lanes.map((lane) => lane(waiting, 1.1, easeInOutCubic)))),
      ),
    );
  }

  /** Each current passes its lens: all lanes, or these. */
  *throughLens(picture: BackwardPicture, indices: readonly number[]): ThreadGenerator {
    const chosen = indices.length === 0 ? this.lanes.map((_, index) => index) : indices;
    const go = (index: number) => {
      const lane = this.lanes[index] as SimpleSignal<number>;
      return lane(restingTip(picture, index), 0.9, easeInOutCubic);
    };
    const seconds = 0.9 + 0.2 * (chosen.length - 1);
    yield* this.#flow(seconds, all(this.slopeNames(1, 0.6), sequence(0.2, ...chosen.map(go))));
  }

  /** The current's pattern moves on while something flows. */
  *#flow(seconds: number, movement: ThreadGenerator): ThreadGenerator {
    const { phase } = this;
    yield* all(movement, phase(phase() + seconds * 1.5, seconds, linear));
  }
}
