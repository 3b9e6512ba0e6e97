import { describe, expect, it } from 'vitest';
import * as np from '../np/index.ts';
import { RandomState } from '../np/random/index.ts';
import { sine } from './datasets/sine.ts';
import { spiral } from './datasets/spiral.ts';
import { vertical } from './datasets/vertical.ts';
import { Dense } from './layers/dense.ts';
import { ReLU } from './layers/relu.ts';
import { Sigmoid } from './layers/sigmoid.ts';
import { Softmax } from './layers/softmax.ts';
import { Tanh } from './layers/tanh.ts';
import { BinaryCrossEntropy } from './losses/binary-cross-entropy.ts';
import {
  CategoricalCrossEntropy,
  softmaxCrossEntropyGradient,
} from './losses/categorical-cross-entropy.ts';
import { MeanSquaredError } from './losses/mean-squared-error.ts';
import { categoricalAccuracy } from './measures/accuracy.ts';
import { SGD } from './optimizers/sgd.ts';
import { expectClose, fixture } from './testing/compare.ts';

// The figures that the notebooks of the course print, under the conventions of their package nnfs: seed 0,
// float32, products in float64 and then cast. fixtures/make.py recomputes them with NumPy and nnfs.

type Rows = number[][];
interface Book {
  part9: { z: number[]; loss: number[]; w: number[]; b: number };
  part10: { loss: number[]; alive: number[]; w: Rows; b: number[] };
  'part10-blas': { loss: number[]; alive: number[] };
  'spiral-float64': Rows;
}
interface Nnfs {
  vertical: Rows;
  'spiral-second': Rows;
  spiral: Rows;
  untrained: { dense: Rows; softmax: Rows; loss: number; accuracy: number };
  sine: { X: Rows; y: Rows };
}
const book = fixture<Book>('book.json');
const nnfs = fixture<Nnfs>('nnfs.json');

const batch = np.array([
  [1, 2, 3, 2.5],
  [2, 5, -1, 2],
  [-1.5, 2.7, 3.3, -0.8],
]);

function dense(weights: Rows, biases: number[]): Dense {
  const layer = new Dense(weights[0].length, weights.length);
  layer.weights = np.array(weights).T;
  layer.biases = np.array([biases]);
  return layer;
}

const layer1 = dense(
  [
    [0.2, 0.8, -0.5, 1],
    [0.5, -0.91, 0.26, -0.5],
    [-0.26, -0.27, 0.17, 0.87],
  ],
  [2, 3, 0.5],
);

describe('Parts 1 to 3', () => {
  it('one neuron, then with a fourth input', () => {
    const neuron = dense([[0.2, 0.8, -0.5]], [2]);
    expect(
      neuron
        .forward(np.array([[1, 2, 3]]))
        .item()
        .toFixed(10),
    ).toBe('2.3000000000');
    const more = dense([[0.2, 0.8, -0.5, 1]], [2]);
    expect(more.forward(np.array([[1, 2, 3, 2.5]])).item()).toBe(4.8);
  });

  it('a layer on a batch', () => {
    expect(layer1.forward(batch).round(5).tolist()).toEqual([
      [4.8, 1.21, 2.385],
      [8.9, -1.81, 0.2],
      [1.41, 1.051, 0.026],
    ]);
  });

  it('a second layer on top', () => {
    const layer2 = dense(
      [
        [0.1, -0.14, 0.5],
        [-0.5, 0.12, -0.33],
        [-0.44, 0.73, -0.13],
      ],
      [-1, 2, -0.5],
    );
    expect(layer2.forward(layer1.forward(batch)).round(5).tolist()).toEqual([
      [0.5031, -1.04185, -2.03875],
      [0.2434, -2.7332, -5.7633],
      [-0.99314, 1.41254, -0.35655],
    ]);
  });
});

