import * as np from '../../np/index.ts';
import { checkShare } from '../errors.ts';
import type { Dataset } from './dataset.ts';
import { type TwoClassOptions, twoClasses } from './options.ts';

export interface CirclesOptions extends TwoClassOptions {
  /** radius of the inner circle (default 0.8); the outer has 1 */
  factor?: number;
}

/**
 * A circle within a circle. The same points as `sklearn.datasets.make_circles` for the same seed.
 */
export function circles(options: CirclesOptions = {}): Dataset {
  const { samples = 100, factor = 0.8 } = options;
  checkShare('factor', factor);
  const half = Math.floor(samples / 2);
  const t = np.linspace(0, 2 * Math.PI, half, { endpoint: false });
  const u = np.linspace(0, 2 * Math.PI, samples - half, { endpoint: false });
  return twoClasses(
    [np.cos(t), np.sin(t)],
    [np.cos(u).multiply(factor), np.sin(u).multiply(factor)],
    options,
  );
}
