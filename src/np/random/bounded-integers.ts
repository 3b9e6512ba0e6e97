import { allocate, type Data, type DType } from '../array/dtype.ts';
import { DTypeError, OverflowError, ValueError } from '../errors.ts';
import { type BitSource, lastUint64 } from './bit-source.ts';

/** The integer dtypes that can be drawn, with their lowest and highest value. */
const RANGE: Partial<Record<DType, readonly [number, number]>> = {
  bool: [0, 1],
  uint8: [0, 255],
  int32: [-2147483648, 2147483647],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/**
 * Checks bounds and returns the largest value that may be drawn.
 * Throws DTypeError for other dtypes, ValueError for empty or impossible ranges.
 */
export function highestValue(low: number, high: number, dtype: DType, endpoint: boolean): number {
  const range = RANGE[dtype];
  if (!range) {
    throw new DTypeError(
      `Unsupported dtype dtype('${dtype}') for integers; use int64, int32, uint8 or bool`,
    );
  }
  if (!Number.isInteger(low) || !Number.isInteger(high)) {
    throw new ValueError(`integer bounds needed, got low = ${low} and high = ${high}`);
  }
  const last = endpoint ? high : high - 1;
  if (low < range[0]) throw new ValueError(`low is out of bounds for ${dtype}`);
  if (last > range[1]) throw new ValueError(`high is out of bounds for ${dtype}`);
  if (low > last) throw new ValueError(endpoint ? 'low > high' : 'low >= high');
  if (dtype === 'int64' && last - low > Number.MAX_SAFE_INTEGER) {
    throw new OverflowError('the range high - low must stay below 2**53');
  }
  return last;
}

/**
 * `count` integers in [low, last]. `masked` rejects draws above the range after masking (RandomState);
 * without it Lemire's multiplication method is used (Generator; arXiv 1805.10941).
 */
export function fillIntegers(
  source: BitSource,
  low: number,
  last: number,
  count: number,
  dtype: DType,
  masked: boolean,
): Data {
  const out = allocate(dtype, count);
  const range = last - low;
  if (range === 0) {
    out.fill(low);
    return out;
  }
  // one word a try, as long as the product below is exact
  const wordByWord = dtype === 'int64' || dtype === 'int32';
  if (wordByWord && range <= (masked ? 0xffffffff : 0x1fffff)) {
    fillWordByWord(source, low, range, out, masked);
    return out;
  }
  const next = integerDrawer(source, dtype, masked);
  for (let i = 0; i < count; i++) out[i] = low + next(range);
  return out;
}

/** drawMasked or drawLemire for many: a try takes one word, so as many can be drawn ahead as are wanted. */
function fillWordByWord(
  source: BitSource,
  low: number,
  range: number,
  out: Data,
  masked: boolean,
): void {
  const words = new Uint32Array(Math.min(1024, out.length));
  const mask = 0xffffffff >>> Math.clz32(range);
  const count = range + 1;
  const threshold = (0xffffffff - range) % count;
  for (let i = 0; i < out.length; ) {
    const drawn = Math.min(words.length, out.length - i);
    source.fillUint32(words, drawn);
    for (let k = 0; k < drawn; k++) {
      const word = words[k];
      if (masked) {
        const value = (word & mask) >>> 0;
        if (value <= range) out[i++] = low + value;
      } else if (Math.imul(word, count) >>> 0 >= threshold) {
        out[i++] = low + Math.floor((word * count) / 2 ** 32);
      }
    }
  }
}

/** A function that draws from [0, range]; small dtypes share the bits of one 32-bit word between draws. */
export function integerDrawer(
  source: BitSource,
  dtype: DType,
  masked: boolean,
): (range: number) => number {
  if (dtype === 'uint8' || dtype === 'bool') return byteDrawer(source, dtype === 'bool', masked);
  if (masked) return (range) => drawMasked(source, range);
  return (range) => drawLemire(source, range);
}

/** A uniform integer in [0, range] by masking and rejection; range < 2^53. NumPy's random_interval. */
export function drawMasked(source: BitSource, range: number): number {
  if (range === 0) return 0;
  if (range <= 0xffffffff) {
    const mask = 0xffffffff >>> Math.clz32(range);
    for (;;) {
      const value = (source.nextUint32() & mask) >>> 0;
      if (value <= range) return value;
    }
  }
  const highRange = Math.floor(range / 2 ** 32);
  const mask = 0xffffffff >>> Math.clz32(highRange);
  for (;;) {
    source.nextUint64();
    const value = ((source.high & mask) >>> 0) * 2 ** 32 + (source.low >>> 0);
    if (value <= range) return value;
  }
}

/** A uniform integer in [0, range] by Lemire's method; range < 2^53. */
export function drawLemire(source: BitSource, range: number): number {
  if (range === 0) return 0;
  if (range > 0xffffffff) return drawLemire64(source, range);
  if (range === 0xffffffff) return source.nextUint32();
  const count = range + 1;
  let threshold = -1;
  for (;;) {
    // The 64-bit product of 32 random bits and count: its upper half is the draw.
    const bits = source.nextUint32();
    const upper = (bits >>> 16) * count;
    const upperCarry = Math.floor(upper / 65536);
    const lower = (upper - upperCarry * 65536) * 65536 + (bits & 65535) * count;
    const carry = Math.floor(lower / 2 ** 32);
    const leftover = lower - carry * 2 ** 32;
    if (leftover >= count) return upperCarry + carry;
    if (threshold < 0) threshold = (0xffffffff - range) % count;
    if (leftover >= threshold) return upperCarry + carry;
  }
}

function drawLemire64(source: BitSource, range: number): number {
  const count = BigInt(range) + 1n;
  const threshold = (0xffffffffffffffffn - BigInt(range)) % count;
  for (;;) {
    source.nextUint64();
    const product = lastUint64(source) * count;
    if ((product & 0xffffffffffffffffn) >= threshold) return Number(product >> 64n);
  }
}

/** uint8 takes four draws from one 32-bit word, bool thirty-two. */
function byteDrawer(
  source: BitSource,
  oneBit: boolean,
  masked: boolean,
): (range: number) => number {
  const width = oneBit ? 1 : 8;
  const perWord = 32 / width;
  let buffer = 0;
  let left = 0;
  const nextBits = (): number => {
    if (left === 0) {
      buffer = source.nextUint32();
      left = perWord - 1;
    } else {
      buffer >>>= width;
      left--;
    }
    return buffer & (oneBit ? 1 : 255);
  };
  return (range) => {
    if (range === 0) return 0;
    if (oneBit || range === 255) return nextBits();
    if (masked) {
      const mask = 0xffffffff >>> Math.clz32(range);
      for (;;) {
        const value = nextBits() & mask;
        if (value <= range) return value;
      }
    }
    const count = range + 1;
    let product = nextBits() * count;
    if ((product & 255) < count) {
      const threshold = (255 - range) % count;
      while ((product & 255) < threshold) product = nextBits() * count;
    }
    return product >> 8;
  };
}