describe('Parts 4 to 7', () => {
  it('the spiral of nnfs, and the vertical data before it, bit for bit in float32', () => {
    const random = new RandomState(0);
    const dtype = 'float32';
    expect(spiral({ seed: 0, dtype }).X.slice('::7').tolist()).toEqual(nnfs.spiral);
    expect(vertical({ random, dtype }).X.slice('::7').tolist()).toEqual(nnfs.vertical);
    expect(spiral({ random, dtype }).X.slice('::7').tolist()).toEqual(nnfs['spiral-second']);
  });

  it('the spiral in float64, and the sine', () => {
    expectClose(spiral({ seed: 0 }).X.slice('::7'), book['spiral-float64'], 4e-16);
    const { X, y } = sine({ samples: 12 });
    expectClose(X, nnfs.sine.X, 0);
    expectClose(y, nnfs.sine.y, 2.3e-16);
  });

  it('the untrained net: first rows, loss 1.0986104, accuracy .34', () => {
    const random = new RandomState(0);
    const dtype = 'float32';
    const { X, y } = spiral({ random, dtype });
    const dense1 = new Dense(2, 3, { random, dtype });
    const dense2 = new Dense(3, 3, { random, dtype });
    const z = dense1.forward(X);
    expect(z.slice(':5').tolist()).toEqual(nnfs.untrained.dense);
    const [a, b, c] = z.slice(1).toTypedArray();
    expect([a.toExponential(4), b.toExponential(4), c.toExponential(3)]).toEqual([
      '-1.0475e-4',
      '1.1395e-4',
      '-4.798e-5',
    ]);
    const p = new Softmax().forward(dense2.forward(new ReLU().forward(z)));
    expect(p.dtype).toBe('float32');
    // NumPy's float32 exp is not correctly rounded: an ulp or two
    expectClose(p.slice(':5').astype('float64'), nnfs.untrained.softmax, 6e-8);
    const loss = new CategoricalCrossEntropy().forward(p, y);
    expect(Math.abs(loss - nnfs.untrained.loss)).toBeLessThan(1.2e-7);
    expect(loss.toFixed(7)).toBe('1.0986104');
    expect(categoricalAccuracy(p, y)).toBe(0.34);
  });

  it('ReLU and softmax of lessons 9 and 10', () => {
    const x = np.array([[0, 2, -1, 3.3, -2.7, 1.1, 2.2, -100]]);
    expect(new ReLU().forward(x).tolist()).toEqual([[0, 2, 0, 3.3, 0, 1.1, 2.2, 0]]);
    const p = new Softmax().forward(np.array([[1, 2, 3, 2.5]]));
    expect([...p.toTypedArray()].map((v) => v.toFixed(4))).toEqual([
      '0.0641',
      '0.1744',
      '0.4740',
      '0.2875',
    ]);
  });
});

describe('Part 9: one neuron learns', () => {
  const neuron = dense([[-3, -1, 2]], [1]);
  const relu = new ReLU();
  const sgd = new SGD({ learningRate: 0.001 });
  const x = np.array([[1, -2, 3]]);
  const z: number[] = [];
  const loss: number[] = [];
  const firstSlopes: number[] = [];
  for (let i = 0; i <= 200; i++) {
    z.push(neuron.forward(x).item());
    const y = relu.forward(neuron.output).item();
    loss.push(y ** 2);
    neuron.backward(relu.backward(np.array([[2 * y]])));
    if (i === 0) firstSlopes.push(...neuron.dweights.toTypedArray(), neuron.dbiases.item());
    sgd.update(neuron.parameters);
  }

  it('starts at z = 6, L = 36, with slopes 12, −24, 36 and 12', () => {
    expect([z[0], loss[0], ...firstSlopes]).toEqual([6, 36, 12, -24, 36, 12]);
  });

  it('follows NumPy within 1e-12 over all 200 updates', () => {
    loss.forEach((value, i) => {
      expect(Math.abs(value / book.part9.loss[i] - 1)).toBeLessThan(1e-12);
      expect(Math.abs(z[i] / book.part9.z[i] - 1)).toBeLessThan(1e-12);
    });
    expect(z[1]).toBeCloseTo(5.82, 12);
    expect(loss[20].toFixed(4)).toBe('10.6456');
    expect(loss[200].toFixed(6)).toBe('0.000184');
    expectClose(neuron.weights.ravel(), book.part9.w, 1e-12);
  });
});

