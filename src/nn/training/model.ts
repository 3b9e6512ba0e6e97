import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { DataError, SettingError } from '../errors.ts';
import { Buffer } from '../layers/buffer.ts';
import type { Layer } from '../layers/layer.ts';
import type { Parameter } from '../layers/parameter.ts';
import { Softmax } from '../layers/softmax.ts';
import {
  CategoricalCrossEntropy,
  softmaxCrossEntropyGradient,
} from '../losses/categorical-cross-entropy.ts';
import type { Loss } from '../losses/loss.ts';
import { MeanSquaredError } from '../losses/mean-squared-error.ts';
import {
  type Accuracy,
  binaryAccuracy,
  categoricalAccuracy,
  regressionAccuracy,
} from '../measures/accuracy.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';
import type { EpochReport } from './callback.ts';
import { type FitOptions, type History, train } from './training.ts';

export interface ModelOptions {
  loss: Loss;
  /** needed for training only */
  optimizer?: Optimizer;
  /** how predictions are counted as right; chosen by the loss unless given */
  accuracy?: Accuracy;
  /** the stream for shuffling and dropout */
  random?: RandomSource;
}

/** What `evaluate` finds. */
export interface Evaluation {
  /** data loss plus penalties */
  readonly loss: number;
  readonly accuracy: number;
}

/**
 * Layers in a row, a loss to bring down and an optimizer to do it.
 *
 * @example
 * np.random.seed(0);
 * const { X, y } = spiral({ samples: 100, classes: 3 });
 * const model = new Model(
 *   [new Dense(2, 64), new ReLU(), new Dense(64, 3), new Softmax()],
 *   { loss: new CategoricalCrossEntropy(), optimizer: new Adam({ learningRate: 0.05, decay: 5e-7 }) },
 * );
 * model.fit(X, y, { epochs: 200 });
 */
export class Model {
  readonly layers: readonly Layer[];
  readonly loss: Loss;
  readonly optimizer: Optimizer | null;
  readonly accuracy: Accuracy;
  readonly random: RandomSource;
  /** Softmax followed by cross-entropy goes back in one step, prediction minus truth. */
  readonly #fused: boolean;
  readonly #gradient = new Buffer();

  constructor(layers: readonly Layer[], { loss, optimizer, accuracy, random }: ModelOptions) {
    if (layers.length === 0) throw new SettingError('A model needs at least one layer.');
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer ?? null;
    this.accuracy = accuracy ?? accuracyFor(loss);
    this.random = random ?? sharedRandom;
    this.#fused = layers.at(-1) instanceof Softmax && loss instanceof CategoricalCrossEntropy;
    for (const layer of layers) if ('random' in layer) layer.random ??= this.random;
  }

  /** All trainable arrays, layer by layer. */
  get parameters(): Parameter[] {
    return this.layers.flatMap((layer) => layer.parameters);
  }

  /** How many numbers can be trained. */
  get parameterCount(): number {
    return this.parameters.reduce((count, { value }) => count + value.size, 0);
  }

  /** The layers by name: kind and position among its kind, `dense1`, `relu1`, `dense2` … */
  get namedLayers(): [name: string, layer: Layer][] {
    const count = new Map<string, number>();
    return this.layers.map((layer) => {
      const n = (count.get(layer.kind) ?? 0) + 1;
      count.set(layer.kind, n);
      return [`${layer.kind.replaceAll('-', '_')}${n}`, layer];
    });
  }

  /** The parameters by name: `dense1.weights`, `dense1.biases` … */
  get namedParameters(): [name: string, parameter: Parameter][] {
    return this.namedLayers.flatMap(([name, layer]) =>
      layer.parameters.map((p): [string, Parameter] => [`${name}.${p.name}`, p]),
    );
  }

  /** Through all layers, first to last. The array is overwritten by the next pass. */
  forward(inputs: NDArray, training = false): NDArray {
    let x = inputs;
    for (const layer of this.layers) x = layer.forward(x, training);
    return x;
  }

  /**
   * The chain rule through all layers, last to first, for the last `forward`. Fills the gradients of all
   * parameters; with `wantInputs` it returns dL/dinputs.
   */
  backward(predictions: NDArray, targets: NDArray, wantInputs = false): NDArray {
    let gradient: NDArray;
    let at = this.layers.length - 1;
    if (this.#fused) {
      gradient = softmaxCrossEntropyGradient(
        predictions,
        targets,
        this.#gradient.like(predictions),
      );
      at -= 1;
    } else {
      gradient = this.loss.backward(predictions, targets);
    }
    for (; at >= 0; at--) gradient = this.layers[at].backward(gradient, wantInputs || at > 0);
    return gradient;
  }

  /** Data loss plus the penalties of all layers. */
  totalLoss(predictions: NDArray, targets: NDArray): number {
    let total = this.loss.forward(predictions, targets);
    for (const layer of this.layers) total += layer.penalty?.() ?? 0;
    return total;
  }

  /** Predictions for inputs (samples, features), in memory of their own. */
  predict(inputs: NDArray, { batchSize }: { batchSize?: number } = {}): NDArray {
    const samples = inputs.shape[0];
    if (batchSize === undefined || batchSize >= samples) return this.forward(inputs).copy();
    const parts: NDArray[] = [];
    for (let from = 0; from < samples; from += batchSize) {
      parts.push(this.forward(inputs.slice(`${from}:${from + batchSize}`)).copy());
    }
    return np.concatenate(parts);
  }

  /** Loss and accuracy on data, with dropout off and running statistics in use. */
  evaluate(inputs: NDArray, targets: NDArray): Evaluation {
    checkSamples(inputs, targets);
    const predictions = this.forward(inputs);
    return {
      loss: this.totalLoss(predictions, targets),
      accuracy: this.accuracy(predictions, targets),
    };
  }

  /** Trains; see FitOptions. Returns loss and accuracy of every epoch. */
  fit(inputs: NDArray, targets: NDArray, options: FitOptions = {}): History {
    const training = this.epochs(inputs, targets, options);
    for (;;) {
      const next = training.next();
      if (next.done) return next.value;
    }
  }

  /** Trains epoch by epoch, so that a page can draw in between: `for (const report of model.epochs(X, y))`. */
  epochs(
    inputs: NDArray,
    targets: NDArray,
    options: FitOptions = {},
  ): Generator<EpochReport, History> {
    checkSamples(inputs, targets);
    return train(this, inputs, targets, options);
  }
}

function accuracyFor(loss: Loss): Accuracy {
  if (loss instanceof CategoricalCrossEntropy) return categoricalAccuracy;
  return loss instanceof MeanSquaredError ? regressionAccuracy : binaryAccuracy;
}

function checkSamples(inputs: NDArray, targets: NDArray): void {
  if (inputs.ndim > 0 && targets.ndim > 0 && inputs.shape[0] === targets.shape[0]) return;
  throw new DataError(
    `There are ${inputs.shape[0] ?? 'no'} samples but ${targets.shape[0] ?? 'no'} targets; each sample needs one.`,
  );
}
