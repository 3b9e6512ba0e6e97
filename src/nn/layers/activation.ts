import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { asFloats, Buffer, inOrder } from './buffer.ts';
import type { Layer, Settings } from './layer.ts';
import type { Parameter } from './parameter.ts';

/**
 * What all activations share: nothing to train, and memory for their results. A subclass says what y is and
 * how dL/dy becomes dL/dx.
 */
export abstract class Activation implements Layer {
  abstract readonly kind: string;
  readonly parameters: readonly Parameter[] = [];
  /** x of the last forward pass */
  inputs: NDArray = np.zeros([0]);
  /** y of the last forward pass */
  output: NDArray = np.zeros([0]);
  /** dL/dx of the last backward pass */
  dinputs: NDArray = np.zeros([0]);
  readonly #output = new Buffer();
  readonly #dinputs = new Buffer();

  get settings(): Settings {
    return {};
  }

  forward(inputs: NDArray): NDArray {
    this.inputs = asFloats(inputs);
    this.output = this.#output.like(this.inputs);
    this.apply(this.inputs, this.output);
    return this.output;
  }

  backward(gradient: NDArray): NDArray {
    this.dinputs = this.#dinputs.like(this.output);
    this.applyBackward(inOrder(gradient), this.dinputs);
    return this.dinputs;
  }

  /** y = f(x) */
  protected abstract apply(x: NDArray, y: NDArray): void;

  /** dx = dL/dx from dy = dL/dy and the `inputs` and `output` of the forward pass */
  protected abstract applyBackward(dy: NDArray, dx: NDArray): void;
}
