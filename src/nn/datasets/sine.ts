import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';

/** One period of y = sin 2πx for x = 0, 1/n … (n − 1)/n; both (samples, 1). As `nnfs.datasets.sine_data`. */
export function sine({ samples = 1000 }: { samples?: number } = {}): Dataset {
  const X = np.arange(samples).reshape(-1, 1).divide(samples);
  return { X, y: np.sin(X.multiply(2 * Math.PI)) };
}
