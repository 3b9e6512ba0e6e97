import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';
import type { Dataset } from './dataset.ts';

/** Where a made-up data set takes its random numbers from. */
export interface DrawOptions {
  /** starts a stream of its own, so that the same seed gives the same points */
  seed?: number;
  /** or continues this stream; without either the one of `np.random` */
  random?: RandomSource;
}

export function streamOf({ seed, random }: DrawOptions): RandomSource {
  return seed === undefined ? (random ?? sharedRandom) : new RandomState(seed);
}

/** The samples in a random order: `arange(n)` shuffled, as scikit-learn does. */
export function shuffled(data: Dataset, random: RandomSource): Dataset {
  const order = np.arange(data.X.shape[0]);
  random.shuffle(order);
  return { ...data, X: np.take(data.X, order, 0), y: np.take(data.y, order, 0) };
}

/** Settings of the two-moon and two-circle data. */
export interface TwoClassOptions extends DrawOptions {
  /** points altogether (default 100), half of them in each class */
  samples?: number;
  /** standard deviation of the noise on each coordinate (default 0) */
  noise?: number;
  /** whether the order is mixed (default true) */
  shuffle?: boolean;
}

/**
 * Two curves as a data set, one a class: points for two lists of parameters, mixed, then blurred, drawing in
 * scikit-learn's order.
 */
export function twoClasses(
  first: readonly [x: NDArray, y: NDArray],
  second: readonly [x: NDArray, y: NDArray],
  { noise = 0, shuffle = true, ...stream }: TwoClassOptions,
): Dataset {
  const random = streamOf(stream);
  const points = [np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])];
  const data: Dataset = {
    X: np.stack(points, 1),
    y: np.repeat(np.arange(2), [first[0].size, second[0].size]),
  };
  const { X, y } = shuffle ? shuffled(data, random) : data;
  return { X: noise > 0 ? X.add(random.normal(0, noise, X.shape)) : X, y };
}
