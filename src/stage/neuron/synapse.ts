import { createSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { InputPlace } from './geometry.ts';

/** One input with its weight. */
export interface Synapse {
  readonly input: ShownValue;
  readonly weight: ShownValue;
}

/**
 * What can change about one input and its edge; all from 0 to 1.
 *
 * @example
 * yield* synapses.states[2].weigh(1, 0.9);
 */
export class SynapseState {
  /** The token travels in from the left. */
  readonly arrive = createSignal(0);
  /** The edge grows towards the cell. */
  readonly grow = createSignal(0);
  /** The edge takes its width and sign; before, it is a hairline. */
  readonly weigh = createSignal(0);
  /** The token as a pixel of a picture, its number as brightness. */
  readonly pixel = createSignal(0);
  /** It is the one being spoken of. */
  readonly active = createSignal(0);
  /** Its product has been taken: the edge rests. */
  readonly spent = createSignal(0);
  /** A light runs from the token to the cell. */
  readonly pulse = createSignal(0);
}

/** A synapse as it is drawn: its numbers, how far its movements are, and where it stands. */
export interface PlacedSynapse extends Synapse {
  readonly state: SynapseState;
  readonly place: InputPlace;
  /** Pixels of edge width per unit of |weight|. */
  readonly edgeScale: number;
  /** From the lowest of the inputs (0) to the highest (1). */
  readonly brightness: number;
}
