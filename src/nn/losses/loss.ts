import type { NDArray } from '../../np/index.ts';
import { DataError } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';

/** How wrong predictions are, and which way is less wrong. */
export interface Loss {
  readonly kind: string;
  readonly settings: Settings;
  /** The loss of each sample, shape (samples,). The array is overwritten by the next call. */
  samples(predictions: NDArray, targets: NDArray): NDArray;
  /** L: the mean over the samples. */
  forward(predictions: NDArray, targets: NDArray): number;
  /** dL/dpredictions of that mean. The array is overwritten by the next call. */
  backward(predictions: NDArray, targets: NDArray): NDArray;
}

/**
 * Targets in the shape of the predictions: the same shape, or (samples,) for predictions (samples, 1).
 * Anything else throws, instead of broadcasting (samples,) against (samples, 1) to a square.
 */
export function matchTargets(predictions: NDArray, targets: NDArray): NDArray {
  if (String(targets.shape) === String(predictions.shape)) return targets;
  if (
    predictions.ndim === 2 &&
    predictions.shape[1] === 1 &&
    targets.ndim === 1 &&
    targets.shape[0] === predictions.shape[0]
  ) {
    return targets.reshape(-1, 1);
  }
  throw new DataError(
    `Predictions have shape (${predictions.shape.join(', ')}), targets (${targets.shape.join(', ')}). They must be the same.`,
  );
}

/** Labels as the index of a class: from labels (samples,), or from one-hot rows (samples, classes). */
export function checkLabels(labels: NDArray, samples: number, classes: number): void {
  const data = labels.data;
  const step = labels.strides[0] ?? 0;
  if (labels.ndim !== 1 || labels.shape[0] !== samples) {
    throw new DataError(
      `${samples} predictions need ${samples} labels or rows of ${classes}; the targets have shape (${labels.shape.join(', ')}).`,
    );
  }
  for (let i = 0; i < samples; i++) {
    const label = data[labels.offset + i * step];
    if (!(label >= 0 && label < classes && Number.isInteger(label))) {
      throw new DataError(
        `Label ${label} of sample ${i} is none of the ${classes} classes 0 … ${classes - 1}.`,
      );
    }
  }
}
