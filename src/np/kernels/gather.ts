import type { Data } from '../dtype.ts';
import { gatherKernel } from './wasm/gather.ts';
import { heap, REST, reserve } from './wasm/memory.ts';

/** Longer rows are copied as quickly one by one. */
const LONGEST = 2048;
/** Copying a bigger array in costs more than is gained. */
const BIGGEST = 1 << 19;

/**
 * Copies a row of n neighbouring elements from each start to `to`, `to + n` … by way of WebAssembly. False,
 * nothing done, where the rows are too short, too long or too few of the array.
 */
export function simdGatherRows(
  source: Data,
  starts: Uint32Array,
  n: number,
  data: Data,
  to: number,
): boolean {
  const width = source.BYTES_PER_ELEMENT;
  const row = n * width;
  const count = starts.length;
  if (row < 64 || row > LONGEST || count < 16 || source.byteLength > BIGGEST) return false;
  if (count * n * 4 < source.length || source.constructor !== data.constructor) return false;
  const run = gatherKernel();
  const inside = Math.ceil(source.byteLength / 16) * 16;
  const list = REST + inside + 16;
  const out = list + Math.ceil(count / 4) * 16;
  if (run === null || !reserve(out + count * row + 16 - REST)) return false;
  const { bytes, int32 } = heap();
  bytes.set(bytesOf(source), REST);
  for (let k = 0; k < count; k++) int32[list / 4 + k] = starts[k] * width;
  run(count, row, list, REST, out);
  bytesOf(data).set(bytes.subarray(out, out + count * row), to * width);
  return true;
}

function bytesOf({ buffer, byteOffset, byteLength }: Data): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
