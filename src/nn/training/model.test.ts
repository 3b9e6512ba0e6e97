import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { digits } from '../datasets/digits.ts';
import { iris } from '../datasets/iris.ts';
import { moons } from '../datasets/moons.ts';
import { sine } from '../datasets/sine.ts';
import { Standardizer, split } from '../datasets/split.ts';
import { xor } from '../datasets/xor.ts';
import { DataError, SettingError } from '../errors.ts';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Dense } from '../layers/dense.ts';
import { Dropout } from '../layers/dropout.ts';
import { LeakyReLU } from '../layers/leaky-relu.ts';
import { Linear } from '../layers/linear.ts';
import { ReLU } from '../layers/relu.ts';
import { Sigmoid } from '../layers/sigmoid.ts';
import { Softmax } from '../layers/softmax.ts';
import { Tanh } from '../layers/tanh.ts';
import { BinaryCrossEntropy } from '../losses/binary-cross-entropy.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import { MeanSquaredError } from '../losses/mean-squared-error.ts';
import { Adam } from '../optimizers/adam.ts';
import { SGD } from '../optimizers/sgd.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import type { Callback, EpochReport, StepReport } from './callback.ts';
import { EarlyStopping } from './early-stopping.ts';
import { checkModel, worstError } from './gradient-check.ts';
import { Model } from './model.ts';

type Rows = number[][];
const { network } = fixture<{
  network: { x: Rows; labels: number[]; start: Rows[]; losses: number[]; end: Rows[] };
}>('torch-layers.json');

function small(random: RandomState): Model {
  return new Model(
    [
      new Dense(2, 8, { random, initial: 'he' }),
      new ReLU(),
      new Dense(8, 2, { random }),
      new Softmax(),
    ],
    { loss: new CategoricalCrossEntropy(), optimizer: new Adam({ learningRate: 0.02 }), random },
  );
}

