import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, streamOf } from './options.ts';

export interface VerticalOptions extends DrawOptions {
  /** points a class (default 100) */
  samples?: number;
  classes?: number;
  dtype?: 'float64' | 'float32';
}

/**
 * Classes side by side, each a round cloud: x = 0.1·randn + c/3, y = 0.1·randn + 0.5.
 * Equal to `nnfs.datasets.vertical_data`; with dtype float32 to what it gives after `nnfs.init()`.
 */
export function vertical(options: VerticalOptions = {}): Dataset {
  const { samples = 100, classes = 3, dtype = 'float64' } = options;
  const random = streamOf(options);
  const X = np.zeros([samples * classes, 2], dtype);
  for (let c = 0; c < classes; c++) {
    const rows = `${c * samples}:${(c + 1) * samples}`;
    X.set(
      [rows, 0],
      random
        .randn(samples)
        .astype(dtype)
        .multiply(0.1)
        .add(c / 3),
    );
    X.set([rows, 1], random.randn(samples).astype(dtype).multiply(0.1).add(0.5));
  }
  return { X, y: np.repeat(np.arange(classes), samples) };
}
