/** The arrays of programs as data: generated from seeds, and in base64 of their bytes. */
import { castArray } from '../../src/np/array/cast.ts';
import type { Data, DType } from '../../src/np/array/dtype.ts';
import { ITEM_SIZE } from '../../src/np/array/dtype.ts';
import { crc32 } from '../../src/np/files/zip.ts';
import type { NDArray } from '../../src/np/index.ts';
import * as np from '../../src/np/index.ts';
import type { InputSpec, Outcome } from './program.ts';

const LARGE = 2000;

/** The 32-bit words that reference.py mixes. */
function word(i: number, seed: number, stream: number): number {
  let x = (i + seed * 1000003 + stream * 7919) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

const SPECIAL = [Number.NaN, Infinity, -Infinity, 0, -0];

function generate({ shape, dtype, kind = 'plain', seed = 0 }: InputSpec): NDArray {
  const result = np.zeros(shape, dtype);
  for (let i = 0; i < result.size; i++) {
    const a = word(i, seed, 1);
    let x: number;
    if (dtype === 'bool') x = kind === 'mostly' ? +(a % 32 !== 0) : a & 1;
    else if (dtype === 'uint8') x = a % (kind === 'wild' ? 256 : 12);
    else if (dtype === 'int32') x = kind === 'wild' ? (a % 60001) - 30000 : (a % 21) - 10;
    else if (dtype === 'int64') x = kind === 'wild' ? (a % 200001) - 100000 : (a % 21) - 10;
    else {
      const unit = ((a >>> 5) * 67108864 + (word(i, seed, 2) >>> 6)) / 9007199254740992;
      const c = word(i, seed, 3);
      if (kind === 'grid') x = ((a % 9) - 4) * 0.25;
      else if (kind === 'positive') x = unit * 4 + 0.0009765625;
      else {
        x = (unit - 0.5) * 8;
        if (kind !== 'plain') x *= 2 ** ((c % 41) - 20);
        if (kind === 'special' && c % 11 < 5) x = SPECIAL[c % 11];
      }
    }
    result.data[i] = x;
  }
  return result;
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text);
}

/** The array that base64 of little-endian C-order bytes describes. */
export function decode(dtype: string, shape: readonly number[], base64: string): NDArray {
  const bytes = fromBase64(base64);
  const { buffer } = bytes;
  const data: Data =
    dtype === 'float64'
      ? new Float64Array(buffer)
      : dtype === 'float32'
        ? new Float32Array(buffer)
        : dtype === 'int32'
          ? new Int32Array(buffer)
          : dtype === 'int64'
            ? Float64Array.from(new BigInt64Array(buffer), Number)
            : bytes;
  return np.fromData(data, shape, dtype as DType);
}

/** The little-endian C-order bytes, every NaN the same. */
export function bytesOf(a: NDArray): Uint8Array {
  const data = castArray(a, a.dtype).data;
  if (a.dtype === 'int64') {
    return new Uint8Array(BigInt64Array.from(Array.from(data), BigInt).buffer);
  }
  if (a.dtype === 'float64' || a.dtype === 'float32') {
    for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i])) data[i] = Number.NaN;
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.length * ITEM_SIZE[a.dtype]);
}

export function describe(a: NDArray, text?: np.PrintOptions): Outcome {
  const outcome: Outcome = { dtype: a.dtype, shape: [...a.shape], strides: [...a.strides] };
  const bytes = bytesOf(a);
  if (a.size > LARGE) outcome.crc = crc32(bytes);
  else outcome.data = toBase64(bytes);
  if (text) {
    outcome.str = a.toString(text);
    outcome.repr = a.repr();
  }
  return outcome;
}

/** The array of an input: from its bytes, or generated from its seed. */
export function inputArray(spec: InputSpec): NDArray {
  return spec.data === undefined ? generate(spec) : decode(spec.dtype, spec.shape, spec.data);
}
