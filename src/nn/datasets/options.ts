import { RandomState } from '../../np/random/index.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';

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
