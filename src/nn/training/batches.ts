import type { NDArray } from '../../np/index.ts';
import { Buffer, inOrder } from '../layers/buffer.ts';

/** Some of the samples; the arrays are valid until the next batch. */
export interface Batch {
  readonly inputs: NDArray;
  readonly targets: NDArray;
}

/** Deals samples out in batches, always from the same memory. */
export class Batches {
  /** batches an epoch; the last may be shorter */
  readonly count: number;
  readonly #inputs: NDArray;
  readonly #targets: NDArray;
  readonly #size: number;
  readonly #someInputs = new Buffer();
  readonly #someTargets = new Buffer();

  constructor(inputs: NDArray, targets: NDArray, size: number) {
    this.#inputs = inOrder(inputs);
    this.#targets = inOrder(targets);
    this.#size = size;
    this.count = Math.ceil(inputs.shape[0] / size);
  }

  /** Batch `index` of an epoch, the samples taken in the given order (null: as they are). */
  batch(index: number, order: NDArray | null): Batch {
    const samples = this.#inputs.shape[0];
    const from = index * this.#size;
    const to = Math.min(from + this.#size, samples);
    if (order === null) {
      if (this.count === 1) return { inputs: this.#inputs, targets: this.#targets };
      const rows = `${from}:${to}`;
      return { inputs: this.#inputs.slice(rows), targets: this.#targets.slice(rows) };
    }
    return {
      inputs: gather(this.#inputs, order, from, to, this.#someInputs),
      targets: gather(this.#targets, order, from, to, this.#someTargets),
    };
  }
}

/** The rows order[from], …, order[to − 1] of an array. */
function gather(array: NDArray, order: NDArray, from: number, to: number, buffer: Buffer): NDArray {
  const width = array.size / array.shape[0];
  const out = buffer.take([to - from, ...array.shape.slice(1)], array.dtype);
  for (let i = from, o = 0; i < to; i++) {
    const start = array.offset + order.data[order.offset + i] * width;
    for (let k = start; k < start + width; k++, o++) out.data[o] = array.data[k];
  }
  return out;
}
