import { availableParallelism, totalmem } from 'node:os';

/** A page with its browser takes 0.6 GB for most lessons; the rest is for those that take more. */
const BYTES_PER_PAGE = 2 * 1024 ** 3;

/**
 * How many pages draw at the same time where nobody says: one for each processor. Drawing keeps one busy, the
 * encoder of a page a quarter of another.
 */
export function defaultJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / BYTES_PER_PAGE)));
}
