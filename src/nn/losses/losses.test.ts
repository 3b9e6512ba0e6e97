import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { oneHot } from '../datasets/split.ts';
import { DataError } from '../errors.ts';
import { Dense } from '../layers/dense.ts';
import { Softmax } from '../layers/softmax.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import { numericGradient } from '../training/gradient-check.ts';
import { Model } from '../training/model.ts';
import { BinaryCrossEntropy } from './binary-cross-entropy.ts';
import {
  CategoricalCrossEntropy,
  softmaxCrossEntropyGradient,
} from './categorical-cross-entropy.ts';
import type { Loss } from './loss.ts';
import { MeanSquaredError } from './mean-squared-error.ts';

type Rows = number[][];
interface Torch {
  'mean-squared-error': { p: Rows; t: Rows; loss: number; dp: Rows };
  'binary-cross-entropy': { p: Rows; t: Rows; loss: number; dp: Rows };
  'categorical-cross-entropy': { p: Rows; labels: number[]; loss: number; dp: Rows };
  'softmax-cross-entropy': { z: Rows; labels: number[]; loss: number; dz: Rows };
  penalties: {
    x: Rows;
    w: Rows;
    b: Rows;
    labels: number[];
    penalty: number;
    loss: number;
    dw: Rows;
    db: Rows;
  };
}
const torch = fixture<Torch>('torch-layers.json');
const integers = (list: number[]) => np.array(list, 'int64');

describe('against PyTorch', () => {
  it.each<[keyof Torch & ('mean-squared-error' | 'binary-cross-entropy'), Loss]>([
    ['mean-squared-error', new MeanSquaredError()],
    ['binary-cross-entropy', new BinaryCrossEntropy()],
  ])('%s', (name, loss) => {
    const { p, t, loss: value, dp } = torch[name];
    expect(loss.forward(np.array(p), np.array(t))).toBeCloseTo(value, 14);
    expectClose(loss.backward(np.array(p), np.array(t)), dp, 1e-14);
  });

  it('categorical cross-entropy of labels and of one-hot rows', () => {
    const { p, labels, loss: value, dp } = torch['categorical-cross-entropy'];
    const loss = new CategoricalCrossEntropy();
    for (const targets of [integers(labels), oneHot(integers(labels))]) {
      expect(loss.forward(np.array(p), targets)).toBeCloseTo(value, 14);
      expectClose(loss.backward(np.array(p), targets), dp, 1e-14);
    }
  });

  it('softmax and cross-entropy in one', () => {
    const { z, labels, loss: value, dz } = torch['softmax-cross-entropy'];
    const p = new Softmax().forward(np.array(z));
    expect(new CategoricalCrossEntropy().forward(p, integers(labels))).toBeCloseTo(value, 13);
    for (const targets of [integers(labels), oneHot(integers(labels))]) {
      expectClose(softmaxCrossEntropyGradient(p, targets), dz, 1e-15);
    }
  });

  it('a layer with all four penalties, one weight being 0', () => {
    const { x, w, b, labels, penalty, loss, dw, db } = torch.penalties;
    const dense = new Dense(4, 3, {
      weightPenalty: { l1: 0.03, l2: 0.02 },
      biasPenalty: { l1: 0.05, l2: 0.04 },
    });
    dense.weights = np.array(w);
    dense.biases = np.array(b);
    const model = new Model([dense, new Softmax()], { loss: new CategoricalCrossEntropy() });
    const p = model.forward(np.array(x));
    expect(dense.penalty()).toBeCloseTo(penalty, 14);
    expect(model.totalLoss(p, integers(labels))).toBeCloseTo(loss, 13);
    model.backward(p, integers(labels));
    expectClose(dense.dweights, dw, 1e-14);
    expectClose(dense.dbiases, db, 1e-14);
  });
});

