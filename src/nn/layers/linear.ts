import type { NDArray } from '../../np/index.ts';
import { Activation } from './activation.ts';

/** No activation, for the last layer of a regression: y = x, dy/dx = 1. */
export class Linear extends Activation {
  readonly kind = 'linear';

  protected apply(x: NDArray, y: NDArray): void {
    y.set(['...'], x);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    dx.set(['...'], dy);
  }
}
