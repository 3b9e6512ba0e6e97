import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ArrayLike, NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';

/** Reads the numbers that fixtures/make.py wrote. */
export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')) as T;
}

/** Expects equal shapes and |a − b| ≤ tolerance·max(1, |b|) everywhere. */
export function expectClose(actual: NDArray, expected: ArrayLike, tolerance = 1e-12): void {
  const b = np.asarray(expected);
  expect([...actual.shape]).toEqual([...b.shape]);
  const scaled = np.abs(np.subtract(actual, b)).divide(np.maximum(np.abs(b), 1));
  expect(np.max(scaled)).toBeLessThanOrEqual(tolerance);
}
