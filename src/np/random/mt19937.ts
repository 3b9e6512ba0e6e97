import { ValueError } from '../errors.ts';
import type { BitSource } from './bit-source.ts';

const N = 624;
const M = 397;

/**
 * The Mersenne Twister of Matsumoto and Nishimura (1998; BSD-3 licence), the source of NumPy's legacy
 * stream: 624 words of state, period 2^19937 − 1.
 */
export class MT19937 implements BitSource {
  high = 0;
  low = 0;
  private readonly state = new Int32Array(N);
  private position = N;

  /** Starts from one 32-bit word, as `np.random.seed(5)` does. */
  seed(seed: number): void {
    const state = this.state;
    let word = seed | 0;
    for (let i = 0; i < N; i++) {
      state[i] = word;
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i + 1) | 0;
    }
    this.position = N;
  }

  /** Starts from a list of 32-bit words, as `np.random.seed([1, 2, 3])` does. */
  seedByArray(key: readonly number[]): void {
    this.seed(19650218);
    const state = this.state;
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      const before = state[i - 1];
      state[i] = (state[i] ^ Math.imul(before ^ (before >>> 30), 1664525)) + (key[j] | 0) + j;
      if (++i >= N) {
        state[0] = state[N - 1];
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const before = state[i - 1];
      state[i] = (state[i] ^ Math.imul(before ^ (before >>> 30), 1566083941)) - i;
      if (++i >= N) {
        state[0] = state[N - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000 | 0;
  }

  /** A copy of the state: 624 words and the place of the next one. */
  getState(): { key: Uint32Array; position: number } {
    return { key: Uint32Array.from(this.state), position: this.position };
  }

  setState(key: ArrayLike<number>, position: number): void {
    if (key.length !== N) throw new ValueError(`state must be ${N} words long, got ${key.length}`);
    if (!(position >= 0 && position <= N)) {
      throw new ValueError(`state position must be between 0 and ${N}, got ${position}`);
    }
    this.state.set(key);
    this.position = position;
  }

  nextUint32(): number {
    return this.nextInt32() >>> 0;
  }

  nextUint64(): void {
    this.high = this.nextInt32();
    this.low = this.nextInt32();
  }

  nextDouble(): number {
    const a = this.nextInt32() >>> 5;
    const b = this.nextInt32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  fillDoubles(out: Float64Array, n = out.length): void {
    const { state } = this;
    for (let i = 0; i < n; ) {
      let at = this.position;
      const stop = Math.min(n, i + ((N - at) >> 1));
      for (; i < stop; i++, at += 2) {
        const a = tempered(state[at]) >>> 5;
        const b = tempered(state[at + 1]) >>> 6;
        out[i] = (a * 67108864 + b) / 9007199254740992;
      }
      this.position = at;
      if (i < n) out[i++] = this.nextDouble(); // the block ends within this one
    }
  }

  fillUint32(out: Uint32Array, n = out.length): void {
    const { state } = this;
    for (let i = 0; i < n; ) {
      let at = this.position;
      for (const stop = Math.min(n, i + N - at); i < stop; i++, at++) out[i] = tempered(state[at]);
      this.position = at;
      if (i < n) out[i++] = this.nextUint32();
    }
  }

  private nextInt32(): number {
    if (this.position === N) this.twist();
    return tempered(this.state[this.position++]);
  }

  private twist(): void {
    const state = this.state;
    let i = 0;
    for (; i < N - M; i++) {
      const y = (state[i] & 0x80000000) | (state[i + 1] & 0x7fffffff);
      state[i] = state[i + M] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    }
    for (; i < N - 1; i++) {
      const y = (state[i] & 0x80000000) | (state[i + 1] & 0x7fffffff);
      state[i] = state[i + M - N] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    }
    const y = (state[N - 1] & 0x80000000) | (state[0] & 0x7fffffff);
    state[N - 1] = state[M - 1] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    this.position = 0;
  }
}

function tempered(word: number): number {
  let y = word ^ (word >>> 11);
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return y ^ (y >>> 18);
}
