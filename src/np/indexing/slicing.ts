import { IndexError, ValueError } from '../errors.ts';

/** One entry of a basic index: an integer, a slice like '1:3' or '::-1', '...' or null for a new axis. */
export type SliceIndex = number | string | null;

/** np.newaxis: an index that inserts an axis of length 1. */
export const newaxis = null;

export interface SliceText {
  start: number | null;
  stop: number | null;
  step: number;
}

const parsed = new Map<string, SliceText>();
const FORM = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/;

/** Reads 'start:stop:step'; every part may be missing. */
export function parseSlice(text: string): SliceText {
  const known = parsed.get(text);
  if (known) return known;
  const match = FORM.exec(text);
  if (!match) {
    throw new IndexError(
      `only integers, slices (\`:\`), ellipsis (\`...\`), numpy.newaxis (\`None\`) and integer or boolean arrays are valid indices, not '${text}'`,
    );
  }
  const [, start, stop, step] = match;
  const slice: SliceText = {
    start: start === undefined ? null : Number(start),
    stop: stop === undefined ? null : Number(stop),
    step: step === undefined ? 1 : Number(step),
  };
  if (slice.step === 0) throw new ValueError('slice step cannot be zero');
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(text, slice);
  return slice;
}

/** Python's slice.indices(n): first index, step and number of elements. */
export function resolveSlice(slice: SliceText, n: number): { start: number; count: number } {
  const { step } = slice;
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? n : n - 1;
  const clamp = (i: number) => Math.min(high, Math.max(low, i < 0 ? i + n : i));
  const start = slice.start === null ? (step > 0 ? low : high) : clamp(slice.start);
  const stop = slice.stop === null ? (step > 0 ? high : low) : clamp(slice.stop);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start, count };
}
