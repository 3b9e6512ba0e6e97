import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';

/** The four cases of "one or the other, not both", which no straight line separates. */
export function xor(): Dataset {
  return {
    X: np.array([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    y: np.array([0, 1, 1, 0], 'int64'),
  };
}
