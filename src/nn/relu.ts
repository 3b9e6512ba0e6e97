import type { NDArray } from '../np/index.ts';
import { Activation } from './activation.ts';

/**
 * The rectified linear unit, a hinge at 0.
 *
 *     y = max(0, x)      dy/dx = 1 where x > 0, else 0
 */
export class ReLU extends Activation {
  readonly kind = 'relu';

  protected apply(x: NDArray, y: NDArray): void {
    const X = x.data;
    const Y = y.data;
    const shift = x.offset;
    for (let i = 0; i < x.size; i++) Y[i] = Math.max(X[i + shift], 0);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    const X = this.inputs.data;
    const DY = dy.data;
    const DX = dx.data;
    const shift = this.inputs.offset;
    const from = dy.offset;
    for (let i = 0; i < dx.size; i++) DX[i] = X[i + shift] > 0 ? DY[i + from] : 0;
  }
}
