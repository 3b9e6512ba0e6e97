/** One mask over all axes of an array: picking and filling without any list of positions. */
import { allocate, type Data } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { sameShape } from '../array/shape.ts';
import { ValueError } from '../errors.ts';
import { fillWhere } from '../kernels/reduce.ts';
import { type Index, isBasic, toIndexArray } from './entries.ts';

/** The mask, when the index is a single one with the shape of the array. */
export function wholeMask(a: NDArray, index: readonly Index[]): NDArray | undefined {
  const [only] = index;
  if (index.length !== 1 || isBasic(only)) return undefined;
  const mask = toIndexArray(only);
  return mask.dtype === 'bool' && sameShape(mask.shape, a.shape) ? mask : undefined;
}

/** `a[mask]`: the elements where the mask is true, in C order. */
export function masked(a: NDArray, mask: NDArray): NDArray {
  const from = a.contiguous ? a : a.copy();
  const bits = bytesOf(mask);
  const data = allocate(a.dtype, countTrue(bits));
  compress(bits, from.data, from.offset, data);
  return new NDArray(data, a.dtype, [data.length]);
}

/** Four bytes of a mask at a time: most are all false or all true. */
const NONE = 0;
const ALL = 0x01010101;

function wordsOf(bits: Uint8Array): Uint32Array {
  return new Uint32Array(bits.buffer, bits.byteOffset, bits.length >>> 2);
}

function compress(bits: Uint8Array, source: Data, first: number, data: Data): void {
  const words = wordsOf(bits);
  let o = 0;
  let i = first;
  for (let w = 0; w < words.length; w++, i += 4) {
    const word = words[w];
    if (word === NONE) continue;
    if (word === ALL) {
      data[o] = source[i];
      data[o + 1] = source[i + 1];
      data[o + 2] = source[i + 2];
      data[o + 3] = source[i + 3];
      o += 4;
      continue;
    }
    for (let k = 0; k < 4; k++) if (bits[4 * w + k] !== 0) data[o++] = source[i + k];
  }
  for (let k = 4 * words.length; k < bits.length; k++) {
    if (bits[k] !== 0) data[o++] = source[first + k];
  }
}

/** `a[mask] = values`, one after the other; a is contiguous, the values are of its dtype. */
export function fillMaskedInOrder(a: NDArray, mask: NDArray, values: NDArray): void {
  const bits = bytesOf(mask);
  const { data, offset: first } = a;
  const { data: source, strides } = values;
  const step = strides[0];
  const words = wordsOf(bits);
  let v = values.offset;
  let i = first;
  for (let w = 0; w < words.length; w++, i += 4) {
    const word = words[w];
    if (word === NONE) continue;
    if (word === ALL) {
      data[i] = source[v];
      data[i + 1] = source[v + step];
      data[i + 2] = source[v + 2 * step];
      data[i + 3] = source[v + 3 * step];
      v += 4 * step;
      continue;
    }
    for (let k = 0; k < 4; k++) {
      if (bits[4 * w + k] === 0) continue;
      data[i + k] = source[v];
      v += step;
    }
  }
  for (let k = 4 * words.length; k < bits.length; k++) {
    if (bits[k] === 0) continue;
    data[first + k] = source[v];
    v += step;
  }
}

/** `a[mask] = value` for one value of a's dtype; a is contiguous. */
export function fillMasked(a: NDArray, mask: NDArray, value: number): void {
  const bits = bytesOf(mask);
  const { data, offset: first } = a;
  if (fillWhere(bits.length, bits, 0, data, first, value)) return;
  const words = wordsOf(bits);
  let i = first;
  for (let w = 0; w < words.length; w++, i += 4) {
    const word = words[w];
    if (word === NONE) continue;
    if (word === ALL) {
      data[i] = value;
      data[i + 1] = value;
      data[i + 2] = value;
      data[i + 3] = value;
      continue;
    }
    for (let k = 0; k < 4; k++) if (bits[4 * w + k] !== 0) data[i + k] = value;
  }
  for (let k = 4 * words.length; k < bits.length; k++) if (bits[k] !== 0) data[first + k] = value;
}

/** Throws ValueError unless there is a value for every true element of the mask, or one for all. */
export function checkMaskedValues(mask: NDArray, values: NDArray): void {
  if (values.ndim > 1) {
    throw new ValueError(
      `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${values.ndim} dimensions`,
    );
  }
  if (values.size === 1) return;
  const count = countTrue(bytesOf(mask));
  if (count !== values.size) {
    throw new ValueError(
      `NumPy boolean array indexing assignment cannot assign ${values.size} input values to the ${count} output values where the mask is true`,
    );
  }
}

/** The bytes of a mask in C order, at an address that words may be read from. */
function bytesOf(mask: NDArray): Uint8Array {
  const { data, offset, size } = mask.contiguous ? mask : mask.copy();
  const bits = data as Uint8Array;
  return (bits.byteOffset + offset) % 4 === 0
    ? bits.subarray(offset, offset + size)
    : bits.slice(offset, offset + size);
}

function countTrue(bits: Uint8Array): number {
  const words = wordsOf(bits);
  let count = 0;
  for (let w = 0; w < words.length; w++) {
    const word = words[w];
    if (word === NONE) continue;
    if (word === ALL) count += 4;
    else for (let k = 4 * w; k < 4 * w + 4; k++) if (bits[k] !== 0) count++;
  }
  for (let k = 4 * words.length; k < bits.length; k++) if (bits[k] !== 0) count++;
  return count;
}
