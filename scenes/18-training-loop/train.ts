import * as nn from 'gradreel/nn';
import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';
import type { PlanePoints } from './data.ts';
import type { Parameters } from './lesson.ts';

/** The network as an epoch began, with the gradients that this epoch gave it. */
export interface Checkpoint {
  readonly epoch: number;
  /** `dense1.weights`, `dense1.dweights` … */
  readonly arrays: Readonly<Record<string, NDArray>>;
  /** Probabilities of all points, shape (points, classes). */
  readonly predictions: NDArray;
}

export interface Training {
  readonly model: nn.Model;
  /** Loss, and points that were right, of every epoch. */
  readonly loss: readonly number[];
  readonly right: readonly number[];
  readonly checkpoints: readonly Checkpoint[];
  /** The parameters after the very first update. */
  readonly updated: Readonly<Record<string, NDArray>>;
  /** Whether the loss stopped being a number: the last epoch is the one before that. */
  readonly broken: boolean;
}

/** 2-n-k with ReLU and softmax; its weights are the stream's next draws. */
export function network(
  { hidden, optimizer, learningRate, decay }: Parameters,
  classes: number,
  random: np.random.RandomState,
): nn.Model {
  const options = { learningRate, decay };
  const optimizers = {
    adam: () => new nn.Adam(options),
    sgd: () => new nn.SGD(options),
    momentum: () => new nn.SGD({ ...options, momentum: 0.9 }),
    adagrad: () => new nn.AdaGrad(options),
    rmsprop: () => new nn.RMSProp(options),
  };
  return new nn.Model(
    [
      new nn.Dense(2, hidden, { random }),
      new nn.ReLU(),
      new nn.Dense(hidden, classes, { random }),
      new nn.Softmax(),
    ],
    { loss: new nn.CategoricalCrossEntropy(), optimizer: optimizers[optimizer](), random },
  );
}

/**
 * Trains for `last` updates and keeps the epochs that are wanted; epoch `last` is the network after the last
 * update. A loss that is no number any more ends it.
 */
export function train(
  model: nn.Model,
  { X, y }: PlanePoints,
  last: number,
  wanted: (epoch: number) => boolean,
): Training {
  const loss: number[] = [];
  const right: number[] = [];
  const checkpoints: Checkpoint[] = [];
  let updated: Record<string, NDArray> = {};
  const keep: nn.Callback = {
    onGradients(step) {
      if (!Number.isFinite(step.loss)) return;
      loss.push(step.loss);
      right.push(Math.round(step.accuracy * X.shape[0]));
      if (wanted(step.epoch)) checkpoints.push(checkpoint(model, step));
    },
    onEpochEnd({ epoch, loss: reached }) {
      if (epoch === 0) updated = parameters(model);
      return Number.isFinite(reached) ? undefined : 'stop';
    },
  };
  model.fit(X, y, { epochs: last + 1, callbacks: [keep] });
  return { model, loss, right, checkpoints, updated, broken: loss.length <= last };
}

function parameters(model: nn.Model): Record<string, NDArray> {
  return Object.fromEntries(model.namedParameters.map(([name, { value }]) => [name, value.copy()]));
}

function checkpoint(model: nn.Model, { epoch, predictions }: nn.StepReport): Checkpoint {
  const gradients = model.namedParameters.map(
    ([name, { gradient }]) => [name.replace('.', '.d'), gradient.copy()] as const,
  );
  const arrays = { ...parameters(model), ...Object.fromEntries(gradients) };
  return { epoch, arrays, predictions: predictions.copy() };
}

/** What one point makes of the hidden layer of a checkpoint: its activations, shape (neurons,). */
export function hiddenOf({ arrays }: Checkpoint, point: NDArray): NDArray {
  const sum = np.dot(point, arrays['dense1.weights'] as NDArray);
  return np.maximum(np.add(sum, (arrays['dense1.biases'] as NDArray).ravel()), 0) as NDArray;
}
