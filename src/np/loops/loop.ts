import type { Data } from '../array/dtype.ts';

/** o[io + k·so] = f(a[ia + k·sa]) for k = 0 … n − 1 */
export type UnaryLoop = (
  n: number,
  a: Data,
  ia: number,
  sa: number,
  o: Data,
  io: number,
  so: number,
) => void;

/** o[io + k·so] = f(a[ia + k·sa], b[ib + k·sb]) for k = 0 … n − 1 */
export type BinaryLoop = (
  n: number,
  a: Data,
  ia: number,
  sa: number,
  b: Data,
  ib: number,
  sb: number,
  o: Data,
  io: number,
  so: number,
) => void;
