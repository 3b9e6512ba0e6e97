import { log, pow } from '../elementary/index.ts';
import { OverflowError } from '../errors.ts';
import type { BitSource } from './bit-source.ts';

/*
 * Distributions with a heavy tail, consuming random numbers as NumPy does (numpy/random/src/distributions,
 * BSD-3 licence).
 */

/**
 * Zipf: k with probability k^−a / ζ(a), by rejection (Devroye, Non-Uniform Random Variate Generation, 1986,
 * chapter X.6). `uniform` is given the a − 1 and draws from (0, 1]. Throws OverflowError where NumPy's int64
 * would be beyond what is held exactly here, which a close to 1 brings.
 */
export function drawZipf(source: BitSource, a: number, uniform: (power: number) => number): number {
  // 2^(a − 1) would overflow (NumPy's legacy generator does not end here)
  if (a >= 1025) return 1;
  const power = a - 1;
  const b = pow(2, power);
  for (;;) {
    const u = uniform(power);
    const v = source.nextDouble();
    const x = Math.floor(pow(u, -1 / power));
    if (x > 2 ** 63 || x < 1) continue;
    const t = pow(1 + 1 / x, power);
    if ((v * x * (t - 1)) / (b - 1) <= t / b) {
      if (x > Number.MAX_SAFE_INTEGER) {
        throw new OverflowError(
          `zipf(${a}) drew ${x}, beyond ±(2^53 − 1), the range int64 holds exactly here; use a larger a`,
        );
      }
      return x;
    }
  }
}

/**
 * Logarithmic series: k with probability −p^k / (k·log(1 − p)) (Kemp, Applied Statistics 30, 1981, algorithm
 * LK). `below(u)` is 1 − (1 − p)^u.
 */
export function drawLogseries(source: BitSource, p: number, below: (u: number) => number): number {
  for (;;) {
    const v = source.nextDouble();
    if (v >= p) return 1;
    const q = below(source.nextDouble());
    if (v <= q * q) {
      const k = Math.floor(1 + log(v) / log(q));
      if (k < 1 || v === 0) continue;
      return k;
    }
    return v >= q ? 1 : 2;
  }
}
