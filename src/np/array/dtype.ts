import { DTypeError, OverflowError, ValueError } from '../errors.ts';
import { keepPages } from './pages.ts';

/**
 * The element types. `int64` values are kept in a Float64Array: exact up to ±(2^53 − 1), as fast as
 * float64, plain JS numbers everywhere. A result beyond that range throws OverflowError; it is never
 * silently rounded. (NumPy would wrap around at 2^63.)
 */
export type DType = 'bool' | 'uint8' | 'int32' | 'int64' | 'float32' | 'float64';

/** The memory behind an array: float64 and int64 share Float64Array, bool and uint8 share Uint8Array. */
export type Data = Float64Array | Float32Array | Int32Array | Uint8Array;

export const DTYPES: readonly DType[] = ['bool', 'uint8', 'int32', 'int64', 'float32', 'float64'];

const RANK: Record<DType, number> = {
  bool: 0,
  uint8: 1,
  int32: 2,
  int64: 3,
  float32: 4,
  float64: 5,
};

/** Bytes of one element in NumPy's files and in `a.nbytes`. */
export const ITEM_SIZE: Record<DType, number> = {
  bool: 1,
  uint8: 1,
  int32: 4,
  int64: 8,
  float32: 4,
  float64: 8,
};

export function isFloat(dtype: DType): boolean {
  return dtype === 'float64' || dtype === 'float32';
}

export function isInteger(dtype: DType): boolean {
  return dtype === 'int64' || dtype === 'int32' || dtype === 'uint8';
}

/** Which kind of typed array holds a dtype. */
export const MEMORY: Record<DType, 'float64' | 'float32' | 'int32' | 'uint8'> = {
  bool: 'uint8',
  uint8: 'uint8',
  int32: 'int32',
  int64: 'float64',
  float32: 'float32',
  float64: 'float64',
};

/** Checks a name that may come from a file or a user. */
export function checkDType(name: string): DType {
  if (!(name in RANK)) {
    throw new DTypeError(`data type '${name}' not understood; use one of ${DTYPES.join(', ')}`);
  }
  return name as DType;
}

/** Fresh zeroed memory for `size` elements. */
export function allocate(dtype: DType, size: number): Data {
  const data = zeros(dtype, size);
  if (size > 2048) keepPages(data.byteLength);
  return data;
}

/** The same elements in fresh memory, which is not zeroed before. */
export function fresh(elements: Data): Data {
  const data = new (elements.constructor as new (from: Data) => Data)(elements);
  if (data.length > 2048) keepPages(data.byteLength);
  return data;
}

function zeros(dtype: DType, size: number): Data {
  switch (dtype) {
    case 'float64':
    case 'int64':
      return new Float64Array(size);
    case 'float32':
      return new Float32Array(size);
    case 'int32':
      return new Int32Array(size);
    default:
      return new Uint8Array(size);
  }
}

/**
 * The dtype two arrays meet in (numpy.promote_types): the higher of the two, except that float32
 * cannot hold int32 or int64, so those meet in float64.
 */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  const [low, high] = RANK[a] < RANK[b] ? [a, b] : [b, a];
  if (high === 'float32' && (low === 'int32' || low === 'int64')) return 'float64';
  return high;
}

/**
 * NumPy 2's weak scalars: a JS number joins an array without widening it. TypeScript cannot tell `2`
 * from `2.0`, so a whole number counts as a Python int and any other (0.5, NaN, ±∞, −0) as a Python float.
 */
export function weakDType(array: DType, scalar: number | boolean): DType {
  if (typeof scalar === 'boolean') return array;
  if (Number.isInteger(scalar) && !Object.is(scalar, -0)) return array === 'bool' ? 'int64' : array;
  return isFloat(array) ? array : 'float64';
}

/** Lowest and highest value of the narrow integer types. */
export const INTEGER_RANGE: Partial<Record<DType, [number, number]>> = {
  uint8: [0, 255],
  int32: [-2147483648, 2147483647],
};

/** The value a JS scalar takes on in `dtype`; integers out of range throw as in NumPy 2. */
export function scalarValue(dtype: DType, scalar: number | boolean): number {
  const value = +scalar;
  switch (dtype) {
    case 'float64':
      return value;
    case 'float32':
      return Math.fround(value);
    case 'bool':
      return value !== 0 ? 1 : 0;
    default: {
      if (Number.isNaN(value)) throw new ValueError('cannot convert float NaN to integer');
      if (!Number.isFinite(value)) {
        throw new OverflowError('cannot convert float infinity to integer');
      }
      if (dtype === 'int64') return castNumber(value, 'int64');
      const [low, high] = INTEGER_RANGE[dtype]!;
      const whole = Math.trunc(value);
      if (whole < low || whole > high) {
        throw new OverflowError(`Python integer ${whole} out of bounds for ${dtype}`);
      }
      return castNumber(value, dtype);
    }
  }
}

/** C's conversion as `astype` does it: truncation towards zero, NaN and ±∞ to the lowest integer. */
export function castNumber(value: number, dtype: DType): number {
  switch (dtype) {
    case 'float64':
      return value;
    case 'float32':
      return Math.fround(value);
    case 'bool':
      return value !== 0 ? 1 : 0;
    case 'int64':
      return Number.isFinite(value) ? Math.trunc(value) + 0 : -(2 ** 63);
    case 'int32':
      return Number.isFinite(value) ? value | 0 : -2147483648;
    default:
      return value & 255;
  }
}

/** numpy.can_cast(from, to, 'same_kind'): the kinds are bool, unsigned, signed, float; never downwards. */
export function canCastSameKind(from: DType, to: DType): boolean {
  return from === to || KIND[from] <= KIND[to];
}

const KIND: Record<DType, number> = {
  bool: 0,
  uint8: 1,
  int32: 2,
  int64: 2,
  float32: 3,
  float64: 3,
};

/** Throws when an int64 result left the exactly held range. */
export function checkInt64(data: Data, offset: number, n: number): void {
  for (let i = offset; i < offset + n; i++) {
    if (!(data[i] <= 9007199254740991 && data[i] >= -9007199254740991)) {
      throw new OverflowError(
        `int64 result ${data[i]} is outside ±(2^53 − 1), the range this engine holds exactly; use float64`,
      );
    }
  }
}
