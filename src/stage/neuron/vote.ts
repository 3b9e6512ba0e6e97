import type { ShownValue } from '../../run/run.ts';
import type { Synapse } from './synapse.ts';

/**
 * What one input says in the sum of a neuron: the input and its weight, their product, and the running
 * total after it.
 */
export interface Vote extends Synapse {
  readonly product: ShownValue;
  readonly total: ShownValue;
}
