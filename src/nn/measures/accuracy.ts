import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { inOrder } from '../layers/buffer.ts';
import { checkLabels, matchTargets } from '../losses/loss.ts';

/** A share from 0 to 1 of predictions that count as right. */
export type Accuracy = (predictions: NDArray, targets: NDArray) => number;

/** Right where the most probable class is the true one. Targets: labels (samples,) or one-hot rows. */
export function categoricalAccuracy(predictions: NDArray, targets: NDArray): number {
  const [samples, classes] = predictions.shape;
  const labels = labelsOf(targets);
  checkLabels(labels, samples, classes);
  const p = inOrder(predictions);
  const step = labels.strides[0];
  let right = 0;
  for (let i = 0; i < samples; i++) {
    const from = p.offset + i * classes;
    let best = 0;
    for (let j = 1; j < classes; j++) if (p.data[from + j] > p.data[from + best]) best = j;
    if (best === labels.data[labels.offset + i * step]) right++;
  }
  return right / samples;
}

/** Right where the probability is on the true side of ½; with several outputs each answer counts. */
export function binaryAccuracy(predictions: NDArray, targets: NDArray): number {
  const y = matchTargets(predictions, targets);
  return np.mean(np.equal(np.greater(predictions, 0.5), np.greater(y, 0.5)));
}

/** Right where a prediction lies within std(targets) / 250 of its target (the book's measure). */
export function regressionAccuracy(predictions: NDArray, targets: NDArray): number {
  const y = matchTargets(predictions, targets);
  const precision = np.std(y) / 250;
  return np.mean(np.less(np.abs(np.subtract(predictions, y)), precision));
}

/** Labels as they are; of one-hot rows the column of the largest entry. */
export function labelsOf(targets: NDArray): NDArray {
  return targets.ndim === 2 ? np.argmax(targets, 1) : targets;
}
