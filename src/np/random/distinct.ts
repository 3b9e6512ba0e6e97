import type { BitSource } from './bit-source.ts';
import { drawLemire } from './bounded-integers.ts';

/**
 * `count` different indices below `population` as Generator.choice draws them: the tail of a shuffle for
 * large samples, Floyd's algorithm for small ones.
 */
export function distinctIndices(
  source: BitSource,
  population: number,
  count: number,
  shuffle: boolean,
): Float64Array {
  const cutoff = shuffle ? 50 : 20;
  if (population > 10000 && count > Math.floor(population / cutoff)) {
    const all = new Float64Array(population).map((_, i) => i);
    shuffleFrom(source, all, Math.max(population - count, 1));
    return all.slice(population - count);
  }
  const taken = new Set<number>();
  for (let j = population - count; j < population; j++) {
    const value = drawLemire(source, j);
    taken.add(taken.has(value) ? j : value);
  }
  const indices = Float64Array.from(taken);
  if (shuffle) shuffleFrom(source, indices, 1);
  return indices;
}

/** Fisher–Yates from the end down to `first`. */
function shuffleFrom(source: BitSource, values: Float64Array, first: number): void {
  for (let i = values.length - 1; i >= first; i--) {
    const j = drawLemire(source, i);
    const held = values[i];
    values[i] = values[j];
    values[j] = held;
  }
}
