/** The IDX format of the MNIST files: two zero bytes, a type, the lengths of the axes, big-endian data. */
import { allocate, type DType, ITEM_SIZE } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { FileFormatError } from '../errors.ts';
import { decompress } from './compression.ts';

interface IdxType {
  dtype: DType;
  width: number;
  read: (view: DataView, at: number) => number;
}

const TYPES: Record<number, IdxType> = {
  8: { dtype: 'uint8', width: 1, read: (v, at) => v.getUint8(at) },
  9: { dtype: 'int32', width: 1, read: (v, at) => v.getInt8(at) },
  11: { dtype: 'int32', width: 2, read: (v, at) => v.getInt16(at) },
  12: { dtype: 'int32', width: 4, read: (v, at) => v.getInt32(at) },
  13: { dtype: 'float32', width: 4, read: (v, at) => v.getFloat32(at) },
  14: { dtype: 'float64', width: 8, read: (v, at) => v.getFloat64(at) },
};

/** Reads an uncompressed IDX file. Throws FileFormatError. */
export function loadIdx(bytes: Uint8Array): NDArray {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new FileFormatError('the IDX file is gzipped; read it with await np.loadIdxAsync(bytes)');
  }
  const type = TYPES[bytes[2]];
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || !type) {
    throw new FileFormatError('not an IDX file: it must start with 00 00 and a known type byte');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ndim = bytes[3];
  const start = 4 + 4 * ndim;
  if (bytes.length < start) throw new FileFormatError('the IDX header is cut off');
  const shape = Array.from({ length: ndim }, (_, i) => view.getUint32(4 + 4 * i));
  const size = sizeOf(shape);
  if (bytes.length !== start + size * type.width) {
    throw new FileFormatError(
      `the IDX file has ${bytes.length - start} bytes of data, shape (${shape.join(', ')}) needs ${size * type.width}`,
    );
  }
  const data = allocate(type.dtype, size);
  for (let i = 0; i < size; i++) data[i] = type.read(view, start + i * type.width);
  return new NDArray(data, type.dtype, shape);
}

/** Reads an IDX file, gzipped (as MNIST comes) or not. */
export async function loadIdxAsync(bytes: Uint8Array): Promise<NDArray> {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return loadIdx(gzipped ? await decompress(bytes, 'gzip') : bytes);
}

const TYPE_BYTE: Partial<Record<DType, number>> = { uint8: 8, int32: 12, float32: 13, float64: 14 };

/** Writes an IDX file; uint8, int32, float32 and float64. */
export function saveIdx(a: NDArray): Uint8Array {
  const type = TYPE_BYTE[a.dtype];
  if (type === undefined) {
    throw new FileFormatError(
      `IDX has no type for ${a.dtype}; convert with astype('int32') or 'uint8'`,
    );
  }
  const start = 4 + 4 * a.ndim;
  const bytes = new Uint8Array(start + a.nbytes);
  const view = new DataView(bytes.buffer);
  bytes[2] = type;
  bytes[3] = a.ndim;
  a.shape.forEach((n, i) => {
    view.setUint32(4 + 4 * i, n);
  });
  a.toTypedArray().forEach((x: number, i: number) => {
    const at = start + i * ITEM_SIZE[a.dtype];
    if (a.dtype === 'float64') view.setFloat64(at, x);
    else if (a.dtype === 'float32') view.setFloat32(at, x);
    else if (a.dtype === 'int32') view.setInt32(at, x);
    else view.setUint8(at, x);
  });
  return bytes;
}
