import type { NDArray } from '../../np/index.ts';

/** Samples with their answers. */
export interface Dataset {
  /** inputs, shape (samples, features) */
  readonly X: NDArray;
  /** labels (samples,) as int64 0, 1, 2 …, or numbers (samples, outputs) for a regression */
  readonly y: NDArray;
  /** what the labels stand for */
  readonly classes?: readonly string[];
  /** what the columns of X are */
  readonly features?: readonly string[];
}
