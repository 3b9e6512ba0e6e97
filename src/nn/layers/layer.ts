import type { NDArray } from '../../np/index.ts';
import type { RandomSource } from '../random-source.ts';
import type { Parameter } from './parameter.ts';

/** Settings of a layer, loss or optimizer, as they are written into a model's file. */
export type Settings = Readonly<Record<string, string | number | boolean | null | object>>;

/**
 * One step of a network: numbers in, numbers out, and on the way back the chain rule.
 *
 * The arrays a layer returns are its own and are overwritten by its next pass; `copy()` what is to stay.
 */
export interface Layer {
  /** what it is, in files and names: `dense`, `relu` … */
  readonly kind: string;
  /** everything an optimizer may change; empty for most activations */
  readonly parameters: readonly Parameter[];
  /** arrays that belong to a trained layer but are not trained by gradients (running means) */
  readonly state?: Readonly<Record<string, NDArray>>;
  /** for layers that draw: their stream; where it is there but undefined, a Model sets it to its own */
  random?: RandomSource | undefined;
  /** what `new` needs to make such a layer again */
  readonly settings: Settings;

  /**
   * y = f(x): inputs (samples, features) → outputs (samples, …).
   * `training` matters to layers that behave differently then: Dropout, BatchNorm.
   */
  forward(inputs: NDArray, training?: boolean): NDArray;

  /**
   * From dL/dy to dL/dx = dL/dy · dy/dx, for the inputs of the last `forward`; writes the gradients of the
   * parameters on the way. The first layer of a network need not work out dL/dx: with `wantInputs` false
   * it may return anything.
   */
  backward(gradient: NDArray, wantInputs?: boolean): NDArray;

  /** What the layer's regularisers add to the loss. */
  penalty?(): number;
}
