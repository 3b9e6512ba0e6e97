import type { DType, NDArray, Shape } from '../../np/index.ts';
import * as np from '../../np/index.ts';

/**
 * Memory that a layer writes its results into again and again, so that a training run makes no garbage.
 * Asking for a smaller array (the last, shorter mini-batch) hands out the front of the same memory.
 */
export class Buffer {
  #memory: NDArray | undefined;
  #view: NDArray | undefined;

  /** An array of this shape and dtype with unspecified contents, valid until the next call. */
  take(shape: Shape, dtype: DType): NDArray {
    const view = this.#view;
    if (view !== undefined && view.dtype === dtype && sameShape(view.shape, shape)) return view;
    const size = shape.reduce((product, n) => product * n, 1);
    if (this.#memory === undefined || this.#memory.dtype !== dtype || this.#memory.size < size) {
      this.#memory = np.empty(size, dtype);
    }
    this.#view = this.#memory.slice(`:${size}`).reshape(shape);
    return this.#view;
  }

  /** An array like another: same shape, same dtype. */
  like(array: NDArray): NDArray {
    return this.take(array.shape, array.dtype);
  }
}

function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
}

/** The array itself where its elements lie in order without gaps, else a copy of which that is true. */
export function inOrder(array: NDArray): NDArray {
  return array.contiguous ? array : array.copy();
}

/** The array as floating-point numbers in order; integers become float64. */
export function asFloats(array: NDArray): NDArray {
  const isFloat = array.dtype === 'float64' || array.dtype === 'float32';
  return inOrder(isFloat ? array : array.astype('float64'));
}
