import { expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { type InitializerName, initializers } from './initializers.ts';

it.each<[InitializerName, number]>([
  ['small', 0.01],
  ['xavier', Math.sqrt(2 / 500)],
  ['xavier-uniform', Math.sqrt(2 / 500)],
  ['he', Math.sqrt(2 / 300)],
  ['he-uniform', Math.sqrt(2 / 300)],
])('%s has mean 0 and its standard deviation', (name, std) => {
  const w = initializers[name](300, 200, new RandomState(0), 'float64');
  expect(w.shape).toEqual([300, 200]);
  expect(Math.abs(np.mean(w))).toBeLessThan(0.02 * std);
  expect(np.std(w) / std).toBeCloseTo(1, 2);
  if (name.endsWith('uniform')) expect(np.max(np.abs(w))).toBeLessThanOrEqual(Math.sqrt(3) * std);
});

it('draws what NumPy draws: 0.01·randn of seed 0', () => {
  const w = initializers.small(2, 2, new RandomState(0), 'float64');
  expect(w.tolist()).toEqual([
    [0.017640523459676642, 0.004001572083672233],
    [0.009787379841057393, 0.022408931992014578],
  ]);
  expect(initializers.small(2, 2, new RandomState(0), 'float32').dtype).toBe('float32');
});
