import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkShare } from '../errors.ts';
import { checkLabels } from '../losses/loss.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, shuffled, streamOf } from './options.ts';

/** Divides a data set at random; `share` of the samples (rounded) go to `test`. */
export function split(
  data: Dataset,
  options: DrawOptions & { share?: number } = {},
): { train: Dataset; test: Dataset } {
  const { share = 0.2 } = options;
  checkShare('share', share);
  const { X, y, ...rest } = shuffled(data, streamOf(options));
  const kept = X.shape[0] - Math.round(X.shape[0] * share);
  return {
    train: { ...rest, X: X.slice(`:${kept}`), y: y.slice(`:${kept}`) },
    test: { ...rest, X: X.slice(`${kept}:`), y: y.slice(`${kept}:`) },
  };
}

/** Labels (samples,) as rows with a single 1, shape (samples, classes), float64. */
export function oneHot(labels: NDArray, classes = np.max(labels) + 1): NDArray {
  checkLabels(labels, labels.size, classes);
  return np.take(np.eye(classes), labels, 0);
}

/** Scales columns to mean 0 and standard deviation 1; other data are scaled by the same numbers. */
export class Standardizer {
  readonly mean: NDArray;
  readonly std: NDArray;

  /** Takes mean and standard deviation from these samples (samples, features): the training data. */
  constructor(X: NDArray) {
    this.mean = np.mean(X, 0);
    const std = np.std(X, 0);
    // a constant column is only centred
    this.std = np.where(np.equal(std, 0), 1, std);
  }

  /** (X − mean) / std */
  apply(X: NDArray): NDArray {
    return np.subtract(X, this.mean).divide(this.std);
  }
}
