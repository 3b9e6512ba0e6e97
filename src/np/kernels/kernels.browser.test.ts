/** The kernels give the bits of the plain loops in the browser that renders, too. */
import { expect, test } from 'vitest';
import * as np from '../index.ts';
import { exercise } from './exercise.ts';
import './gather.test.ts';
import './reduce.test.ts';
import './vector.test.ts';
import './wasm/product.test.ts';

test('without WebAssembly the bits are the same', async () => {
  const worker = new Worker(new URL('./without-wasm.worker.ts', import.meta.url), {
    type: 'module',
  });
  const plain = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
  });
  worker.terminate();
  expect(plain).toEqual(exercise(np));
});
