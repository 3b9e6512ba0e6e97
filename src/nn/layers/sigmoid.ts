import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { Activation } from './activation.ts';

/**
 * The S-curve from 0 to 1.
 *
 *     y = 1 / (1 + e^−x)      dy/dx = y·(1 − y), at most ¼
 */
export class Sigmoid extends Activation {
  readonly kind = 'sigmoid';

  protected apply(x: NDArray, y: NDArray): void {
    np.exp(np.negative(x, y), y);
    np.divide(1, y.iadd(1), y);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    np.subtract(1, this.output, dx);
    dx.imul(this.output).imul(dy);
  }
}
