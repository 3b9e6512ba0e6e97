import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkRange } from '../errors.ts';
import { Activation } from './activation.ts';
import type { Settings } from './layer.ts';

/**
 * ReLU with a small slope α to the left of 0, so that no neuron dies.
 *
 *     y = x where x > 0, else α·x      dy/dx = 1 where x > 0, else α
 */
export class LeakyReLU extends Activation {
  readonly kind = 'leaky-relu';

  constructor(readonly alpha = 0.01) {
    super();
    checkRange('alpha', alpha, 0, 1);
  }

  override get settings(): Settings {
    return { alpha: this.alpha };
  }

  protected apply(x: NDArray, y: NDArray): void {
    // for 0 ≤ α ≤ 1 the upper of the two lines
    np.maximum(x, np.multiply(x, this.alpha, y), y);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    np.multiply(dy, np.where(np.greater(this.inputs, 0), 1, this.alpha), dx);
  }
}
