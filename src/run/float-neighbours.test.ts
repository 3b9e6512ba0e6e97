import { expect, test } from 'vitest';
import { floatsAround, nextFloat, previousFloat, spacing } from './float-neighbours.ts';

/** NumPy 2.4: float(np.spacing(x)), np.nextafter(x, inf), np.nextafter(x, -inf). */
const NUMPY: [number, number, number, number][] = [
  [1.8, 2.220446049250313e-16, 1.8000000000000003, 1.7999999999999998],
  [0.3, 5.551115123125783e-17, 0.30000000000000004, 0.29999999999999993],
  [2.8, 4.440892098500626e-16, 2.8000000000000003, 2.7999999999999994],
  [1.0, 2.220446049250313e-16, 1.0000000000000002, 0.9999999999999999],
  [-1.0, -2.220446049250313e-16, -0.9999999999999999, -1.0000000000000002],
  [0.0, 5e-324, 5e-324, -5e-324],
  [1000000.0, 1.1641532182693481e-10, 1000000.0000000001, 999999.9999999999],
  [1e-12, 2.0194839173657902e-28, 1.0000000000000002e-12, 9.999999999999998e-13],
  [-0.3, -5.551115123125783e-17, -0.29999999999999993, -0.30000000000000004],
];

test.each(NUMPY)('around %d there are the floats that NumPy names', (x, step, above, below) => {
  expect(spacing(x)).toBe(Math.abs(step));
  expect(nextFloat(x)).toBe(above);
  expect(previousFloat(x)).toBe(below);
});

test('floats around a power of two lie closer below it', () => {
  const [below, one, above] = floatsAround(1, 1) as [number, number, number];
  expect((above - one) / (one - below)).toBe(2);
  expect(floatsAround(0.3, 3)).toHaveLength(7);
  expect(floatsAround(0.3, 3)[4]).toBe(0.1 + 0.2);
});
