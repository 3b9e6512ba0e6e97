import { type Data, fresh } from '../array/dtype.ts';
import { gatherKernel } from './wasm/gather.ts';
import { heap, REST, reserve } from './wasm/memory.ts';

/** Longer rows are copied as quickly one by one. */
const LONGEST = 2048;
/** Copying a bigger array in costs more than is gained. */
const BIGGEST = 1 << 19;

/**
 * Rows of n neighbouring elements from each start, one after the other in fresh memory, by way of WebAssembly.
 * Null where the rows are too short, too long or too few of the array.
 */
export function simdGatherRows(source: Data, starts: Uint32Array, n: number): Data | null {
  const width = source.BYTES_PER_ELEMENT;
  const row = n * width;
  const count = starts.length;
  if (row < 64 || row > LONGEST || count < 16 || source.byteLength > BIGGEST) return null;
  if (count * n * 4 < source.length) return null;
  const run = gatherKernel();
  const out = REST + Math.ceil(source.byteLength / 64) * 64 + 64;
  const list = out + Math.ceil((count * row) / 64) * 64 + 64;
  if (run === null || !reserve(list + 4 * count - REST)) return null;
  const { bytes, int32 } = heap();
  bytes.set(bytesOf(source), REST);
  for (let k = 0; k < count; k++) int32[list / 4 + k] = starts[k] * width;
  run(count, row, list, REST, out);
  const Kind = source.constructor as new (buffer: ArrayBufferLike, at: number, n: number) => Data;
  return fresh(new Kind(bytes.buffer, out, count * n));
}

function bytesOf({ buffer, byteOffset, byteLength }: Data): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
