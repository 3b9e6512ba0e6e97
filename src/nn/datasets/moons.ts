import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';
import { type TwoClassOptions, twoClasses } from './options.ts';

/**
 * Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t) for t from 0 to π.
 * The same points as `sklearn.datasets.make_moons` for the same seed.
 */
export function moons(options: TwoClassOptions = {}): Dataset {
  const { samples = 100 } = options;
  const half = Math.floor(samples / 2);
  const t = np.linspace(0, Math.PI, half);
  const u = np.linspace(0, Math.PI, samples - half);
  return twoClasses(
    [np.cos(t), np.sin(t)],
    [np.subtract(1, np.cos(u)), np.subtract(1, np.sin(u)).subtract(0.5)],
    options,
  );
}
