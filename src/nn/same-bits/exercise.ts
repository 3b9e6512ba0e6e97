import type { NDArray } from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import {
  AdaGrad,
  Adam,
  BatchNorm,
  BinaryCrossEntropy,
  blobs,
  CategoricalCrossEntropy,
  circles,
  Dense,
  Dropout,
  LeakyReLU,
  Linear,
  loadModel,
  MeanSquaredError,
  Model,
  moons,
  RMSProp,
  SGD,
  Sigmoid,
  Softmax,
  saveModel,
  sine,
  spiral,
  Tanh,
  vertical,
} from '../index.ts';
import { spiralModel } from '../long-runs/spiral-model.ts';

/** A bit of everything that nn computes, as plain numbers: whatever runs it must get the same ones. */
export function exercise(): Record<string, number[]> {
  return {
    spiral: spiralLosses('float64', 120),
    spiralFloat32: spiralLosses('float32', 60),
    moons: moonsLosses(),
    sine: sineLosses(),
    blobs: blobsLosses(),
    points: [
      checksum(circles({ samples: 31, noise: 0.1, seed: 2 }).X),
      checksum(vertical({ seed: 3 }).X),
      checksum(spiral({ seed: 4, classes: 5 }).X),
    ],
  };
}

function spiralLosses(dtype: 'float64' | 'float32', epochs: number): number[] {
  const { X, y, model } = spiralModel(new Adam({ learningRate: 0.05, decay: 5e-7 }), dtype);
  const { loss } = model.fit(X, y, { epochs });
  return [...loss.filter((_, epoch) => epoch % 20 === 19), checksum(model.predict(X))];
}

function moonsLosses(): number[] {
  const random = new RandomState(1);
  const { X, y } = moons({ samples: 60, noise: 0.2, random });
  const model = new Model(
    [
      new Dense(2, 8, { random, initial: 'he', weightPenalty: { l1: 1e-3, l2: 1e-3 } }),
      new BatchNorm(8),
      new LeakyReLU(0.1),
      new Dropout(0.2),
      new Dense(8, 1, { random, initial: 'xavier-uniform' }),
      new Sigmoid(),
    ],
    {
      loss: new BinaryCrossEntropy(),
      optimizer: new RMSProp({ schedule: { kind: 'cosine', updates: 50 }, learningRate: 0.01 }),
      random,
    },
  );
  const options = { epochs: 6, batchSize: 16, validation: 0.2 };
  const first = model.fit(X, y, options);
  const second = loadModel(saveModel(model)).fit(X, y, options);
  return [...first.loss, ...first.validationLoss, ...second.loss, ...second.validationLoss];
}

function sineLosses(): number[] {
  const random = new RandomState(2);
  const { X, y } = sine({ samples: 40 });
  const model = new Model(
    [
      new Dense(1, 9, { random, initial: 'he-uniform' }),
      new Tanh(),
      new Dense(9, 1, { random, initial: 'xavier' }),
      new Linear(),
    ],
    {
      loss: new MeanSquaredError(),
      optimizer: new SGD({
        learningRate: 0.05,
        momentum: 0.9,
        schedule: { kind: 'step', every: 7, factor: 0.9 },
      }),
    },
  );
  return model.fit(X, y, { epochs: 30 }).loss;
}

function blobsLosses(): number[] {
  const random = new RandomState(3);
  const { X, y } = blobs({ samples: 45, random });
  const model = new Model([new Dense(2, 3, { random }), new Softmax()], {
    loss: new CategoricalCrossEntropy(),
    optimizer: new AdaGrad({ clip: { norm: 1 }, decay: 1e-3 }),
  });
  return model.fit(X, y, { epochs: 20 }).loss;
}

/** Depends on every element and its place. */
function checksum(array: NDArray): number {
  let sum = 0;
  array.toTypedArray().forEach((v: number, i: number) => {
    sum = sum * 0.75 + v * (1 + (i % 7));
  });
  return sum;
}
