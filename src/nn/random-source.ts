import type { RandomState } from '../np/random/index.ts';
import { shared } from '../np/random/shared.ts';

/**
 * Where random numbers come from: a `RandomState`, or (the default everywhere) the one that
 * `np.random.seed(0)` sets and `np.random.randn` draws from. Everything that draws takes turns on the same
 * stream, exactly as a notebook does; give a `RandomState` of your own to keep a model's stream apart.
 */
export type RandomSource = Pick<
  RandomState,
  | 'binomial'
  | 'getState'
  | 'normal'
  | 'permutation'
  | 'rand'
  | 'randint'
  | 'randn'
  | 'setState'
  | 'shuffle'
  | 'uniform'
>;

/** The shared stream. */
export const sharedRandom: RandomSource = shared;
