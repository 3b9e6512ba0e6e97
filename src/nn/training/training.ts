import type { NDArray } from '../../np/index.ts';
import { checkRange, checkShare, SettingError } from '../errors.ts';
import { type Batch, Batches } from './batches.ts';
import type { Callback, EpochReport, StepReport } from './callback.ts';
import type { Model } from './model.ts';

export interface FitOptions {
  /** how often all samples are seen (default 1) */
  epochs?: number;
  /** samples an update; all of them unless given */
  batchSize?: number;
  /** whether each epoch takes the samples in a new random order (default: when there are several batches) */
  shuffle?: boolean;
  /** data to judge by, or the share of the samples to set aside for it: the last ones, never trained on */
  validation?: { inputs: NDArray; targets: NDArray } | number;
  callbacks?: readonly Callback[];
  /** the number of the first epoch, to continue an earlier training (default 0) */
  firstEpoch?: number;
}

/** One number an epoch. */
export interface History {
  readonly epoch: number[];
  readonly loss: number[];
  readonly accuracy: number[];
  readonly learningRate: number[];
  readonly validationLoss: number[];
  readonly validationAccuracy: number[];
}

/**
 * The training loop: forward, loss, backward, update, for every batch of every epoch. A generator that
 * yields after each epoch and returns the history.
 */
export function* train(
  model: Model,
  inputs: NDArray,
  targets: NDArray,
  options: FitOptions,
): Generator<EpochReport, History> {
  const { epochs = 1, callbacks = [], firstEpoch = 0 } = options;
  checkRange('epochs', epochs, 0, Number.POSITIVE_INFINITY);
  const optimizer = model.optimizer;
  if (optimizer === null) {
    throw new SettingError(
      'A model needs an optimizer to be trained: new Model(layers, { loss, optimizer }).',
    );
  }
  const {
    train: [X, y],
    validation,
  } = setAside(inputs, targets, options.validation);
  const samples = X.shape[0];
  const batchSize = options.batchSize ?? samples;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new SettingError(`batchSize is ${batchSize}; it must be a whole number, at least 1.`);
  }
  const batches = new Batches(X, y, batchSize);
  const shuffle = options.shuffle ?? batches.count > 1;
  const parameters = model.parameters;
  const history: History = {
    epoch: [],
    loss: [],
    accuracy: [],
    learningRate: [],
    validationLoss: [],
    validationAccuracy: [],
  };

  for (const callback of callbacks) callback.onTrainStart?.(model);
  try {
    for (let epoch = firstEpoch; epoch < firstEpoch + epochs; epoch++) {
      const learningRate = optimizer.currentLearningRate;
      const order = shuffle ? model.random.permutation(samples) : null;
      let loss = 0;
      let accuracy = 0;
      for (let index = 0; index < batches.count; index++) {
        const batch = batches.batch(index, order);
        const step = gradients(model, batch, epoch, index, optimizer.iterations);
        for (const callback of callbacks) callback.onGradients?.(step, model);
        optimizer.update(parameters);
        // the mean over samples, of which the last batch may have fewer; exact for a single batch
        const share = batch.inputs.shape[0] / samples;
        loss += step.loss * share;
        accuracy += step.accuracy * share;
      }
      const judged = judge(model, validation);
      const report: EpochReport = { epoch, loss, accuracy, learningRate, ...judged };
      remember(history, report);
      const answers = callbacks.map((callback) => callback.onEpochEnd?.(report, model));
      yield report;
      if (answers.includes('stop')) break;
    }
  } finally {
    for (const callback of callbacks) callback.onTrainEnd?.(model);
  }
  return history;
}

/** Forward, loss, backward: afterwards the gradients of all parameters are those of this batch. */
function gradients(
  model: Model,
  { inputs, targets }: Batch,
  epoch: number,
  batch: number,
  step: number,
): StepReport {
  const predictions = model.forward(inputs, true);
  const loss = model.totalLoss(predictions, targets);
  const accuracy = model.accuracy(predictions, targets);
  model.backward(predictions, targets);
  return { epoch, batch, step, inputs, targets, predictions, loss, accuracy };
}

interface Split {
  train: [inputs: NDArray, targets: NDArray];
  validation: { inputs: NDArray; targets: NDArray } | null;
}

function setAside(inputs: NDArray, targets: NDArray, validation: FitOptions['validation']): Split {
  if (typeof validation !== 'number') {
    return { train: [inputs, targets], validation: validation ?? null };
  }
  checkShare('validation', validation);
  const samples = inputs.shape[0];
  const kept = samples - Math.round(samples * validation);
  if (kept === samples) return { train: [inputs, targets], validation: null };
  return {
    train: [inputs.slice(`:${kept}`), targets.slice(`:${kept}`)],
    validation: { inputs: inputs.slice(`${kept}:`), targets: targets.slice(`${kept}:`) },
  };
}

function judge(model: Model, validation: Split['validation']) {
  if (validation === null) return {};
  const { loss, accuracy } = model.evaluate(validation.inputs, validation.targets);
  return { validationLoss: loss, validationAccuracy: accuracy };
}

function remember(history: History, report: EpochReport): void {
  history.epoch.push(report.epoch);
  history.loss.push(report.loss);
  history.accuracy.push(report.accuracy);
  history.learningRate.push(report.learningRate);
  if (report.validationLoss !== undefined) history.validationLoss.push(report.validationLoss);
  if (report.validationAccuracy !== undefined) {
    history.validationAccuracy.push(report.validationAccuracy);
  }
}