describe('training', () => {
  it('follows PyTorch through 40 epochs of two batches', () => {
    const { x, labels, start, losses, end } = network;
    const model = new Model(
      [
        new Dense(2, 8, { weightPenalty: { l2: 0.001 } }),
        new Tanh(),
        new Dense(8, 3),
        new Softmax(),
      ],
      { loss: new CategoricalCrossEntropy(), optimizer: new Adam({ learningRate: 0.02 }) },
    );
    model.parameters.forEach((parameter, i) => {
      parameter.value = np.array(start[i]);
    });
    const seen: number[] = [];
    model.fit(np.array(x), np.array(labels, 'int64'), {
      epochs: 40,
      batchSize: 8,
      shuffle: false,
      callbacks: [{ onGradients: ({ loss }) => void seen.push(loss) }],
    });
    expectClose(np.array(seen), losses, 1e-12);
    model.parameters.forEach(({ value }, i) => {
      expectClose(value, end[i], 1e-11);
    });
  });

  it('shuffles every epoch, seeing each sample once', () => {
    const model = small(new RandomState(1));
    const x = np.stack([np.arange(10), np.zeros(10)], 1);
    const y = np.remainder(np.arange(10), 2).astype('int64');
    const epochs: number[][] = [];
    model.fit(x, y, {
      epochs: 3,
      batchSize: 4,
      callbacks: [
        {
          onGradients({ epoch, inputs, targets, batch }: StepReport) {
            const rows = inputs.slice(':', 0).toTypedArray();
            expect(rows.length).toBe(batch === 2 ? 2 : 4);
            // the targets travel with their inputs
            expect([...targets.toTypedArray()]).toEqual([...rows].map((i) => i % 2));
            epochs[epoch] = [...(epochs[epoch] ?? []), ...rows];
          },
        },
      ],
    });
    expect(epochs).toHaveLength(3);
    for (const order of epochs) {
      expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(epochs[0]).not.toEqual(epochs[1]);
    // NumPy's own permutation
    const random = new RandomState(1);
    small(random);
    expect([...random.permutation(10).toTypedArray()]).not.toEqual(epochs[1]);
  });

  it('reports the mean over all samples, also of unequal batches', () => {
    const { X, y } = moons({ samples: 10, seed: 0 });
    const model = small(new RandomState(1));
    const steps: StepReport[] = [];
    const report: EpochReport[] = [];
    const watch: Callback = {
      onGradients: (step) => void steps.push({ ...step, inputs: step.inputs.copy() }),
      onEpochEnd: (epoch) => void report.push(epoch),
    };
    model.fit(X, y, { batchSize: 4, callbacks: [watch] });
    const loss = steps.reduce((sum, step) => sum + step.loss * step.inputs.shape[0], 0) / 10;
    expect(report[0].loss).toBeCloseTo(loss, 14);
  });

  it('never trains on what is set aside, and judges by it', () => {
    const { X, y } = moons({ samples: 40, seed: 2 });
    const model = small(new RandomState(1));
    let rows = 0;
    const history = model.fit(X, y, {
      epochs: 2,
      batchSize: 8,
      validation: 0.25,
      callbacks: [
        {
          onGradients({ inputs }: StepReport) {
            rows += inputs.shape[0];
          },
        },
      ],
    });
    expect(rows).toBe(60);
    const { loss, accuracy } = model.evaluate(X.slice('30:'), y.slice('30:'));
    expect(history.validationLoss[1]).toBe(loss);
    expect(history.validationAccuracy[1]).toBe(accuracy);
  });

  it('stops early and puts the best epoch back', () => {
    const { X, y } = moons({ samples: 60, noise: 0.3, seed: 3 });
    const model = small(new RandomState(1));
    const stopping = new EarlyStopping({ patience: 5 });
    const validation = { inputs: X.slice('40:'), targets: y.slice('40:') };
    const history = model.fit(X.slice(':40'), y.slice(':40'), {
      epochs: 3000,
      validation,
      callbacks: [stopping],
    });
    expect(history.loss.length).toBeLessThan(3000);
    expect(history.loss.length).toBe(stopping.bestEpoch + 6);
    expect(Math.min(...history.validationLoss)).toBe(stopping.bestValue);
    expect(model.evaluate(validation.inputs, validation.targets).loss).toBe(stopping.bestValue);
  });

  it('yields epoch by epoch', () => {
    const { X, y } = moons({ samples: 20, seed: 3 });
    const seen: number[] = [];
    for (const { epoch } of small(new RandomState(1)).epochs(X, y, { epochs: 5, firstEpoch: 10 })) {
      seen.push(epoch);
    }
    expect(seen).toEqual([10, 11, 12, 13, 14]);
  });

  it('ends properly when the caller breaks off', () => {
    const { X, y } = moons({ samples: 20, seed: 3 });
    const told: string[] = [];
    const callbacks: Callback[] = [
      {
        onTrainStart: () => void told.push('start'),
        onEpochEnd: ({ epoch }) => void told.push(`epoch ${epoch}`),
        onTrainEnd: () => void told.push('end'),
      },
    ];
    for (const { epoch } of small(new RandomState(1)).epochs(X, y, { epochs: 9, callbacks })) {
      if (epoch === 1) break;
    }
    expect(told).toEqual(['start', 'epoch 0', 'epoch 1', 'end']);
  });

  it('the same seed gives the same bits, with dropout and shuffling', () => {
    const { X, y } = moons({ samples: 30, seed: 4 });
    const run = () => {
      const random = new RandomState(5);
      const model = new Model(
        [
          new Dense(2, 6, { random }),
          new Tanh(),
          new Dropout(0.3),
          new Dense(6, 2, { random }),
          new Softmax(),
        ],
        {
          loss: new CategoricalCrossEntropy(),
          optimizer: new Adam({ learningRate: 0.02 }),
          random,
        },
      );
      return model.fit(X, y, { epochs: 5, batchSize: 7 }).loss;
    };
    expect(run()).toEqual(run());
  });
});

describe('gradients of whole models against finite differences', () => {
  const random = new RandomState(8);
  const x = random.randn(9, 3);
  const labels = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2], 'int64');
  const dropout = new RandomState(1);

  it.each<[string, Model, np.NDArray]>([
    [
      'softmax and cross-entropy, fused',
      new Model(
        [
          new Dense(3, 5, { random, initial: 'he', weightPenalty: { l2: 0.1, l1: 0.02 } }),
          new BatchNorm(5),
          new LeakyReLU(0.1),
          new Dense(5, 3, { random, initial: 'xavier' }),
          new Softmax(),
        ],
        { loss: new CategoricalCrossEntropy() },
      ),
      labels,
    ],
    [
      'dropout, sigmoid and binary cross-entropy',
      new Model(
        [
          new Dense(3, 6, { random, initial: 'he' }),
          new Tanh(),
          new Dropout(0.5, { random: dropout }),
          new Dense(6, 1, { random, initial: 'he' }),
          new Sigmoid(),
        ],
        { loss: new BinaryCrossEntropy() },
      ),
      np.remainder(labels, 2),
    ],
    [
      'mean squared error',
      new Model(
        [
          new Dense(3, 6, { random, initial: 'xavier' }),
          new Tanh(),
          new Dense(6, 2, { random }),
          new Linear(),
        ],
        { loss: new MeanSquaredError() },
      ),
      random.randn(9, 2),
    ],
  ])('%s', (_, model, targets) => {
    const checks = checkModel(model, x, targets, { before: () => dropout.seed(1) });
    expect(checks).toHaveLength(1 + model.parameters.length);
    expect(worstError(checks)).toBeLessThan(1e-8);
  });
});

