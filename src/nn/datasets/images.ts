import { loadIdxAsync } from '../../np/index.ts';
import { DataError } from '../errors.ts';
import type { Dataset } from './dataset.ts';

/**
 * A data set from two IDX files, as MNIST comes (gzipped or not): images (samples, rows, columns) of bytes
 * and labels (samples,). X is float64, shape (samples, rows·columns), brightness from 0 to 1.
 */
export async function fromIdx(images: Uint8Array, labels: Uint8Array): Promise<Dataset> {
  const [pictures, answers] = await Promise.all([loadIdxAsync(images), loadIdxAsync(labels)]);
  if (pictures.ndim < 2 || answers.ndim !== 1 || pictures.shape[0] !== answers.shape[0]) {
    throw new DataError(
      `The images have shape (${pictures.shape.join(', ')}), the labels (${answers.shape.join(', ')}); there must be a label for each image.`,
    );
  }
  const brightest = pictures.dtype === 'uint8' ? 255 : 1;
  const X = pictures.reshape(pictures.shape[0], -1).astype('float64').idiv(brightest);
  return { X, y: answers.astype('int64') };
}
