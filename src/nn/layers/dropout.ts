import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkShare } from '../errors.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';
import { asFloats, Buffer } from './buffer.ts';
import type { Layer, Settings } from './layer.ts';
import type { Parameter } from './parameter.ts';

/**
 * Switches a share `rate` of its inputs off at random while training; the others grow by 1/(1 − rate), so
 * that each is right on average ("inverted" dropout). Off duty it hands everything through.
 *
 *     y = x·mask      mask = binomial(1, 1 − rate) / (1 − rate)      dL/dx = dL/dy·mask
 *
 * Srivastava et al. 2014.
 */
export class Dropout implements Layer {
  readonly kind = 'dropout';
  readonly parameters: readonly Parameter[] = [];
  random: RandomSource | undefined;
  /** 0 or 1/(1 − rate) for each input of the last training pass; null when nothing was dropped */
  mask: NDArray | null = null;
  output: NDArray = np.zeros([0]);
  dinputs: NDArray = np.zeros([0]);
  readonly #output = new Buffer();
  readonly #dinputs = new Buffer();

  constructor(
    readonly rate: number,
    options: { random?: RandomSource } = {},
  ) {
    checkShare('rate', rate);
    this.random = options.random;
  }

  get settings(): Settings {
    return { rate: this.rate };
  }

  forward(inputs: NDArray, training = false): NDArray {
    const x = asFloats(inputs);
    this.mask = null;
    if (!training) {
      this.output = x;
      return x;
    }
    const keep = 1 - this.rate;
    const kept = (this.random ?? sharedRandom).binomial(1, keep, x.shape);
    this.mask = np.divide(kept, keep).astype(x.dtype);
    this.output = np.multiply(x, this.mask, this.#output.like(x));
    return this.output;
  }

  backward(gradient: NDArray): NDArray {
    this.dinputs =
      this.mask === null
        ? gradient
        : np.multiply(gradient, this.mask, this.#dinputs.like(this.mask));
    return this.dinputs;
  }
}
