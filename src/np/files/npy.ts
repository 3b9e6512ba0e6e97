/**
 * The .npy format (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): a magic
 * string, a Python dict literal that describes the array, the raw elements.
 */
import { allocate, type Data, type DType, ITEM_SIZE } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { FileFormatError } from '../errors.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

const DESCR: Record<DType, string> = {
  bool: '|b1',
  uint8: '|u1',
  int32: '<i4',
  int64: '<i8',
  float32: '<f4',
  float64: '<f8',
};

/** numpy.save: the bytes of a .npy file (version 1.0, little-endian, the same bytes as NumPy writes). */
export function save(a: NDArray): Uint8Array {
  const fortran = a.ndim > 1 && !a.contiguous && a.T.contiguous;
  const shape = `(${a.shape.join(', ')}${a.ndim === 1 ? ',' : ''})`;
  const dict = `{'descr': '${DESCR[a.dtype]}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
  // NumPy leaves room so that a file can be appended to, then pads to a multiple of 64
  const room = a.ndim > 0 ? 21 - String(a.shape[fortran ? a.ndim - 1 : 0]).length : 0;
  const text = dict + ' '.repeat(room);
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const header = `${text.padEnd(length - 10 - 1, ' ')}\n`;
  const bytes = new Uint8Array(length + a.nbytes);
  bytes.set(MAGIC);
  bytes[6] = 1;
  new DataView(bytes.buffer).setUint16(8, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[10 + i] = header.charCodeAt(i);
  writeElements(fortran ? a.T : a, new DataView(bytes.buffer, length));
  return bytes;
}

function writeElements(a: NDArray, view: DataView): void {
  const data = a.toTypedArray();
  const width = ITEM_SIZE[a.dtype];
  for (let i = 0; i < data.length; i++) {
    const at = i * width;
    switch (a.dtype) {
      // one NaN for all, so that equal arrays give equal bytes
      case 'float64':
        if (Number.isNaN(data[i])) view.setUint32(at + 4, 0x7ff80000, true);
        else view.setFloat64(at, data[i], true);
        break;
      case 'float32':
        if (Number.isNaN(data[i])) view.setUint32(at, 0x7fc00000, true);
        else view.setFloat32(at, data[i], true);
        break;
      case 'int64':
        view.setBigInt64(at, BigInt(data[i]), true);
        break;
      case 'int32':
        view.setInt32(at, data[i], true);
        break;
      default:
        view.setUint8(at, data[i]);
    }
  }
}

interface Header {
  descr: string;
  fortran: boolean;
  shape: number[];
  /** where the elements start */
  start: number;
}

function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < 10 || MAGIC.some((b, i) => bytes[i] !== b)) {
    throw new FileFormatError('not a .npy file: the magic string \\x93NUMPY is missing');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6] >= 2;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (wide ? 12 : 10) + length;
  if (start > bytes.length) throw new FileFormatError('the .npy header is cut off');
  const text = new TextDecoder().decode(bytes.subarray(wide ? 12 : 10, start));
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (descr === undefined || fortran === undefined || shape === undefined) {
    throw new FileFormatError(`cannot read the .npy header ${text.trim()}`);
  }
  return {
    descr,
    fortran: fortran === 'True',
    shape: shape
      .split(',')
      .map((s) => s.trim().replace(/L$/, ''))
      .filter((s) => s !== '')
      .map(Number),
    start,
  };
}

type Reader = (view: DataView, at: number, little: boolean) => number;

/** How each stored type is read and which dtype holds it without loss. */
const STORED: Record<string, { dtype: DType; width: number; read: Reader }> = {
  f8: { dtype: 'float64', width: 8, read: (v, at, le) => v.getFloat64(at, le) },
  f4: { dtype: 'float32', width: 4, read: (v, at, le) => v.getFloat32(at, le) },
  f2: { dtype: 'float32', width: 2, read: (v, at, le) => float16(v.getUint16(at, le)) },
  i8: { dtype: 'int64', width: 8, read: (v, at, le) => exact(v.getBigInt64(at, le)) },
  u8: { dtype: 'int64', width: 8, read: (v, at, le) => exact(v.getBigUint64(at, le)) },
  i4: { dtype: 'int32', width: 4, read: (v, at, le) => v.getInt32(at, le) },
  u4: { dtype: 'int64', width: 4, read: (v, at, le) => v.getUint32(at, le) },
  i2: { dtype: 'int32', width: 2, read: (v, at, le) => v.getInt16(at, le) },
  u2: { dtype: 'int32', width: 2, read: (v, at, le) => v.getUint16(at, le) },
  i1: { dtype: 'int32', width: 1, read: (v, at) => v.getInt8(at) },
  u1: { dtype: 'uint8', width: 1, read: (v, at) => v.getUint8(at) },
  b1: { dtype: 'bool', width: 1, read: (v, at) => v.getUint8(at) },
};

function exact(x: bigint): number {
  const value = Number(x);
  if (BigInt(value) !== x || !Number.isSafeInteger(value)) {
    throw new FileFormatError(
      `the 64-bit integer ${x} is outside ±(2^53 − 1), the range this engine holds exactly`,
    );
  }
  return value;
}

function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * Reads a .npy file: C and Fortran order, both byte orders, all versions. Types np does not have widen to
 * the next that holds them (float16 → float32, int8, int16, uint16 → int32, uint32, uint64 → int64).
 * Throws FileFormatError.
 */
export function load(bytes: Uint8Array): NDArray {
  const { descr, fortran, shape, start } = readHeader(bytes);
  const type = STORED[descr.slice(1)];
  if (!type) {
    throw new FileFormatError(
      `the .npy file holds '${descr}', which np cannot read; save it as float64, float32, int64, int32, uint8 or bool`,
    );
  }
  const size = sizeOf(shape);
  if (start + size * type.width > bytes.length) {
    throw new FileFormatError(
      `the .npy file is cut off: ${size} elements need ${size * type.width} bytes, ${bytes.length - start} are there`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, size * type.width);
  const little = descr[0] !== '>';
  const data: Data = allocate(type.dtype, size);
  for (let i = 0; i < size; i++) data[i] = type.read(view, i * type.width, little);
  if (!fortran) return new NDArray(data, type.dtype, shape);
  return new NDArray(data, type.dtype, [...shape].reverse()).T;
}
