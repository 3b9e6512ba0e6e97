import type { BitSource } from './bit-source.ts';
import { DRAWS, nextDoubles, nextDraws } from './pcg64-kernel.ts';
import type { SeedSequence } from './seed-sequence.ts';

const MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
/** The multiplier in four words of 32 bits and eight digits of 16 bits, lowest first. */
const [M0, M1, M2, M3] = toWords(MULTIPLIER);
const [D0, D1, D2, D3, D4, D5] = Array.from({ length: 6 }, (_, i) =>
  Number((MULTIPLIER >> BigInt(16 * i)) & 0xffffn),
);

/** Draws made ahead at a time. */
const BLOCK = 128;

/**
 * PCG64 (XSL-RR 128/64) of Melissa O'Neill (2014, MIT licence), the source behind numpy.random.default_rng:
 * state ← state · multiplier + increment (mod 2^128), and 64 bits out: the two halves of the state
 * xored and rotated.
 *
 * Draws are made in blocks, by WebAssembly (pcg64Kernel.ts) or, where there is none, here: the state is
 * kept in 32-bit words and multiplied in 16-bit digits, so that no BigInt is needed per draw.
 */
export class PCG64 implements BitSource {
  high = 0;
  low = 0;
  /** Four words of state, four of the increment, lowest first. */
  private readonly words = new Int32Array(8);
  private readonly state = this.words.subarray(0, 4);
  private readonly increment = this.words.subarray(4);
  /** The state before the current block: what `getState` counts from. */
  private readonly start = new Int32Array(4);
  /** The block: lower and upper word of each draw. */
  private readonly block = new Int32Array(2 * BLOCK);
  private position = 2 * BLOCK;
  private hasUint32 = false;
  private spare = 0;

  constructor(seeds: SeedSequence) {
    const words = seeds.generateState(8);
    const word64 = (i: number): bigint => (BigInt(words[2 * i + 1]) << 32n) | BigInt(words[2 * i]);
    const start = (word64(0) << 64n) | word64(1);
    const increment = ((((word64(2) << 64n) | word64(3)) << 1n) | 1n) & MASK_128;
    const first = (increment + start) & MASK_128;
    this.setState({ state: (first * MULTIPLIER + increment) & MASK_128, inc: increment });
  }

  /** The state as NumPy shows it in `rng.bit_generator.state`. */
  getState(): { state: bigint; inc: bigint; hasUint32: boolean; uinteger: number } {
    const inc = fromWords(this.increment);
    const fresh = this.position === 2 * BLOCK;
    let state = fromWords(fresh ? this.state : this.start);
    if (!fresh) {
      for (let i = 0; i < this.position; i += 2) state = (state * MULTIPLIER + inc) & MASK_128;
    }
    return { state, inc, hasUint32: this.hasUint32, uinteger: this.spare };
  }

  setState(to: { state: bigint; inc: bigint; hasUint32?: boolean; uinteger?: number }): void {
    this.state.set(toWords(to.state));
    this.increment.set(toWords(to.inc));
    this.position = 2 * BLOCK;
    this.hasUint32 = to.hasUint32 ?? false;
    this.spare = to.uinteger ?? 0;
  }

  nextUint64(): void {
    if (this.position === 2 * BLOCK) this.fillBlock();
    this.low = this.block[this.position];
    this.high = this.block[this.position + 1];
    this.position += 2;
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
    if (this.position === 2 * BLOCK) this.fillBlock();
    const low = this.block[this.position];
    const high = this.block[this.position + 1];
    this.position += 2;
    return ((high >>> 0) * 2097152 + (low >>> 11)) * 2 ** -53;
  }

  fillDoubles(out: Float64Array, n = out.length): void {
    let i = 0;
    while (i < n && this.position < 2 * BLOCK) out[i++] = this.nextDouble();
    while (n - i >= BLOCK) {
      const doubles = nextDoubles(this.words, Math.min(DRAWS, n - i));
      if (!doubles) break;
      out.set(doubles, i);
      i += doubles.length;
    }
    for (; i < n; i++) out[i] = this.nextDouble();
  }

  fillUint32(out: Uint32Array, n = out.length): void {
    let i = 0;
    if (this.hasUint32 && n > 0) out[i++] = this.nextUint32();
    const pairs = (n - i) >> 1;
    this.fillUint64(new Int32Array(out.buffer, out.byteOffset + 4 * i, 2 * pairs));
    i += 2 * pairs;
    if (i < n) out[i] = this.nextUint32();
  }

