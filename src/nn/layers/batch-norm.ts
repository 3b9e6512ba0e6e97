import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkRange, DataError } from '../errors.ts';
import { asFloats } from './buffer.ts';
import type { Layer, Settings } from './layer.ts';
import { Parameter } from './parameter.ts';

export interface BatchNormOptions {
  /** added to the variance so that its root is never 0 (default 1e-5) */
  epsilon?: number;
  /** share of the newest batch in the running statistics (default 0.1) */
  momentum?: number;
  dtype?: 'float64' | 'float32';
}

/**
 * Batch normalisation (Ioffe and Szegedy 2015): statistics run down the columns.
 *
 *     training:    x̂ = (x − μ) / √(σ² + ε)     μ, σ² over the samples of the batch
 *     evaluation:  the same with the running mean and variance
 *     y = γ·x̂ + β
 *
 * Running statistics move by `momentum` towards each batch; the variance kept is the unbiased one,
 * n/(n − 1)·σ², as in PyTorch.
 */
export class BatchNorm implements Layer {
  readonly kind = 'batch-norm';
  readonly features: number;
  readonly epsilon: number;
  readonly momentum: number;
  readonly parameters: readonly [gamma: Parameter, beta: Parameter];
  readonly state: { runningMean: NDArray; runningVariance: NDArray };
  /** μ and σ² that the last forward pass used, shape (features,) */
  mean: NDArray;
  variance: NDArray;
  /** x̂ of the last forward pass */
  normalized: NDArray = np.zeros([0, 0]);
  output: NDArray = np.zeros([0, 0]);
  dinputs: NDArray = np.zeros([0, 0]);
  readonly #dtype: 'float64' | 'float32';
  /** 1 / √(σ² + ε) */
  #scale: NDArray;
  #training = false;

  constructor(features: number, options: BatchNormOptions = {}) {
    const { epsilon = 1e-5, momentum = 0.1, dtype = 'float64' } = options;
    checkRange('features', features, 1, Number.POSITIVE_INFINITY);
    checkRange('epsilon', epsilon, 0, Number.POSITIVE_INFINITY);
    checkRange('momentum', momentum, 0, 1);
    this.features = features;
    this.epsilon = epsilon;
    this.momentum = momentum;
    this.#dtype = dtype;
    this.parameters = [
      new Parameter('gamma', np.ones(features, dtype)),
      new Parameter('beta', np.zeros(features, dtype)),
    ];
    this.state = {
      runningMean: np.zeros(features, dtype),
      runningVariance: np.ones(features, dtype),
    };
    this.mean = this.state.runningMean;
    this.variance = this.state.runningVariance;
    this.#scale = np.ones(features, dtype);
  }

  get gamma(): NDArray {
    return this.parameters[0].value;
  }

  get beta(): NDArray {
    return this.parameters[1].value;
  }

  get settings(): Settings {
    const { features, epsilon, momentum } = this;
    return { features, epsilon, momentum, dtype: this.#dtype };
  }

  forward(inputs: NDArray, training = false): NDArray {
    if (inputs.ndim !== 2 || inputs.shape[1] !== this.features) {
      throw new DataError(
        `BatchNorm over ${this.features} features takes an array of shape (samples, ${this.features}), not (${inputs.shape.join(', ')}).`,
      );
    }
    const x = asFloats(inputs);
    this.#training = training;
    if (training) {
      this.mean = np.mean(x, 0);
      this.variance = np.var(x, 0);
      this.#follow(x.shape[0]);
    } else {
      this.mean = this.state.runningMean;
      this.variance = this.state.runningVariance;
    }
    // x̂ = (x − μ) / √(σ² + ε)
    this.#scale = np.divide(1, np.sqrt(np.add(this.variance, this.epsilon)));
    this.normalized = np.subtract(x, this.mean).imul(this.#scale);
    // y = γ·x̂ + β
    this.output = np.multiply(this.normalized, this.gamma).iadd(this.beta);
    return this.output;
  }

  /** running = (1 − momentum)·running + momentum·batch */
  #follow(samples: number): void {
    if (samples < 2) {
      throw new DataError(
        'BatchNorm cannot train on a batch of one sample: its variance is 0. Use larger batches.',
      );
    }
    const { runningMean, runningVariance } = this.state;
    const unbiased = np.multiply(this.variance, samples / (samples - 1));
    runningMean.imul(1 - this.momentum).iadd(np.multiply(this.mean, this.momentum));
    runningVariance.imul(1 - this.momentum).iadd(np.multiply(unbiased, this.momentum));
  }

  backward(gradient: NDArray): NDArray {
    const [gamma, beta] = this.parameters;
    const x̂ = this.normalized;
    // dL/dγ = Σ dL/dy·x̂, dL/dβ = Σ dL/dy
    np.sum(np.multiply(gradient, x̂), { axis: 0, out: gamma.gradient });
    np.sum(gradient, { axis: 0, out: beta.gradient });
    const dx̂ = np.multiply(gradient, gamma.value);
    if (this.#training) {
      // μ and σ² depend on every sample too:
      // dL/dx = (dL/dx̂ − mean(dL/dx̂) − x̂·mean(dL/dx̂·x̂)) / √(σ² + ε)
      const throughMean = np.mean(dx̂, 0);
      const throughVariance = np.mean(np.multiply(dx̂, x̂), 0);
      dx̂.isub(throughMean).isub(np.multiply(x̂, throughVariance));
    }
    this.dinputs = dx̂.imul(this.#scale);
    return this.dinputs;
  }
}