describe('Part 10: a layer learns, and two neurons die', () => {
  const layer = dense(
    [
      [0.1, 0.2, 0.3, 0.4],
      [0.5, 0.6, 0.7, 0.8],
      [0.9, 1, 1.1, 1.2],
    ],
    [0.1, 0.2, 0.3],
  );
  const relu = new ReLU();
  const sgd = new SGD({ learningRate: 0.001 });
  const x = np.array([[1, 2, 3, 4]]);
  const loss: number[] = [];
  const alive = [0, 0, 0];
  let slopes: unknown;
  for (let i = 0; i <= 200; i++) {
    const z = layer.forward(x);
    const y = np.sum(relu.forward(z));
    loss.push(y ** 2);
    for (let n = 0; n < 3; n++) if (z.at(0, n) > 0) alive[n] += 1;
    layer.backward(relu.backward(np.full([1, 3], 2 * y)));
    if (i === 0) slopes = layer.dweights.T.round(10).tolist();
    sgd.update(layer.parameters);
  }

  it('starts at L = 466.56 with these slopes in every row', () => {
    expect(loss[0]).toBeCloseTo(466.56, 10);
    const row = [43.2, 86.4, 129.6, 172.8];
    expect(slopes).toEqual([row, row, row]);
  });

  it('loses a neuron at iteration 3, another at 12, and follows NumPy within 1e-12', () => {
    expect(alive).toEqual([3, 12, 201]);
    expect(alive).toEqual(book.part10.alive);
    loss.forEach((value, i) => {
      expect(Math.abs(value / book.part10.loss[i] - 1)).toBeLessThan(1e-12);
    });
    expectClose(layer.weights.T, book.part10.w, 1e-12);
  });

  it('stays within 1e-10 of np.dot, whose BLAS adds in another order', () => {
    // at the end z is a difference of numbers ten thousand times its size
    expect(alive).toEqual(book['part10-blas'].alive);
    loss.forEach((value, i) => {
      expect(Math.abs(value / book['part10-blas'].loss[i] - 1)).toBeLessThan(1e-10);
    });
  });

  it('falls by .6626, .7674 and .8798 a step with three, two and one alive', () => {
    const factor = (i: number) => (loss[i + 1] / loss[i]).toFixed(4);
    expect([factor(0), factor(5), factor(50)]).toEqual(['0.6626', '0.7674', '0.8798']);
  });
});

describe('backward through a layer (lesson 17) and single neurons (lessons 22 to 25)', () => {
  it('Xᵀ·d and the sum over the batch', () => {
    const layer = dense([[1, 1, 1, 1]], [0]);
    layer.forward(batch);
    layer.backward(np.array([[1], [2], [3]]));
    expect(layer.dweights.ravel().round(10).tolist()).toEqual([0.5, 20.1, 10.9, 4.1]);
    expect(layer.dbiases.tolist()).toEqual([[6]]);
  });

  it('slopes of the sigmoid', () => {
    const sigmoid = new Sigmoid();
    sigmoid.forward(np.array([[0, 4, -4]]));
    const slopes = sigmoid.backward(np.ones([1, 3])).toTypedArray();
    expect([...slopes].map((v) => v.toFixed(4))).toEqual(['0.2500', '0.0177', '0.0177']);
    const tanh = new Tanh();
    tanh.forward(np.array([[0]]));
    expect(tanh.backward(np.ones([1, 1])).item()).toBe(1);
  });

  it('lesson 24: a sigmoid neuron from L = .2244 to .0142 in 40 updates', () => {
    const neuron = dense([[0.4, -0.3, 0.9]], [0.1]);
    const sigmoid = new Sigmoid();
    const loss = new BinaryCrossEntropy();
    const sgd = new SGD({ learningRate: 0.5 });
    const x = np.array([[0.5, -1.2, 0.8]]);
    const one = np.array([[1]]);
    const losses: number[] = [];
    for (let i = 0; i <= 40; i++) {
      const y = sigmoid.forward(neuron.forward(x));
      if (i === 0) {
        expect(neuron.output.item().toFixed(2)).toBe('1.38');
        expect(y.item().toFixed(3)).toBe('0.799');
      }
      losses.push(loss.forward(y, one));
      neuron.backward(sigmoid.backward(loss.backward(y, one)));
      sgd.update(neuron.parameters);
    }
    expect([losses[0].toFixed(4), losses[40].toFixed(4)]).toEqual(['0.2244', '0.0142']);
  });

  it('lesson 25: two hidden neurons fold XOR', () => {
    const hidden = dense(
      [
        [1, 1],
        [1, 1],
      ],
      [0, -1],
    );
    const out = dense([[1, -2]], [0]);
    const x = np.array([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const y = out.forward(new ReLU().forward(hidden.forward(x)));
    expect(y.ravel().tolist()).toEqual([0, 1, 1, 0]);
    expect(new MeanSquaredError().forward(y, np.array([0, 1, 1, 0]))).toBe(0);
  });

  it('lesson 12: gradients over a batch of three are a third each', () => {
    const p = np.array([
      [0.7, 0.1, 0.2],
      [0.1, 0.5, 0.4],
      [0.02, 0.9, 0.08],
    ]);
    const gradient = softmaxCrossEntropyGradient(p, np.array([0, 1, 1], 'int64'));
    expect(gradient.slice(0).round(3).toString()).toBe('[-0.1    0.033  0.067]');
  });
});
