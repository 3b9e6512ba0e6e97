import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, shuffled, streamOf } from './options.ts';

export interface MoonsOptions extends DrawOptions {
  /** points altogether (default 100), half of them in each moon */
  samples?: number;
  /** standard deviation of the noise on each coordinate (default 0) */
  noise?: number;
  /** whether the order is mixed (default true) */
  shuffle?: boolean;
}

/**
 * Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t) for t from 0 to π.
 * The same points as `sklearn.datasets.make_moons` for the same seed.
 */
export function moons(options: MoonsOptions = {}): Dataset {
  const { samples = 100, noise = 0, shuffle = true } = options;
  const random = streamOf(options);
  const outer = Math.floor(samples / 2);
  const t = np.linspace(0, Math.PI, outer);
  const u = np.linspace(0, Math.PI, samples - outer);
  const x = np.concatenate([np.cos(t), np.subtract(1, np.cos(u))]);
  const y = np.concatenate([np.sin(t), np.subtract(1, np.sin(u)).subtract(0.5)]);
  const labels = np.repeat(np.arange(2), [outer, samples - outer]);
  const data = { X: np.stack([x, y], 1), y: labels };
  const { X, y: mixed } = shuffle ? shuffled(data, random) : data;
  return { X: noise > 0 ? X.add(random.normal(0, noise, X.shape)) : X, y: mixed };
}
