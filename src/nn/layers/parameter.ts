import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { DataError } from '../errors.ts';

/** A trainable array and the gradient of the loss with respect to it. Both are changed in place. */
export class Parameter {
  readonly name: string;
  /** dL/dvalue, written by the layer's `backward` */
  readonly gradient: NDArray;
  #value: NDArray;

  constructor(name: string, value: NDArray) {
    this.name = name;
    this.#value = value.copy();
    this.gradient = np.zerosLike(this.#value);
  }

  get value(): NDArray {
    return this.#value;
  }

  /** Copies new values in; shape and dtype stay. Throws DataError when the shape differs. */
  set value(values: NDArray) {
    if (String(values.shape) !== String(this.#value.shape)) {
      throw new DataError(
        `${this.name} has shape (${this.#value.shape.join(', ')}); an array of shape (${values.shape.join(', ')}) cannot take its place.`,
      );
    }
    this.#value.set(['...'], values);
  }
}