describe('against finite differences', () => {
  const random = new RandomState(5);
  const p = new Softmax().forward(random.randn(6, 3)).copy();
  const soft = new Softmax().forward(random.randn(6, 3)).copy();
  it.each<[string, Loss, np.NDArray]>([
    ['mean squared error', new MeanSquaredError(), soft],
    ['binary cross-entropy', new BinaryCrossEntropy(), soft],
    ['binary cross-entropy of yes and no', new BinaryCrossEntropy(), np.greater(soft, 0.4)],
    ['categorical cross-entropy', new CategoricalCrossEntropy(), integers([0, 1, 2, 2, 1, 0])],
    ['categorical cross-entropy of shares', new CategoricalCrossEntropy(), soft],
  ])('%s', (_, loss, targets) => {
    const numeric = numericGradient(() => loss.forward(p, targets), p, 1e-6);
    expectClose(loss.backward(p, targets), numeric, 1e-8);
  });
});

describe('single losses', () => {
  it('the figures of lesson 11', () => {
    const p = np.array([
      [0.7, 0.1, 0.2],
      [0.1, 0.5, 0.4],
      [0.02, 0.9, 0.08],
    ]);
    const loss = new CategoricalCrossEntropy();
    const y = integers([0, 1, 1]);
    expect(loss.samples(p, y).round(3).toString()).toBe('[0.357 0.693 0.105]');
    expect(loss.forward(p, y)).toBeCloseTo(0.38506, 5);
  });

  it('the figures of lesson 12: prediction minus truth', () => {
    const p = np.array([[0.7, 0.1, 0.2]]);
    const gradient = softmaxCrossEntropyGradient(p, integers([0]));
    expectClose(gradient, [[-0.3, 0.1, 0.2]], 1e-15);
  });

  it('the figures of lesson 23: MSE whispers, cross-entropy shouts', () => {
    const p = 1 / (1 + Math.exp(6));
    const slope = p * (1 - p);
    const predictions = np.array([[p]]);
    const one = np.array([[1]]);
    expect(new BinaryCrossEntropy().backward(predictions, one).item() * slope).toBeCloseTo(
      -0.9975,
      4,
    );
    expect(new MeanSquaredError().backward(predictions, one).item() * slope).toBeCloseTo(
      -0.0049,
      4,
    );
  });

  it('stays finite where a probability is 0 or 1', () => {
    const certain = np.array([[0, 1]]);
    const ce = new CategoricalCrossEntropy();
    expect(ce.forward(certain, integers([0]))).toBeCloseTo(-Math.log(1e-7), 12);
    expect(ce.forward(certain, integers([1]))).toBeCloseTo(1e-7, 12);
    expect(ce.backward(certain, integers([0])).at(0, 0)).toBeCloseTo(-1e7, 2);
    const bce = new BinaryCrossEntropy();
    expect(bce.forward(certain, np.array([[1, 0]]))).toBeCloseTo(-Math.log(1e-7), 8);
    expect(np.all(np.isfinite(bce.backward(certain, np.array([[1, 0]]))))).toBe(true);
  });

  it('takes a column of predictions with flat targets, and nothing that would broadcast', () => {
    const mse = new MeanSquaredError();
    expect(mse.forward(np.array([[1], [2]]), np.array([1, 4]))).toBe(2);
    expect(() => mse.forward(np.ones([2, 3]), np.ones(2))).toThrow(DataError);
    expect(() => mse.forward(np.ones([2, 3]), np.ones([2, 1]))).toThrow('(2, 3)');
  });

  it('names a label that is no class', () => {
    const ce = new CategoricalCrossEntropy();
    expect(() => ce.forward(np.ones([2, 3]), integers([0, 3]))).toThrow('Label 3 of sample 1');
    expect(() => ce.backward(np.ones([2, 3]), integers([-1, 0]))).toThrow(DataError);
    expect(() => ce.forward(np.ones([2, 3]), integers([0]))).toThrow(DataError);
  });
});
