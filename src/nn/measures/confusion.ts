import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkLabels } from '../losses/loss.ts';
import { labelsOf } from './accuracy.ts';

/**
 * The confusion matrix: entry [i, j] counts samples of class i that were taken for class j; int64, shape
 * (classes, classes). Both arguments are labels (samples,) or rows of scores (samples, classes).
 *
 * @example
 * confusionMatrix(np.array([0, 1, 1], 'int64'), np.array([0, 1, 0], 'int64'), 2);
 * // array([[1, 1], [0, 1]])
 */
export function confusionMatrix(
  predictions: NDArray,
  targets: NDArray,
  classes = Math.max(np.max(labelsOf(predictions)), np.max(labelsOf(targets))) + 1,
): NDArray {
  const taken = labelsOf(predictions);
  const truth = labelsOf(targets);
  checkLabels(truth, truth.size, classes);
  checkLabels(taken, truth.size, classes);
  const matrix = np.zeros([classes, classes], 'int64');
  for (let i = 0; i < truth.size; i++) matrix.data[truth.at(i) * classes + taken.at(i)] += 1;
  return matrix;
}

/** Measures of each class, shape (classes,); 0 where a class was never predicted or never there. */
export interface ClassReport {
  /** of those taken for the class, the share that belongs to it: TP / (TP + FP) */
  precision: NDArray;
  /** of those that belong to the class, the share found: TP / (TP + FN) */
  recall: NDArray;
  /** the harmonic mean of both: 2·P·R / (P + R) */
  f1: NDArray;
  /** samples of the class */
  support: NDArray;
}

/** Precision, recall and F1 of each class from a confusion matrix. */
export function classReport(confusion: NDArray): ClassReport {
  const right = np.diag(confusion).astype('float64');
  const taken = np.sum(confusion, 0);
  const support = np.sum(confusion, 1);
  const precision = share(right, taken);
  const recall = share(right, support);
  const f1 = share(np.multiply(2, precision).multiply(recall), np.add(precision, recall));
  return { precision, recall, f1, support };
}

/** part / whole, and 0 where there is no whole. */
function share(part: NDArray, whole: NDArray): NDArray {
  return np.where(np.equal(whole, 0), 0, np.divide(part, np.maximum(whole, Number.MIN_VALUE)));
}
