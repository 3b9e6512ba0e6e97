import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, streamOf } from './options.ts';

export interface SpiralOptions extends DrawOptions {
  /** points a class (default 100) */
  samples?: number;
  /** arms (default 3) */
  classes?: number;
  /** float64 (default), or float32 as nnfs makes it */
  dtype?: 'float64' | 'float32';
}

/**
 * Arms that wind around each other: point k of class c lies at radius r and angle 2.5·t, with r from 0 to 1
 * and t from 4c to 4(c + 1), plus noise 0.2·randn. The first point of every class is exactly (0, 0).
 *
 * Equal to `nnfs.datasets.spiral_data` digit by digit; with dtype float32 to what it gives after `nnfs.init()`.
 * After CS231n (Andrej Karpathy, MIT licence), https://cs231n.github.io/neural-networks-case-study/.
 */
export function spiral(options: SpiralOptions = {}): Dataset {
  const { samples = 100, classes = 3, dtype = 'float64' } = options;
  const random = streamOf(options);
  const X = np.zeros([samples * classes, 2], dtype);
  const r = np.linspace(0, 1, samples);
  for (let c = 0; c < classes; c++) {
    const noise = random.randn(samples).astype(dtype).multiply(0.2);
    const angle = np
      .linspace(c * 4, (c + 1) * 4, samples)
      .add(noise)
      .multiply(2.5);
    const rows = `${c * samples}:${(c + 1) * samples}`;
    X.set([rows, 0], r.multiply(np.sin(angle)));
    X.set([rows, 1], r.multiply(np.cos(angle)));
  }
  return { X, y: np.repeat(np.arange(classes), samples) };
}
