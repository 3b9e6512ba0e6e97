import { createSignal } from '@motion-canvas/core';
import { FAN_X } from './backward-course.ts';
import { BENCH } from './bench-geometry.ts';

const { right } = BENCH;

/** How far a backward pass has come. */
export class BackwardState {
  /** The x that the one current has reached, from the right. */
  readonly trunk = createSignal<number>(right);
  /** The x that each lane's current has reached. */
  readonly lanes: readonly ReturnType<typeof createSignal<number>>[];
  /** The factors, from not shown (0) to shown (1). */
  readonly squareFactor = createSignal(0);
  readonly reluFactor = createSignal(0);
  readonly laneFactors: readonly ReturnType<typeof createSignal<number>>[];
  /** The question at each station, where its factor will stand. */
  readonly asked = createSignal(0);
  /** Plates behind the factors, while a hair passes beneath them. */
  readonly plates = createSignal(0);
  /** The sides of the square that grow with y. */
  readonly sides = createSignal(0);
  /** "copied to each" beneath the fan. */
  readonly copied = createSignal(0);
  readonly phase = createSignal(0);
  /** How much the lane of the focus stands out. */
  readonly focus = createSignal(1);
  readonly shown = createSignal(1);

  constructor(count: number) {
    this.lanes = Array.from({ length: count }, () => createSignal<number>(FAN_X));
    this.laneFactors = Array.from({ length: count }, () => createSignal(0));
  }
}
