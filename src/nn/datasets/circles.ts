import * as np from '../../np/index.ts';
import { checkShare } from '../errors.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, shuffled, streamOf } from './options.ts';

export interface CirclesOptions extends DrawOptions {
  /** points altogether (default 100), half of them on each circle */
  samples?: number;
  /** standard deviation of the noise on each coordinate (default 0) */
  noise?: number;
  /** radius of the inner circle (default 0.8); the outer has 1 */
  factor?: number;
  /** whether the order is mixed (default true) */
  shuffle?: boolean;
}

/**
 * A circle within a circle. The same points as `sklearn.datasets.make_circles` for the same seed.
 */
export function circles(options: CirclesOptions = {}): Dataset {
  const { samples = 100, noise = 0, factor = 0.8, shuffle = true } = options;
  checkShare('factor', factor);
  const random = streamOf(options);
  const outer = Math.floor(samples / 2);
  const t = np.linspace(0, 2 * Math.PI, outer, { endpoint: false });
  const u = np.linspace(0, 2 * Math.PI, samples - outer, { endpoint: false });
  const x = np.concatenate([np.cos(t), np.cos(u).multiply(factor)]);
  const y = np.concatenate([np.sin(t), np.sin(u).multiply(factor)]);
  const labels = np.repeat(np.arange(2), [outer, samples - outer]);
  const data = { X: np.stack([x, y], 1), y: labels };
  const { X, y: mixed } = shuffle ? shuffled(data, random) : data;
  return { X: noise > 0 ? X.add(random.normal(0, noise, X.shape)) : X, y: mixed };
}
