import { log } from '../../np/elementary/index.ts';
import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { Buffer, inOrder } from '../layers/buffer.ts';
import type { Settings } from '../layers/layer.ts';
import { checkLabels, type Loss, matchTargets } from './loss.ts';

/** Probabilities are kept this far from 0 and 1, so that no logarithm is infinite. */
const CLIP = 1e-7;

/**
 * The cross-entropy of one answer among several: ŷ are the probabilities of the classes, and the targets
 * either labels (samples,) or one-hot rows (samples, classes).
 *
 *     Lᵢ = −log ŷ[i, label]      L = mean over samples of Lᵢ
 *     dL/dŷ = −y/ŷ / samples
 */
export class CategoricalCrossEntropy implements Loss {
  readonly kind = 'categorical-cross-entropy';
  readonly settings: Settings = {};
  readonly #samples = new Buffer();
  readonly #gradient = new Buffer();

  samples(predictions: NDArray, targets: NDArray): NDArray {
    const losses = this.#samples.take([predictions.shape[0]], predictions.dtype);
    if (targets.ndim === 2) {
      // −Σⱼ y[i, j]·log ŷ[i, j]; of a one-hot row only the true column remains
      const logs = np.log(np.clip(predictions, CLIP, 1 - CLIP));
      np.sum(logs.multiply(matchTargets(predictions, targets)), { axis: 1, out: losses });
      return np.negative(losses, losses);
    }
    correctConfidences(predictions, targets, losses);
    const single = losses.dtype === 'float32';
    const low = single ? Math.fround(CLIP) : CLIP;
    const high = single ? Math.fround(1 - CLIP) : 1 - CLIP;
    const L = losses.data;
    for (let i = 0; i < losses.size; i++) L[i] = -log(Math.min(Math.max(L[i], low), high));
    return losses;
  }

  forward(predictions: NDArray, targets: NDArray): number {
    return np.mean(this.samples(predictions, targets));
  }

  backward(predictions: NDArray, targets: NDArray): NDArray {
    const gradient = this.#gradient.like(predictions);
    const [samples, classes] = predictions.shape;
    const p = np.maximum(predictions, CLIP, gradient);
    if (targets.ndim === 2) {
      return np.negative(np.divide(matchTargets(predictions, targets), p, p), p).idiv(samples);
    }
    checkLabels(targets, samples, classes);
    const G = gradient.data;
    const step = targets.strides[0];
    for (let i = 0; i < samples; i++) {
      const label = targets.data[targets.offset + i * step];
      for (let j = i * classes; j < (i + 1) * classes; j++)
        G[j] = j === i * classes + label ? -1 / G[j] : 0;
    }
    return gradient.idiv(samples);
  }
}

/** out[i] = ŷ[i, label of i] */
function correctConfidences(predictions: NDArray, labels: NDArray, out: NDArray): void {
  const [samples, classes] = predictions.shape;
  checkLabels(labels, samples, classes);
  const p = inOrder(predictions);
  const step = labels.strides[0];
  for (let i = 0; i < samples; i++) {
    const label = labels.data[labels.offset + i * step];
    out.data[i] = p.data[p.offset + i * classes + label];
  }
}

/**
 * Softmax and cross-entropy taken together: the chain rule cancels to "prediction minus truth", which stays
 * exact where a probability is so small that −1/ŷ alone would not.
 *
 *     dL/dz = (ŷ − y) / samples      z the scores that softmax turned into ŷ
 */
export function softmaxCrossEntropyGradient(
  predictions: NDArray,
  targets: NDArray,
  out: NDArray = np.zerosLike(predictions),
): NDArray {
  const [samples, classes] = predictions.shape;
  if (targets.ndim === 2) {
    return np.subtract(predictions, matchTargets(predictions, targets), out).idiv(samples);
  }
  checkLabels(targets, samples, classes);
  const p = inOrder(predictions);
  const P = p.data;
  const G = out.data;
  const step = targets.strides[0];
  for (let i = 0; i < samples * classes; i++) G[i] = P[p.offset + i];
  for (let i = 0; i < samples; i++) G[i * classes + targets.data[targets.offset + i * step]] -= 1;
  for (let i = 0; i < samples * classes; i++) G[i] /= samples;
  return out;
}
