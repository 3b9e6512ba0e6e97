/** What most distributions draw from. */
export interface DrawSource {
  /** A uniform double in [0, 1) with 53 random bits. */
  nextDouble(): number;
  /** Draws 64 bits; they are left in `high` and `low` as signed 32-bit numbers. */
  nextUint64(): void;
  readonly high: number;
  readonly low: number;
}

/**
 * A stream of random bits. Everything drawn comes from one of these two: MT19937 behind the legacy
 * functions, PCG64 behind `defaultRng`.
 */
export interface BitSource extends DrawSource {
  /** The next 32 bits as an unsigned number. */
  nextUint32(): number;
  /** Fills an array, or the first `count` of it, with doubles, as `nextDouble` one after the other. */
  fillDoubles(out: Float64Array, count?: number): void;
  /** Fills an array, or the first `count` of it, with 32-bit words, as `nextUint32` one after the other. */
  fillUint32(out: Uint32Array, count?: number): void;
}

/** A uniform float32 in [0, 1) with 24 random bits. */
export function nextFloat(source: BitSource): number {
  return (source.nextUint32() >>> 8) * 2 ** -24;
}

/** The last 64 bits as an unsigned BigInt. */
export function lastUint64(source: BitSource): bigint {
  return (BigInt(source.high >>> 0) << 32n) | BigInt(source.low >>> 0);
}