describe('the standard data sets are learnt', () => {
  it('XOR, by a sigmoid', () => {
    const random = new RandomState(1);
    const { X, y } = xor();
    const model = new Model(
      [
        new Dense(2, 4, { random, initial: 'xavier' }),
        new Tanh(),
        new Dense(4, 1, { random, initial: 'xavier' }),
        new Sigmoid(),
      ],
      { loss: new BinaryCrossEntropy(), optimizer: new Adam({ learningRate: 0.05 }) },
    );
    model.fit(X, y, { epochs: 400 });
    expect(model.predict(X).round().ravel().tolist()).toEqual([0, 1, 1, 0]);
    expect(model.evaluate(X, y).accuracy).toBe(1);
  });

  it('the sine', () => {
    const random = new RandomState(1);
    const { X, y } = sine({ samples: 100 });
    const model = new Model(
      [
        new Dense(1, 16, { random, initial: 'he' }),
        new Tanh(),
        new Dense(16, 1, { random, initial: 'xavier' }),
      ],
      { loss: new MeanSquaredError(), optimizer: new Adam({ learningRate: 0.02 }) },
    );
    const { loss } = model.fit(X, y, { epochs: 1500 });
    expect(loss[0]).toBeGreaterThan(0.4);
    expect(model.evaluate(X, y).loss).toBeLessThan(1e-3);
  });

  it('iris: 97 % of flowers never seen', () => {
    const random = new RandomState(0);
    const { train, test } = split(iris(), { random });
    const scale = new Standardizer(train.X);
    const model = new Model(
      [
        new Dense(4, 8, { random, initial: 'he' }),
        new ReLU(),
        new Dense(8, 3, { random }),
        new Softmax(),
      ],
      {
        loss: new CategoricalCrossEntropy(),
        optimizer: new SGD({ learningRate: 0.1, momentum: 0.9 }),
        random,
      },
    );
    model.fit(scale.apply(train.X), train.y, { epochs: 60, batchSize: 16 });
    expect(test.X.shape).toEqual([30, 4]);
    expect(model.evaluate(scale.apply(test.X), test.y).accuracy).toBeGreaterThan(0.9);
  });

  it('digits: 95 % of images never seen', () => {
    const random = new RandomState(0);
    const { train, test } = split(digits(), { random });
    const model = new Model(
      [
        new Dense(64, 32, { random, initial: 'he' }),
        new ReLU(),
        new Dense(32, 10, { random }),
        new Softmax(),
      ],
      { loss: new CategoricalCrossEntropy(), optimizer: new Adam({ learningRate: 0.01 }), random },
    );
    model.fit(train.X.divide(16), train.y, { epochs: 8, batchSize: 32 });
    expect(model.evaluate(test.X.divide(16), test.y).accuracy).toBeGreaterThan(0.93);
  });
});

describe('a model', () => {
  it('names its parts and counts its parameters', () => {
    const model = new Model([new Dense(2, 64), new LeakyReLU(), new Dense(64, 3), new Softmax()], {
      loss: new CategoricalCrossEntropy(),
    });
    expect(model.parameterCount).toBe(387);
    expect(model.namedLayers.map(([name]) => name)).toEqual([
      'dense1',
      'leaky_relu1',
      'dense2',
      'softmax1',
    ]);
    expect(model.namedParameters.map(([name]) => name)).toEqual([
      'dense1.weights',
      'dense1.biases',
      'dense2.weights',
      'dense2.biases',
    ]);
  });

  it('predicts in memory of its own, in batches if wanted', () => {
    const model = small(new RandomState(1));
    const { X } = moons({ samples: 11, seed: 1 });
    const all = model.predict(X);
    const before = all.tolist();
    model.predict(X.multiply(2));
    expect(all.tolist()).toEqual(before);
    expect(np.arrayEqual(model.predict(X, { batchSize: 4 }), all)).toBe(true);
  });

  it('says what is missing', () => {
    const { X, y } = moons({ samples: 10, seed: 1 });
    const model = new Model([new Dense(2, 2), new Softmax()], {
      loss: new CategoricalCrossEntropy(),
    });
    expect(() => model.fit(X, y)).toThrow('needs an optimizer');
    expect(() => model.evaluate(X, y.slice(':9'))).toThrow(DataError);
    expect(() => new Model([], { loss: new MeanSquaredError() })).toThrow(SettingError);
    const trained = small(new RandomState(1));
    expect(() => trained.fit(X, y, { batchSize: 0 })).toThrow('batchSize is 0');
    expect(() => trained.fit(X, y, { validation: 1 })).toThrow(SettingError);
    expect(() => trained.fit(X, y, { callbacks: [new EarlyStopping()] })).toThrow('no validation');
  });
});
