import type { DType, NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { DataError, SettingError } from '../errors.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';
import { asFloats, Buffer, inOrder } from './buffer.ts';
import { type Initializer, type InitializerName, initializerOf } from './initializers.ts';
import type { Layer, Settings } from './layer.ts';
import { Parameter } from './parameter.ts';
import { affine, sumRows, timesTransposed, transposedTimes } from './products.ts';
import { addPenaltyGradient, checkRegularizer, penalty, type Regularizer } from './regularizer.ts';

export interface DenseOptions {
  /** how the weights start (default `small`, 0.01·randn); biases start at 0 */
  initial?: InitializerName | Initializer;
  /** float64 (default) or float32 */
  dtype?: 'float64' | 'float32';
  /** penalties on the weights and on the biases */
  weightPenalty?: Regularizer;
  biasPenalty?: Regularizer;
  /** the stream the first weights are drawn from */
  random?: RandomSource;
}

/**
 * A fully connected layer: every neuron sees every input.
 *
 *     y = x·W + b          x (samples, inputs), W (inputs, neurons), b (1, neurons), y (samples, neurons)
 *     dL/dW = xᵀ·dL/dy     dL/db = Σ over samples of dL/dy     dL/dx = dL/dy·Wᵀ
 *
 * @example
 * np.random.seed(0);
 * const dense = new Dense(2, 3);
 * dense.forward(np.array([[1, 2]]));   // shape (1, 3)
 */
export class Dense implements Layer {
  readonly kind = 'dense';
  readonly inputCount: number;
  readonly neuronCount: number;
  readonly parameters: readonly [weights: Parameter, biases: Parameter];
  readonly weightPenalty: Regularizer;
  readonly biasPenalty: Regularizer;
  /** x of the last forward pass */
  inputs: NDArray = np.zeros([0, 0]);
  /** y of the last forward pass */
  output: NDArray = np.zeros([0, 0]);
  /** dL/dx of the last backward pass */
  dinputs: NDArray = np.zeros([0, 0]);
  readonly #dtype: 'float64' | 'float32';
  readonly #output = new Buffer();
  readonly #dinputs = new Buffer();

  constructor(inputCount: number, neuronCount: number, options: DenseOptions = {}) {
    const { initial = 'small', dtype = 'float64', random = sharedRandom } = options;
    checkCount('inputs', inputCount);
    checkCount('neurons', neuronCount);
    if (dtype !== 'float64' && dtype !== 'float32') {
      throw new SettingError(
        `A dense layer computes in float64 or float32, not in ${dtype as DType}.`,
      );
    }
    this.inputCount = inputCount;
    this.neuronCount = neuronCount;
    this.weightPenalty = options.weightPenalty ?? {};
    this.biasPenalty = options.biasPenalty ?? {};
    checkRegularizer('weightPenalty', this.weightPenalty);
    checkRegularizer('biasPenalty', this.biasPenalty);
    this.#dtype = dtype;
    this.parameters = [
      new Parameter('weights', initializerOf(initial)(inputCount, neuronCount, random, dtype)),
      new Parameter('biases', np.zeros([1, neuronCount], dtype)),
    ];
  }

  /** W, shape (inputs, neurons). Assigning copies the values. */
  get weights(): NDArray {
    return this.parameters[0].value;
  }
  set weights(values: NDArray) {
    this.parameters[0].value = values;
  }

  /** b, shape (1, neurons). Assigning copies the values. */
  get biases(): NDArray {
    return this.parameters[1].value;
  }
  set biases(values: NDArray) {
    this.parameters[1].value = values;
  }

  /** dL/dW of the last backward pass. */
  get dweights(): NDArray {
    return this.parameters[0].gradient;
  }

  /** dL/db of the last backward pass. */
  get dbiases(): NDArray {
    return this.parameters[1].gradient;
  }

  get settings(): Settings {
    return {
      inputs: this.inputCount,
      neurons: this.neuronCount,
      dtype: this.#dtype,
      weightPenalty: this.weightPenalty,
      biasPenalty: this.biasPenalty,
    };
  }

  forward(inputs: NDArray): NDArray {
    if (inputs.ndim !== 2 || inputs.shape[1] !== this.inputCount) {
      throw new DataError(
        `A dense layer with ${this.inputCount} inputs takes an array of shape (samples, ${this.inputCount}), not (${inputs.shape.join(', ')}).`,
      );
    }
    this.inputs = inOrder(inputs);
    this.output = this.#output.take([inputs.shape[0], this.neuronCount], this.#dtype);
    // y = x·W + b
    affine(this.inputs, this.weights, this.biases, this.output);
    return this.output;
  }

  backward(gradient: NDArray, wantInputs = true): NDArray {
    const dvalues = asFloats(gradient);
    if (String(dvalues.shape) !== String(this.output.shape)) {
      throw new DataError(
        `The gradient has shape (${dvalues.shape.join(', ')}), but the layer's last output (${this.output.shape.join(', ')}).`,
      );
    }
    // dL/dW = xᵀ·dL/dy, dL/db = Σ dL/dy, each with the slope of its penalty
    transposedTimes(this.inputs, dvalues, this.dweights);
    sumRows(dvalues, this.dbiases);
    addPenaltyGradient(this.weights, this.weightPenalty, this.dweights);
    addPenaltyGradient(this.biases, this.biasPenalty, this.dbiases);
    // dL/dx = dL/dy·Wᵀ
    if (wantInputs) {
      this.dinputs = this.#dinputs.take(this.inputs.shape, this.#dtype);
      timesTransposed(dvalues, this.weights, this.dinputs);
    }
    return this.dinputs;
  }

  penalty(): number {
    return penalty(this.weights, this.weightPenalty) + penalty(this.biases, this.biasPenalty);
  }
}

function checkCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new SettingError(
      `A dense layer needs a whole number of ${what}, at least 1; it got ${count}.`,
    );
  }
}
