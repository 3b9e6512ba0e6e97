/**
 * Indexing. Integers, slices, '...' and new axes give views; boolean masks and integer arrays give copies
 * and can be assigned to. The rules for mixing them are NumPy's.
 */

export type { Index } from './entries.ts';
export { get } from './get.ts';
export { flatnonzero, nonzero } from './nonzero.ts';
export { set } from './set.ts';
export { newaxis, type SliceIndex } from './slicing.ts';
export { take, takeAlongAxis } from './take.ts';
export { slice } from './view.ts';
