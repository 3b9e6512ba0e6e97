import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { DataError, SettingError } from '../errors.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import { checkLayer, worstError } from '../training/gradient-check.ts';
import { BatchNorm } from './batch-norm.ts';
import { Dense } from './dense.ts';
import { Dropout } from './dropout.ts';
import type { Layer } from './layer.ts';
import { LeakyReLU } from './leaky-relu.ts';
import { Linear } from './linear.ts';
import { ReLU } from './relu.ts';
import { Sigmoid } from './sigmoid.ts';
import { Softmax, softmaxJacobian } from './softmax.ts';
import { Tanh } from './tanh.ts';

type Rows = number[][];
interface Pass {
  x: Rows;
  along: Rows;
  y: Rows;
  dx: Rows;
}
interface Torch {
  dense: Pass & { w: Rows; b: Rows; dw: Rows; db: Rows };
  'batch-norm': {
    x: Rows;
    along: Rows;
    gamma: number[];
    beta: number[];
    training: { y: Rows; dx: Rows; dgamma: number[]; dbeta: number[] };
    running: { mean: number[]; variance: number[] };
    evaluation: { y: Rows; dx: Rows };
  };
  relu: Pass;
  'leaky-relu': Pass;
  sigmoid: Pass;
  tanh: Pass;
  softmax: Pass;
}
const torch = fixture<Torch>('torch-layers.json');

const activations: [
  keyof Torch & ('relu' | 'leaky-relu' | 'sigmoid' | 'tanh' | 'softmax'),
  Layer,
][] = [
  ['relu', new ReLU()],
  ['leaky-relu', new LeakyReLU(0.1)],
  ['sigmoid', new Sigmoid()],
  ['tanh', new Tanh()],
  ['softmax', new Softmax()],
];

describe('against PyTorch', () => {
  it('dense', () => {
    const { x, w, b, along, y, dx, dw, db } = torch.dense;
    const dense = new Dense(4, 3);
    dense.weights = np.array(w);
    dense.biases = np.array(b);
    expectClose(dense.forward(np.array(x)), y, 1e-15);
    expectClose(dense.backward(np.array(along)), dx, 1e-15);
    expectClose(dense.dweights, dw, 1e-15);
    expectClose(dense.dbiases, db, 1e-15);
  });

  it.each(activations)('%s', (name, layer) => {
    const { x, along, y, dx } = torch[name];
    expectClose(layer.forward(np.array(x)), y, 1e-15);
    expectClose(layer.backward(np.array(along)), dx, 1e-15);
  });

  it('batch norm, in training and in evaluation', () => {
    const { x, along, gamma, beta, training, running, evaluation } = torch['batch-norm'];
    const norm = new BatchNorm(3);
    norm.gamma.set(['...'], gamma);
    norm.beta.set(['...'], beta);
    expectClose(norm.forward(np.array(x), true), training.y, 1e-14);
    expectClose(norm.backward(np.array(along)), training.dx, 1e-14);
    expectClose(norm.parameters[0].gradient, training.dgamma, 1e-14);
    expectClose(norm.parameters[1].gradient, training.dbeta, 1e-14);
    expectClose(norm.state.runningMean, running.mean, 1e-15);
    expectClose(norm.state.runningVariance, running.variance, 1e-15);
    expectClose(norm.forward(np.array(x)), evaluation.y, 1e-14);
    expectClose(norm.backward(np.array(along)), evaluation.dx, 1e-14);
  });
});

describe('against finite differences', () => {
  const random = new RandomState(6);
  const x = random.randn(7, 3);

  it.each<[string, Layer]>([
    ...activations,
    ['linear', new Linear()],
    ['batch-norm', new BatchNorm(3)],
    ['dense', new Dense(3, 5, { random, initial: 'he' })],
    [
      'dense with penalties',
      new Dense(3, 5, {
        random,
        weightPenalty: { l1: 0.1, l2: 0.2 },
        biasPenalty: { l1: 0.3, l2: 0.4 },
        initial: 'xavier',
      }),
    ],
  ])('%s', (name, layer) => {
    if (name.includes('penalties')) layer.parameters[1].value = new RandomState(9).randn(1, 5);
    const along = random.randn(7, layer instanceof Dense ? 5 : 3);
    const checks = checkLayer(layer, x, along);
    expect(checks.map((check) => check.name)).toEqual([
      'inputs',
      ...layer.parameters.map((parameter) => parameter.name),
    ]);
    expect(worstError(checks)).toBeLessThan(2e-9);
    // a wrong gradient would show
    const wrong = checkLayer(twisted(layer), x, along);
    expect(worstError(wrong)).toBeGreaterThan(1e-4);
  });

  it('batch norm in evaluation', () => {
    const norm = new BatchNorm(3);
    norm.forward(x, true);
    const checks = checkLayer(norm, x, random.randn(7, 3), { training: false });
    expect(worstError(checks)).toBeLessThan(2e-9);
  });

  it('dropout, its mask drawn alike each time', () => {
    const stream = new RandomState(3);
    const dropout = new Dropout(0.4, { random: stream });
    const checks = checkLayer(dropout, x, random.randn(7, 3), { before: () => stream.seed(3) });
    expect(worstError(checks)).toBeLessThan(2e-9);
    expect(np.sum(np.equal(dropout.mask!, 0))).toBeGreaterThan(0);
  });

  /** The same layer with dL/dx a tenth of a per cent too large. */
  function twisted(layer: Layer): Layer {
    return {
      ...layer,
      kind: layer.kind,
      settings: layer.settings,
      parameters: layer.parameters,
      forward: (inputs, training) => layer.forward(inputs, training),
      backward: (gradient) => layer.backward(gradient).multiply(1.001),
      penalty: () => layer.penalty?.() ?? 0,
    };
  }
});

