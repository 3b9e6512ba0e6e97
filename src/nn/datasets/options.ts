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
