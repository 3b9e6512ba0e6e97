import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { Activation } from './activation.ts';

/**
 * The rectified linear unit, a hinge at 0.
 *
 *     y = max(0, x)      dy/dx = 1 where x > 0, else 0
 *
 * A NaN in x stays one in y, and a NaN in dL/dy goes on where x is NaN, as in PyTorch.
 */
export class ReLU extends Activation {
  readonly kind = 'relu';

  protected apply(x: NDArray, y: NDArray): void {
    np.maximum(x, 0, y);
  }

  /**
   * The signs of x come in no order, so that a processor guesses half of all branches wrong. The slope is
   * therefore dL/dy·[x > 0], without a branch, four numbers at a time; only where that leaves something that is not
   * finite (∞·0 is NaN) each number is looked at.
   */
  protected applyBackward(dy: NDArray, dx: NDArray): void {
    const X = this.inputs.data;
    const DY = dy.data;
    const DX = dx.data;
    const size = dx.size;
    const even = size - (size % 4);
    const [firstX, firstY] = [this.inputs.offset, dy.offset];
    let finite = 0;
    for (let i = 0, xi = firstX, yi = firstY; i < even; i += 4, xi += 4, yi += 4) {
      const a = passed(DY[yi], X[xi]);
      const b = passed(DY[yi + 1], X[xi + 1]);
      const c = passed(DY[yi + 2], X[xi + 2]);
      const d = passed(DY[yi + 3], X[xi + 3]);
      DX[i] = a;
      DX[i + 1] = b;
      DX[i + 2] = c;
      DX[i + 3] = d;
      finite += (a + b + (c + d)) * 0;
    }
    for (let i = even; i < size; i++) {
      DX[i] = passed(DY[firstY + i], X[firstX + i]);
      finite += DX[i] * 0;
    }
    if (finite === 0) return;
    for (let i = 0; i < size; i++) DX[i] = X[firstX + i] <= 0 ? 0 : DY[firstY + i];
  }
}

/** dy where x > 0, else 0, as dy·[x > 0]; adding 0 turns −0 into 0. An infinite dy gives NaN instead of 0. */
function passed(dy: number, x: number): number {
  return dy * +(x > 0) + 0;
}
