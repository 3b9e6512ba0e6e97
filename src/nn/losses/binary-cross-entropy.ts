import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import type { Settings } from '../layers/layer.ts';
import { type Loss, matchTargets } from './loss.ts';

/** Probabilities are kept this far from 0 and 1, so that no logarithm is infinite. */
const CLIP = 1e-7;

/**
 * The cross-entropy of yes-or-no answers: ŷ is the probability of yes, y is 1 for yes and 0 for no. With
 * several outputs each is a question of its own.
 *
 *     Lᵢ = mean over outputs of −(y·log ŷ + (1 − y)·log(1 − ŷ))      L = mean over samples of Lᵢ
 *     dL/dŷ = −(y/ŷ − (1 − y)/(1 − ŷ)) / outputs / samples
 */
export class BinaryCrossEntropy implements Loss {
  readonly kind = 'binary-cross-entropy';
  readonly settings: Settings = {};

  samples(predictions: NDArray, targets: NDArray): NDArray {
    const y = matchTargets(predictions, targets);
    const p = np.clip(predictions, CLIP, 1 - CLIP);
    const yes = np.log(p).multiply(y);
    const no = np.log(np.subtract(1, p)).multiply(np.subtract(1, asNumbers(y)));
    const losses = np.negative(yes.add(no)).astype(predictions.dtype);
    return losses.ndim < 2 ? losses : np.mean(losses, -1);
  }

  forward(predictions: NDArray, targets: NDArray): number {
    return np.mean(this.samples(predictions, targets));
  }

  backward(predictions: NDArray, targets: NDArray): NDArray {
    const y = asNumbers(matchTargets(predictions, targets));
    const p = np.clip(predictions, CLIP, 1 - CLIP);
    const outputs = predictions.ndim < 2 ? 1 : predictions.shape[predictions.ndim - 1];
    const slope = np
      .divide(y, p)
      .subtract(np.divide(np.subtract(1, y), np.subtract(1, p)))
      .astype(predictions.dtype);
    return np.negative(slope).idiv(outputs).idiv(predictions.shape[0]);
  }
}

/** true and false as 1 and 0. */
function asNumbers(y: NDArray): NDArray {
  return y.dtype === 'bool' || y.dtype === 'uint8' ? y.astype('int32') : y;
}
