/** Where the results of the elementwise kernels go. */
import { type Data, fresh } from '../array/dtype.ts';
import { heap, REST, reserve } from './wasm/memory.ts';

/** Where a loop puts its n results: from o[io] on, or with `null` in fresh memory, which is then returned. */
export type Output = Data | null;

/** What one element of a result is kept in, and its bytes. */
export const WIDTH = { float64: 8, float32: 4, bytes: 1 } as const;
export type Kept = keyof typeof WIDTH;

/** Larger fresh results (in bytes) are filled piece by piece: passing twice through slow memory costs more. */
const MOST = 1 << 21;
/** Kernels may write not quite so far past the end. */
const PAD = 128;

/** Makes room for a fresh result. */
export function begin(result: Kept, n: number, o: Output): boolean {
  return o !== null || (n * WIDTH[result] <= MOST && reserve(n * WIDTH[result] + PAD));
}

/** Where the kernel writes the results from the k-th on: those of a piece that is copied out to `piece`. */
export function place(result: Kept, o: Output, k: number, piece: number): number {
  return o === null ? REST + k * WIDTH[result] : piece;
}

/** Copies m results of a piece. */
export function copyOut(result: Kept, piece: number, m: number, o: Data, at: number): void {
  const from = piece / WIDTH[result];
  o.set(heap()[result].subarray(from, from + m), at);
}

/** The whole result in memory of its own, by a constructor that does not fill it with zeros before. */
export function taken(result: Kept, n: number): Data {
  const from = REST / WIDTH[result];
  return fresh(heap()[result].subarray(from, from + n));
}
