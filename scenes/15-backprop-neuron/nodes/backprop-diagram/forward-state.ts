import {
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import { DIAGRAM } from './diagram-geometry.ts';
import type { DiagramValues } from './diagram-values.ts';

const { laneX, lensX, turnX, sumX, reluX, squareX, eatenX } = DIAGRAM;

/** How far one lane has come. */
export class LaneState {
  /** The x that its value has reached. */
  readonly front = createSignal<number>(laneX - 40);
  readonly lens = createSignal(0);
}

/** How far a forward pass has come, and the movements that take it further. */
export class ForwardState {
  readonly lanes: readonly LaneState[];
  /** The x that the sum has reached, and the ReLU's lens. */
  readonly sumFront = createSignal<number>(sumX);
  readonly relu = createSignal(0);
  readonly squareFilled = createSignal(0);
  /** Headings of the columns and the note about the ruler. */
  readonly headings = createSignal(0);
  readonly targetShown = createSignal(0);
  /** Outlines of what is still to come. */
  readonly ahead = createSignal(0);
  /** From the forward pass in full (0) to its ghost (1). */
  readonly ghost = createSignal(0);
  /** Light fronts run with what moves, and go out when it rests. */
  readonly trail = createSignal(0);

  constructor(count: number) {
    this.lanes = Array.from({ length: count }, () => new LaneState());
  }

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
        ...chosen.map((index) => this.#lane(index).front(turnX + 20, 0.9, easeInOutCubic)),
      ),
    );
  }

  /** The products pile up: first the positive ones, from below; then the negative ones eat. */
  *pile({ lanes }: DiagramValues): ThreadGenerator {
    const byHeight = lanes.map((_, index) => index).reverse();
    const rises = byHeight.filter((index) => (lanes[index]?.product.number ?? 0) >= 0);
    const eats = byHeight.filter((index) => (lanes[index]?.product.number ?? 0) < 0).reverse();
    const go = (index: number) => this.#lane(index).front(eatenX, 0.9, easeInOutCubic);
    this.trail(1);
    if (rises.length > 0) yield* sequence(Math.min(0.25, 0.8 / rises.length), ...rises.map(go));
    if (eats.length > 0) yield* sequence(Math.min(0.4, 0.8 / eats.length), ...eats.map(go));
    yield* this.trail(0, 0.2);
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

  /** Everything stands as it does in the end, without movement. */
  finish(): void {
    for (const { front, lens } of this.lanes) {
      front(eatenX);
      lens(1);
    }
    this.headings(1);
    this.relu(1);
    this.sumFront(squareX);
    this.squareFilled(1);
    this.ahead(1);
    this.targetShown(1);
  }

  /** The forward pass becomes a ghost. */
  *recede(): ThreadGenerator {
    yield* this.ghost(1, 0.6, easeInOutCubic);
  }

  #lane(index: number): LaneState {
    return this.lanes[index] as LaneState;
  }

  *#moving(movement: ThreadGenerator): ThreadGenerator {
    this.trail(1);
    yield* movement;
    yield* this.trail(0, 0.3);
  }
}
