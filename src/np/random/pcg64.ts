import type { BitSource } from './bitSource.ts';
import type { SeedSequence } from './seedSequence.ts';

const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
/** The multiplier in eight digits of 16 bits, lowest first. */
const [M0, M1, M2, M3, M4, M5, M6, M7] = Array.from({ length: 8 }, (_, i) =>
  Number((MULTIPLIER >> BigInt(16 * i)) & 0xffffn),
);
const DIGIT = 65536;
const PER_DIGIT = 1 / DIGIT;
const WORD = 2 ** 32;
const PER_WORD = 1 / WORD;

/**
 * PCG64 (XSL-RR 128/64) of Melissa O'Neill (2014, MIT licence), the source behind numpy.random.default_rng:
 * state ← state · multiplier + increment (mod 2^128), and 64 bits out: the two halves of the state
 * xored and rotated.
 *
 * The state is kept in four numbers of 32 bits; state digits times 16-bit multiplier digits stay exact
 * as doubles (48 bits, sums below 2^51), so that no BigInt is needed per draw.
 */
export class PCG64 implements BitSource {
  high = 0;
  low = 0;
  private readonly state = new Float64Array(4);
  private readonly increment = new Float64Array(8);
  private hasUint32 = false;
  private spare = 0;

  constructor(seeds: SeedSequence) {
    const words = seeds.generateState(8);
    const word64 = (i: number): bigint => (BigInt(words[2 * i + 1]) << 32n) | BigInt(words[2 * i]);
    const start = (word64(0) << 64n) | word64(1);
    const increment = ((((word64(2) << 64n) | word64(3)) << 1n) | 1n) & MASK_128;
    const first = (increment + start) & MASK_128;
    this.setState((first * MULTIPLIER + increment) & MASK_128, increment);
  }

  /** The state as NumPy shows it: `rng.bit_generator.state`. */
  getState(): { state: bigint; inc: bigint; hasUint32: boolean; uinteger: number } {
    let state = 0n;
    for (let i = 3; i >= 0; i--) state = (state << 32n) | BigInt(this.state[i]);
    let inc = 0n;
    for (let i = 7; i >= 0; i--) inc = (inc << 16n) | BigInt(this.increment[i]);
    return { state, inc, hasUint32: this.hasUint32, uinteger: this.spare };
  }

  setState(state: bigint, inc: bigint, hasUint32 = false, uinteger = 0): void {
    for (let i = 0; i < 4; i++) this.state[i] = Number((state >> BigInt(32 * i)) & 0xffffffffn);
    for (let i = 0; i < 8; i++) this.increment[i] = Number((inc >> BigInt(16 * i)) & 0xffffn);
    this.hasUint32 = hasUint32;
    this.spare = uinteger;
  }

  nextUint64(): void {
    const state = this.state;
    const increment = this.increment;
    const a = state[0];
    const b = state[1];
    const c = state[2];
    const d = state[3];
    // Schoolbook multiplication: column j counts 2^(16·j). The odd columns are cut in two so that
    // whole 32-bit words can be summed; only their carries depend on each other.
    const p1 = a * M1 + increment[1];
    const p3 = a * M3 + b * M1 + increment[3];
    const p5 = a * M5 + b * M3 + c * M1 + increment[5];
    const p7 = a * M7 + b * M5 + c * M3 + d * M1 + increment[7];
    const h1 = Math.floor(p1 * PER_DIGIT);
    const h3 = Math.floor(p3 * PER_DIGIT);
    const h5 = Math.floor(p5 * PER_DIGIT);
    const h7 = Math.floor(p7 * PER_DIGIT);
    const w0 = a * M0 + increment[0] + (p1 - h1 * DIGIT) * DIGIT;
    const w1 = a * M2 + b * M0 + increment[2] + h1 + (p3 - h3 * DIGIT) * DIGIT;
    const w2 = a * M4 + b * M2 + c * M0 + increment[4] + h3 + (p5 - h5 * DIGIT) * DIGIT;
    const w3 = a * M6 + b * M4 + c * M2 + d * M0 + increment[6] + h5 + (p7 - h7 * DIGIT) * DIGIT;
    let carry = Math.floor(w0 * PER_WORD);
    const s0 = w0 - carry * WORD;
    let t = w1 + carry;
    carry = Math.floor(t * PER_WORD);
    const s1 = t - carry * WORD;
    t = w2 + carry;
    carry = Math.floor(t * PER_WORD);
    const s2 = t - carry * WORD;
    t = w3 + carry;
    const s3 = t - Math.floor(t * PER_WORD) * WORD;
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;

    const low = s0 ^ s2;
    const high = s1 ^ s3;
    const rotation = s3 >>> 26;
    const shift = rotation & 31;
    // A 64-bit rotation to the right; 32 places swap the halves.
    const x = rotation & 32 ? high : low;
    const y = rotation & 32 ? low : high;
    if (shift === 0) {
      this.low = x;
      this.high = y;
    } else {
      this.low = (x >>> shift) | (y << (32 - shift));
      this.high = (y >>> shift) | (x << (32 - shift));
    }
  }

  nextUint32(): number {
    if (this.hasUint32) {
      this.hasUint32 = false;
      return this.spare;
    }
    this.nextUint64();
    this.hasUint32 = true;
    this.spare = this.high >>> 0;
    return this.low >>> 0;
  }

  nextDouble(): number {
    this.nextUint64();
    return ((this.high >>> 0) * 2097152 + (this.low >>> 11)) * 2 ** -53;
  }
}
