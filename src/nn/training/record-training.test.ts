import { expect, it } from 'vitest';
import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { moons } from '../datasets/moons.ts';
import { Dense } from '../layers/dense.ts';
import { Softmax } from '../layers/softmax.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import { SGD } from '../optimizers/sgd.ts';
import { Model } from './model.ts';
import { recordTraining, type StepRecorder } from './record-training.ts';

/** Copies what it is given, as the Recorder of a run does. */
class Notes implements StepRecorder {
  readonly values = new Map<string, unknown>();
  at(unit: string, step: number) {
    return {
      array: (name: string, values: NDArray | number) => {
        const path = `${unit} ${step} / ${name}`;
        if (this.values.has(path)) throw new Error(`${path} was recorded twice`);
        this.values.set(path, typeof values === 'number' ? values : values.tolist());
      },
    };
  }
}

const { X, y } = moons({ samples: 12, seed: 1 });
const network = () =>
  new Model([new Dense(2, 2, { random: new RandomState(2) }), new Softmax()], {
    loss: new CategoricalCrossEntropy(),
    optimizer: new SGD({ learningRate: 0.5 }),
    random: new RandomState(3),
  });

it('records parameters, gradients and loss that belong together', () => {
  const model = network();
  const notes = new Notes();
  const dense = model.layers[0] as Dense;
  const start = dense.weights.tolist();
  model.fit(X, y, {
    epochs: 5,
    callbacks: [
      recordTraining(notes, {
        every: 2,
        gradients: true,
        predictions: true,
        more: ({ step }) => ({ step }),
      }),
    ],
  });
  expect([...notes.values.keys()].slice(0, 8)).toEqual([
    'epoch 0 / dense1.weights',
    'epoch 0 / dense1.dweights',
    'epoch 0 / dense1.biases',
    'epoch 0 / dense1.dbiases',
    'epoch 0 / predictions',
    'epoch 0 / step',
    'epoch 0 / loss',
    'epoch 0 / accuracy',
  ]);
  expect(notes.values.get('epoch 0 / dense1.weights')).toEqual(start);
  expect(notes.values.has('epoch 1 / loss')).toBe(false);
  expect(notes.values.get('epoch 4 / step')).toBe(4);
  // the loss at epoch 4 is the loss of the weights at epoch 4
  const again = network();
  const layer = again.layers[0] as Dense;
  layer.weights = array(notes.values.get('epoch 4 / dense1.weights'));
  layer.biases = array(notes.values.get('epoch 4 / dense1.biases'));
  expect(again.evaluate(X, y).loss).toBe(notes.values.get('epoch 4 / loss'));
  expect(again.predict(X).tolist()).toEqual(notes.values.get('epoch 4 / predictions'));
});

it('with several batches records once an epoch, under a prefix and at chosen epochs', () => {
  const notes = new Notes();
  network().fit(X, y, {
    epochs: 4,
    batchSize: 5,
    validation: 0.25,
    callbacks: [recordTraining(notes, { prefix: 'sgd.', every: (epoch) => epoch === 3 })],
  });
  expect([...notes.values.keys()]).toEqual([
    'epoch 3 / sgd.dense1.weights',
    'epoch 3 / sgd.dense1.biases',
    'epoch 3 / sgd.loss',
    'epoch 3 / sgd.accuracy',
    'epoch 3 / sgd.validation_loss',
    'epoch 3 / sgd.validation_accuracy',
  ]);
});

function array(values: unknown): NDArray {
  return np.array(values as number[][]);
}
