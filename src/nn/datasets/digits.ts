import * as np from '../../np/index.ts';
import { DIGITS } from './data/digits.ts';
import type { Dataset } from './dataset.ts';

/**
 * 1797 handwritten digits of 8×8 points; X is (1797, 64), brightness from 0 to 16. Source and licence:
 * data/digits.ts.
 */
export function digits(): Dataset {
  const lines = DIGITS.trim().split('\n');
  const X = np.zeros([lines.length, 64]);
  lines.forEach((line, i) => {
    for (let k = 0; k < 64; k++) X.data[i * 64 + k] = line.charCodeAt(k) - 97;
  });
  return {
    X,
    y: np.array(
      lines.map((line) => Number(line[64])),
      'int64',
    ),
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  };
}
