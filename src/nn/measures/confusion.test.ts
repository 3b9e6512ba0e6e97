import { expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { oneHot } from '../datasets/split.ts';
import { DataError } from '../errors.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import { binaryAccuracy, categoricalAccuracy, regressionAccuracy } from './accuracy.ts';
import { classReport, confusionMatrix } from './confusion.ts';

const { report } = fixture<{
  report: Record<'truth' | 'taken' | 'precision' | 'recall' | 'f1' | 'support', number[]> & {
    confusion: number[][];
  };
}>('scikit.json');

it('confusion, precision, recall and F1 as scikit-learn, a class never predicted included', () => {
  const truth = np.array(report.truth, 'int64');
  const taken = np.array(report.taken, 'int64');
  const confusion = confusionMatrix(taken, truth);
  expect(confusion.tolist()).toEqual(report.confusion);
  expect(confusionMatrix(oneHot(taken, 4), oneHot(truth, 4)).tolist()).toEqual(report.confusion);
  const { precision, recall, f1, support } = classReport(confusion);
  expectClose(precision, report.precision, 1e-15);
  expectClose(recall, report.recall, 1e-15);
  expectClose(f1, report.f1, 1e-15);
  expect(support.tolist()).toEqual(report.support);
});

it('refuses labels outside the classes', () => {
  const labels = np.array([0, 2], 'int64');
  expect(() => confusionMatrix(labels, labels, 2)).toThrow(DataError);
});

it('accuracies', () => {
  const p = np.array([
    [0.2, 0.8],
    [0.9, 0.1],
    [0.5, 0.5],
  ]);
  const y = np.array([1, 1, 0], 'int64');
  expect(categoricalAccuracy(p, y)).toBe(2 / 3);
  expect(categoricalAccuracy(p, oneHot(y, 2))).toBe(2 / 3);
  expect(binaryAccuracy(np.array([[0.7], [0.4], [0.2]]), np.array([1, 1, 0]))).toBe(2 / 3);
  // std of the targets is 250, so 1 is the limit
  const targets = np.array([[-250], [250]]);
  expect(regressionAccuracy(np.array([[-250.9], [251.1]]), targets)).toBe(0.5);
});
