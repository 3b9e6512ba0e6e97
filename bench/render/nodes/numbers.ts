import * as np from '../../../src/np/index.ts';
import type { Recorder } from '../../../src/run/recorder.ts';

/** Rows and columns of the matrix, and how often its numbers change. */
export const SIZE = 16;
export const STATES = 10;

/** Whole numbers from −99 to 99, a matrix for each state. */
export function recordNumbers(record: Recorder): void {
  const generator = np.random.defaultRng(1);
  for (let state = 0; state < STATES; state++) {
    record.array(`A${state}`, generator.integers(-99, 100, [SIZE, SIZE]));
  }
}

/** Of a cell, and from one to the next, in pixels. */
export const CELL = { width: 100, height: 56, gap: 8 } as const;
/** Top left corner of the matrix before it moves, and how far it goes. */
export const CORNER = [-880, -508] as const;
export const WAY = 32;
/** Seconds: the cells appear one after the other; then the matrix moves and its numbers change. */
export const SECONDS = { appear: 1, fade: 0.3, move: 1 } as const;
