import type { ArrayValues } from '../matrix/values.ts';

type Size = readonly [number, number, number];

/** An array as broadcasting reads it: along an axis of length one the same number again and again. */
export function stretchedValues(values: ArrayValues, size: Size): ArrayValues {
  const own = values.size;
  return {
    size,
    shape: size,
    at: (...index) => values.at(...sourceIndex(own, index)),
  };
}

/** Where a broadcast number really is. */
export function sourceIndex(own: Size, index: readonly [number, number, number]) {
  return index.map((at, axis) => (own[axis] === 1 ? 0 : at)) as [number, number, number];
}

/** Whether a number of the broadcast array is stored at all, or read again. */
export function isStored(own: Size, index: readonly [number, number, number]): boolean {
  return index.every((at, axis) => at < (own[axis] as number));
}
