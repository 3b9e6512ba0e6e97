import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { Activation } from './activation.ts';

/**
 * The S-curve from −1 to 1.
 *
 *     y = tanh x      dy/dx = 1 − y²
 */
export class Tanh extends Activation {
  readonly kind = 'tanh';

  protected apply(x: NDArray, y: NDArray): void {
    np.tanh(x, y);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    np.square(this.output, dx);
    np.subtract(1, dx, dx);
    dx.imul(dy);
  }
}