  /** Fills an array with draws, lower word first, as `nextUint64` one after the other. */
  fillUint64(words: Int32Array): void {
    const n = words.length;
    let i = Math.min(n, 2 * BLOCK - this.position);
    words.set(this.block.subarray(this.position, this.position + i));
    this.position += i;
    while (n - i >= 2 * BLOCK) {
      const draws = nextDraws(this.words, Math.min(DRAWS, (n - i) >> 1));
      if (!draws) break;
      words.set(draws, i);
      i += draws.length;
    }
    for (; i < n; i += 2) {
      this.nextUint64();
      words[i] = this.low;
      words[i + 1] = this.high;
    }
  }

  private fillBlock(): void {
    const { state, increment, block } = this;
    this.start.set(state);
    this.position = 0;
    const draws = nextDraws(this.words, BLOCK);
    if (draws) {
      block.set(draws);
      return;
    }
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    const i0 = increment[0];
    const i1 = increment[1];
    const i2 = increment[2];
    const i3 = increment[3];
    for (let k = 0; k < 2 * BLOCK; k += 2) {
      // Schoolbook multiplication: lower and upper words of the products of a, b, c, d with M0 … M3.
      const a0 = Math.imul(a, M0);
      const a0High = upperWord(a, D0, D1);
      const a1 = Math.imul(a, M1);
      const a1High = upperWord(a, D2, D3);
      const b0 = Math.imul(b, M0);
      const b0High = upperWord(b, D0, D1);
      const a2 = Math.imul(a, M2);
      const b1 = Math.imul(b, M1);
      const c0 = Math.imul(c, M0);
      const top =
        Math.imul(a, M3) +
        Math.imul(b, M2) +
        Math.imul(c, M1) +
        Math.imul(d, M0) +
        upperWord(a, D4, D5) +
        upperWord(b, D2, D3) +
        upperWord(c, D0, D1) +
        i3;
      // The columns, summed in halves of 16 bits so that the carries stay within 32 bits.
      let lower = (a0 & 65535) + (i0 & 65535);
      let upper = (a0 >>> 16) + (i0 >>> 16) + (lower >>> 16);
      a = (lower & 65535) | (upper << 16);
      lower = (a0High & 65535) + (a1 & 65535) + (b0 & 65535) + (i1 & 65535) + (upper >>> 16);
      upper = (a0High >>> 16) + (a1 >>> 16) + (b0 >>> 16) + (i1 >>> 16) + (lower >>> 16);
      b = (lower & 65535) | (upper << 16);
      lower =
        (a1High & 65535) +
        (b0High & 65535) +
        (a2 & 65535) +
        (b1 & 65535) +
        (c0 & 65535) +
        (i2 & 65535) +
        (upper >>> 16);
      upper =
        (a1High >>> 16) +
        (b0High >>> 16) +
        (a2 >>> 16) +
        (b1 >>> 16) +
        (c0 >>> 16) +
        (i2 >>> 16) +
        (lower >>> 16);
      c = (lower & 65535) | (upper << 16);
      d = (top + (upper >>> 16)) | 0;

      // The halves xored, rotated right by the top six bits; a rotation by 32 swaps the words.
      const low = a ^ c;
      const high = b ^ d;
      const swap = d < 0;
      const shift = (d >>> 26) & 31;
      const x = swap ? high : low;
      const y = swap ? low : high;
      block[k] = (x >>> shift) | ((y << 1) << (31 - shift));
      block[k + 1] = (y >>> shift) | ((x << 1) << (31 - shift));
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }
}

/** The upper 32 bits of x · (low + 65536·high), for an unsigned x and 16-bit digits. */
function upperWord(x: number, low: number, high: number): number {
  const x0 = x & 65535;
  const x1 = x >>> 16;
  const p = Math.imul(x0, high);
  const q = Math.imul(x1, low);
  const middle = (Math.imul(x0, low) >>> 16) + (p & 65535) + (q & 65535);
  return (Math.imul(x1, high) + (p >>> 16) + (q >>> 16) + (middle >>> 16)) | 0;
}

function toWords(value: bigint): number[] {
  return [0n, 32n, 64n, 96n].map((shift) => Number(BigInt.asIntN(32, value >> shift)));
}

function fromWords(words: Int32Array): bigint {
  return Array.from(words).reduceRight((sum, word) => (sum << 32n) | BigInt(word >>> 0), 0n);
}
