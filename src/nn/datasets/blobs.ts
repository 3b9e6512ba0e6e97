import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import type { Dataset } from './dataset.ts';
import { type DrawOptions, shuffled, streamOf } from './options.ts';

export interface BlobsOptions extends DrawOptions {
  /** points altogether (default 100) */
  samples?: number;
  /** how many clouds (default 3), or where: shape (clouds, features) */
  centers?: number | NDArray;
  /** coordinates, where centers are drawn (default 2) */
  features?: number;
  /** standard deviation of each cloud (default 1) */
  std?: number;
  /** whether the order is mixed (default true) */
  shuffle?: boolean;
}

/**
 * Round clouds, one a class, whose centers are drawn from −10 to 10. The same points as
 * `sklearn.datasets.make_blobs` for the same seed.
 */
export function blobs(options: BlobsOptions = {}): Dataset {
  const { samples = 100, centers = 3, features = 2, std = 1, shuffle = true } = options;
  const random = streamOf(options);
  const middle =
    typeof centers === 'number' ? random.uniform(-10, 10, [centers, features]) : centers;
  const count = middle.shape[0];
  const clouds: NDArray[] = [];
  const sizes: number[] = [];
  for (let c = 0; c < count; c++) {
    // what does not divide goes to the first clouds
    const size = Math.floor(samples / count) + (c < samples % count ? 1 : 0);
    sizes.push(size);
    clouds.push(random.normal(middle.slice(c), std, [size, middle.shape[1]]));
  }
  const data = { X: np.concatenate(clouds), y: np.repeat(np.arange(count), sizes) };
  return shuffle ? shuffled(data, random) : data;
}
