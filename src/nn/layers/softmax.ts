import { exp } from '../../np/elementary/index.ts';
import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { pairwiseSum, pairwiseSumFloat32 } from '../../np/reduce/pairwise.ts';
import { DataError } from '../errors.ts';
import { Activation } from './activation.ts';

/**
 * Turns the scores of each sample into probabilities. Only differences of scores matter, so the largest is
 * subtracted first: e^0 = 1 is then the largest power and nothing overflows.
 *
 *     yⱼ = e^(xⱼ − max x) / Σₖ e^(xₖ − max x)
 *     dyⱼ/dxₖ = yⱼ·(δⱼₖ − yₖ)      so      dL/dxⱼ = yⱼ·(dL/dyⱼ − Σₖ dL/dyₖ·yₖ)
 */
export class Softmax extends Activation {
  readonly kind = 'softmax';

  protected apply(x: NDArray, y: NDArray): void {
    if (x.ndim !== 2) {
      throw new DataError(
        `Softmax takes an array of shape (samples, classes), not (${x.shape.join(', ')}).`,
      );
    }
    const [samples, classes] = x.shape;
    const single = x.dtype === 'float32';
    const sumOf = single ? pairwiseSumFloat32 : pairwiseSum;
    const X = x.data;
    const Y = y.data;
    for (let i = 0; i < samples; i++) {
      const from = x.offset + i * classes;
      const to = y.offset + i * classes;
      let top = X[from];
      for (let j = 1; j < classes; j++) if (X[from + j] > top) top = X[from + j];
      for (let j = 0; j < classes; j++) {
        const below = X[from + j] - top;
        Y[to + j] = exp(single ? Math.fround(below) : below);
      }
      const sum = sumOf(classes, Y, to, 1);
      for (let j = 0; j < classes; j++) Y[to + j] /= sum;
    }
  }

  protected applyBackward(dy: NDArray, dx: NDArray): void {
    const y = this.output;
    const along = np.sum(np.multiply(dy, y), { axis: 1, keepdims: true });
    np.multiply(y, np.subtract(dy, along), dx);
  }
}

/**
 * The matrix of all slopes for one sample: J = diag(y) − y·yᵀ, shape (classes, classes), for y of shape
 * (classes,).
 */
export function softmaxJacobian(y: NDArray): NDArray {
  return np.subtract(np.diag(y), np.outer(y, y));
}
