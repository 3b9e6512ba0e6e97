import type { DrawSource } from './bit-source.ts';
import type { PCG64 } from './pcg64.ts';

/** Draws taken from the source at a time. */
const CHUNK = 1024;

/**
 * Draws made ahead for filling an array. As every element takes one draw at least, there are never more
 * of them than will be used, and the source stands where drawing one by one would have left it.
 */
export class DrawsAhead implements DrawSource {
  high = 0;
  low = 0;
  /** Lower and upper word of each draw, from `position` to `end`. */
  readonly words: Int32Array;
  position = 0;
  end = 0;
  private readonly source: PCG64;

  constructor(source: PCG64, most: number) {
    this.source = source;
    this.words = new Int32Array(2 * Math.min(CHUNK, most));
  }

  /** Draws for so many elements, or a part of them. */
  refill(elements: number): void {
    this.end = Math.min(this.words.length, 2 * elements);
    this.position = 0;
    this.source.fillUint64(this.words.subarray(0, this.end));
  }

  nextUint64(): void {
    if (this.position < this.end) {
      this.low = this.words[this.position];
      this.high = this.words[this.position + 1];
      this.position += 2;
    } else {
      this.source.nextUint64();
      this.low = this.source.low;
      this.high = this.source.high;
    }
  }

  nextDouble(): number {
    this.nextUint64();
    return ((this.high >>> 0) * 2097152 + (this.low >>> 11)) * 2 ** -53;
  }
}
