import type { NDArray } from '../../np/index.ts';
import { Activation } from './activation.ts';

/**
 * The rectified linear unit, a hinge at 0.
 *
 *     y = max(0, x)      dy/dx = 1 where x > 0, else 0
 *
 * The signs of x come in no order, so that a processor guesses half of all branches wrong; both formulas are
 * therefore written without one, four numbers at a time. (The price: an infinite x or dL/dy gives NaN where
 * it should give 0.)
 */
export class ReLU extends Activation {
  readonly kind = 'relu';

  protected apply(x: NDArray, y: NDArray): void {
    const X = x.data;
    const Y = y.data;
    const { offset, size } = x;
    const even = size - (size % 4);
    for (let i = 0, at = offset; i < even; i += 4, at += 4) {
      Y[i] = hinge(X[at]);
      Y[i + 1] = hinge(X[at + 1]);
      Y[i + 2] = hinge(X[at + 2]);
      Y[i + 3] = hinge(X[at + 3]);
    }
    for (let i = even; i < size; i++) Y[i] = hinge(X[offset + i]);
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    const X = this.inputs.data;
    const DY = dy.data;
    const DX = dx.data;
    const size = dx.size;
    const even = size - (size % 4);
    let xi = this.inputs.offset;
    let yi = dy.offset;
    for (let i = 0; i < even; i += 4, xi += 4, yi += 4) {
      DX[i] = passed(DY[yi], X[xi]);
      DX[i + 1] = passed(DY[yi + 1], X[xi + 1]);
      DX[i + 2] = passed(DY[yi + 2], X[xi + 2]);
      DX[i + 3] = passed(DY[yi + 3], X[xi + 3]);
    }
    for (let i = even; i < size; i++, xi++, yi++) DX[i] = passed(DY[yi], X[xi]);
  }
}

/** max(0, x) as (x + |x|) / 2 */
function hinge(x: number): number {
  return (x + Math.abs(x)) * 0.5;
}

/** dy where x > 0, else 0, as dy·[x > 0]; adding 0 turns −0 into 0 */
function passed(dy: number, x: number): number {
  return dy * +(x > 0) + 0;
}
