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

/**
 * Scales columns to mean 0 and standard deviation 1; other data are scaled by the same numbers.
 *
 * A constant column is only centred. Rounding leaves it a variance that is not quite 0, so a column counts as
 * constant, as in scikit-learn (`StandardScaler`, Chan, Golub and LeVeque 1983), where
 *
 *     var ≤ n·ε·var + (n·ε·mean)²      n samples, ε = 2^−52
 */
export class Standardizer {
  readonly mean: NDArray;
  readonly std: NDArray;

  /** Takes mean and standard deviation from these samples (samples, features): the training data. */
  constructor(X: NDArray) {
    this.mean = np.mean(X, 0);
    const variance = np.var(X, 0);
    const reach = (X.shape[0] as number) * 2 ** -52;
    const bound = np.add(np.multiply(variance, reach), np.square(np.multiply(this.mean, reach)));
    this.std = np.where(np.lessEqual(variance, bound), 1, np.sqrt(variance));
  }

  /** (X − mean) / std */
  apply(X: NDArray): NDArray {
    return np.subtract(X, this.mean).divide(this.std);
  }
}