describe('single layers', () => {
  it('softmax does not overflow, and its Jacobian gives the same slopes', () => {
    const softmax = new Softmax();
    const y = softmax.forward(
      np.array([
        [1000, 1001, 1002],
        [-1e300, 0, 0],
      ]),
    );
    expectClose(y.slice(0), [0.09003057317038046, 0.24472847105479764, 0.6652409557748218], 1e-15);
    expect(y.slice(1).tolist()).toEqual([0, 0.5, 0.5]);
    const along = np.array([
      [0.3, -2, 1],
      [0, 0, 0],
    ]);
    const jacobian = softmaxJacobian(y.slice(0).copy());
    expectClose(softmax.backward(along).slice(0), np.dot(jacobian, along.slice(0)), 1e-15);
  });

  it('ReLU hands out no negative zero', () => {
    const relu = new ReLU();
    const y = relu.forward(np.array([[-3, -0, 0, 2, -1]])).toTypedArray();
    expect([...y].map((v) => Object.is(v, -0))).not.toContain(true);
    const dx = relu.backward(np.array([[-1, -1, -1, -1, 5]])).toTypedArray();
    expect([...dx]).toEqual([0, 0, 0, -1, 0]);
  });

  it('dropout draws as the book does: seed 0 keeps these eight of ten', () => {
    const dropout = new Dropout(0.5, { random: new RandomState(0) });
    const y = dropout.forward(np.ones([1, 10]), true);
    expect(y.tolist()).toEqual([[2, 2, 2, 2, 0, 2, 0, 2, 2, 0]]);
    expect(dropout.forward(np.ones([1, 3])).tolist()).toEqual([[1, 1, 1]]);
  });

  it('batch norm keeps the statistics of lesson 28', () => {
    const norm = new BatchNorm(3);
    norm.forward(
      np.array([
        [4.8, 1.21, 2.385],
        [8.9, -1.81, 0.2],
        [1.41, 1.051, 0.026],
      ]),
      true,
    );
    expect(norm.mean.round(3).tolist()).toEqual([5.037, 0.15, 0.87]);
    expect(norm.variance.round(3).tolist()).toEqual([9.378, 1.926, 1.152]);
  });

  it('takes integers, views and other memory orders', () => {
    const random = new RandomState(4);
    const dense = new Dense(3, 2, { random });
    const x = np.arange(12).reshape(4, 3);
    const expected = np.dot(x, dense.weights);
    expect(np.arrayEqual(dense.forward(x), expected)).toBe(true);
    expect(np.arrayEqual(dense.forward(x.T.copy().T), expected)).toBe(true);
    const relu = new ReLU();
    expect(relu.forward(x.slice('::2').subtract(4)).tolist()).toEqual([
      [0, 0, 0],
      [2, 3, 4],
    ]);
  });

  it('reuses its memory, also for a shorter batch', () => {
    const dense = new Dense(3, 2);
    const long = dense.forward(np.ones([5, 3]));
    expect(dense.forward(np.ones([5, 3]))).toBe(long);
    expect(dense.forward(np.ones([2, 3])).data.buffer).toBe(long.data.buffer);
  });

  it('says what does not fit', () => {
    const dense = new Dense(3, 2);
    expect(() => dense.forward(np.ones([5, 2]))).toThrow(DataError);
    dense.forward(np.ones([5, 3]));
    expect(() => dense.backward(np.ones([5, 3]))).toThrow('(5, 3)');
    expect(() => {
      dense.weights = np.ones([2, 3]);
    }).toThrow('weights has shape (3, 2)');
    expect(() => new Dense(0, 2)).toThrow(SettingError);
    expect(() => new Dense(1, 2, { initial: 'large' as 'he' })).toThrow('small, xavier, he');
    expect(() => new Dropout(1)).toThrow('rate is 1');
    expect(() => new LeakyReLU(2)).toThrow(SettingError);
    expect(() => new BatchNorm(2).forward(np.ones([1, 2]), true)).toThrow('one sample');
    expect(() => new Softmax().forward(np.ones(3))).toThrow(DataError);
  });
});

it('ReLU keeps what is not finite where it belongs', () => {
  // np.maximum(0, x) of NumPy 2.4.6; the slopes are PyTorch 2.13's
  const relu = new ReLU();
  const x = [-Infinity, 1.7e308, -0, Number.NaN, 2, -3, Infinity, 5e-324];
  expect(relu.forward(np.array([x])).tolist()).toEqual([
    [0, 1.7e308, 0, Number.NaN, 2, 0, Infinity, 5e-324],
  ]);
  const slopes = [Infinity, 1, 2, 3, Number.NaN, Number.NaN, -Infinity, -1];
  expect(relu.backward(np.array([slopes])).tolist()).toEqual([
    [0, 1, 0, 3, Number.NaN, 0, -Infinity, -1],
  ]);
  const single = np.array([[-Infinity, 3e38, -3e38]], 'float32');
  expect(relu.forward(single).tolist()).toEqual([[0, Math.fround(3e38), 0]]);
  expect(relu.backward(np.array([[1, 1, Infinity]], 'float32')).tolist()).toEqual([[0, 1, 0]]);
});
