import { expect, test, vi } from 'vitest';
import * as np from '../index.ts';
import { exercise } from './exercise.ts';

test('without WebAssembly the bits are the same', async () => {
  const fast = exercise(np);
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const without = await import('../index.ts');
  expect(without.add, 'the engine is loaded anew').not.toBe(np.add);
  const plain = exercise(without);
  vi.unstubAllGlobals();
  vi.resetModules();
  expect(plain).toEqual(fast);
});
