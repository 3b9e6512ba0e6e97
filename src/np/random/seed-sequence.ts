import { NDArray } from '../array/ndarray.ts';
import { DTypeError, OverflowError, ValueError } from '../errors.ts';

/** A seed: a non-negative integer of any size, or a list of such. */
export type Seed = number | bigint | readonly (number | bigint)[] | NDArray;

/** Words in the pool of mixed entropy. */
const POOL = 4;

/**
 * numpy.random.SeedSequence: stirs a seed of any length into as many well-mixed 32-bit words as wanted.
 * Algorithm: Melissa O'Neill's seed_seq alternative (2015, MIT licence), in NumPy's form.
 *
 *     new SeedSequence(42).generateState(4)   // Uint32Array [3444837047, 2669555309, …]
 *
 * Without a seed it starts from fresh entropy of the system; `entropy` tells which.
 */
export class SeedSequence {
  readonly entropy: bigint | readonly bigint[];
  readonly spawnKey: readonly number[];
  private children = 0;
  private readonly pool: Uint32Array;

  constructor(seed?: Seed | null, spawnKey: readonly number[] = []) {
    this.entropy = seed === undefined || seed === null ? freshEntropy() : toIntegers(seed);
    this.spawnKey = spawnKey;
    const words = (Array.isArray(this.entropy) ? this.entropy : [this.entropy]).flatMap(toWords);
    if (spawnKey.length > 0) while (words.length < POOL) words.push(0);
    words.push(...spawnKey);
    this.pool = mixEntropy(words);
  }

  /** The first `count` 32-bit words of state for a generator. The same on every call. */
  generateState(count: number): Uint32Array {
    const state = new Uint32Array(count);
    let hash = 0x8b51f9dd;
    for (let i = 0; i < count; i++) {
      let value = this.pool[i % POOL] ^ hash;
      hash = Math.imul(hash, 0x58f38ded);
      value = Math.imul(value, hash);
      state[i] = value ^ (value >>> 16);
    }
    return state;
  }

  /** `count` new sequences, independent of this one and of each other (SeedSequence.spawn). */
  spawn(count: number): SeedSequence[] {
    return Array.from({ length: count }, () => {
      const entropy = this.entropy;
      return new SeedSequence(entropy, [...this.spawnKey, this.children++]);
    });
  }
}

function mixEntropy(words: readonly number[]): Uint32Array {
  let constant = 0x43b0d7e5;
  const hashed = (word: number): number => {
    let value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return value ^ (value >>> 16);
  };
  const mixed = (x: number, y: number): number => {
    const value = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
    return value ^ (value >>> 16);
  };
  const pool = new Uint32Array(POOL);
  for (let i = 0; i < POOL; i++) pool[i] = hashed(i < words.length ? words[i] : 0);
  // Late words reach early ones, and words beyond the pool reach them all.
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mixed(pool[to], hashed(pool[from]));
    }
  }
  for (let from = POOL; from < words.length; from++) {
    for (let to = 0; to < POOL; to++) pool[to] = mixed(pool[to], hashed(words[from]));
  }
  return pool;
}

function toIntegers(seed: Seed): bigint | readonly bigint[] {
  if (typeof seed === 'bigint' || typeof seed === 'number') return toInteger(seed);
  return seedList(seed).map(toInteger);
}

/** The members of a seed given as a list or array. */
export function seedList(seed: readonly (number | bigint)[] | NDArray): (number | bigint)[] {
  if (!(seed instanceof NDArray)) return [...seed];
  if (seed.size !== 1 && seed.ndim !== 1) throw new ValueError('Seed array must be 1-d');
  return [...seed.toTypedArray()];
}

function toInteger(value: number | bigint): bigint {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) {
      throw new DTypeError(`SeedSequence expects int or sequence of ints for entropy not ${value}`);
    }
    if (!Number.isSafeInteger(value)) {
      throw new OverflowError(
        `seed ${value} is not exact as a number; write it as a BigInt (123n)`,
      );
    }
  }
  if (value < 0) throw new ValueError('expected non-negative integer');
  return BigInt(value);
}

/** 32-bit words, lowest first; zero is one word. */
function toWords(value: bigint): number[] {
  const words: number[] = [];
  let rest = value;
  do {
    words.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
}

function freshEntropy(): bigint {
  const words = crypto.getRandomValues(new Uint32Array(POOL));
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}
