import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { Buffer } from '../layers/buffer.ts';
import type { Settings } from '../layers/layer.ts';
import { type Loss, matchTargets } from './loss.ts';

/**
 * The mean squared error, for regression.
 *
 *     Lᵢ = mean over outputs of (ŷ − y)²      L = mean over samples of Lᵢ
 *     dL/dŷ = 2·(ŷ − y) / outputs / samples
 */
export class MeanSquaredError implements Loss {
  readonly kind = 'mean-squared-error';
  readonly settings: Settings = {};
  readonly #gradient = new Buffer();

  samples(predictions: NDArray, targets: NDArray): NDArray {
    const error = np.subtract(predictions, matchTargets(predictions, targets));
    const squares = np.square(error);
    return squares.ndim < 2 ? squares : np.mean(squares, -1);
  }

  forward(predictions: NDArray, targets: NDArray): number {
    return np.mean(this.samples(predictions, targets));
  }

  backward(predictions: NDArray, targets: NDArray): NDArray {
    const gradient = this.#gradient.like(predictions);
    const outputs = predictions.ndim < 2 ? 1 : predictions.shape[predictions.ndim - 1];
    np.subtract(predictions, matchTargets(predictions, targets), gradient);
    return gradient.imul(2).idiv(outputs).idiv(predictions.shape[0]);
  }
}
