/**
 * NumPy's pairwise summation (numpy/_core/src/umath/loops_utils.h.src): halves down to blocks of at
 * most 128, eight running sums in a block, combined ((0+1)+(2+3)) + ((4+5)+(6+7)). The order is the
 * result: any other gives other last bits.
 */
import type { Data } from '../array/dtype.ts';

const BLOCK = 128;

/** The sum of a[at], a[at + step], … (n of them) in float64. */
export function pairwiseSum(n: number, a: Data, at: number, step: number): number {
  if (n < 8) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a[at + k * step];
    return sum;
  }
  if (n <= BLOCK) return step === 1 ? sumBlock(n, a, at) : sumBlockStrided(n, a, at, step);
  const half = splitPoint(n);
  return pairwiseSum(half, a, at, step) + pairwiseSum(n - half, a, at + half * step, step);
}

/** Half of n, rounded down to a multiple of 8. */
export function splitPoint(n: number): number {
  const half = n >>> 1;
  return half - (half % 8);
}

function sumBlock(n: number, a: Data, at: number): number {
  let r0 = a[at];
  let r1 = a[at + 1];
  let r2 = a[at + 2];
  let r3 = a[at + 3];
  let r4 = a[at + 4];
  let r5 = a[at + 5];
  let r6 = a[at + 6];
  let r7 = a[at + 7];
  const whole = at + n - (n % 8);
  let i = at + 8;
  for (; i < whole; i += 8) {
    r0 += a[i];
    r1 += a[i + 1];
    r2 += a[i + 2];
    r3 += a[i + 3];
    r4 += a[i + 4];
    r5 += a[i + 5];
    r6 += a[i + 6];
    r7 += a[i + 7];
  }
  let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  for (const end = at + n; i < end; i++) sum += a[i];
  return sum;
}

function sumBlockStrided(n: number, a: Data, at: number, step: number): number {
  const r = new Float64Array(8);
  for (let k = 0; k < 8; k++) r[k] = a[at + k * step];
  const whole = n - (n % 8);
  let i = 8;
  for (; i < whole; i += 8) for (let k = 0; k < 8; k++) r[k] += a[at + (i + k) * step];
  let sum = r[0] + r[1] + (r[2] + r[3]) + (r[4] + r[5] + (r[6] + r[7]));
  for (; i < n; i++) sum += a[at + i * step];
  return sum;
}

const f = Math.fround;

/** The same in float32: every addition is rounded. */
export function pairwiseSumFloat32(n: number, a: Data, at: number, step: number): number {
  if (n < 8) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum = f(sum + a[at + k * step]);
    return sum;
  }
  if (n <= BLOCK) {
    let r0 = f(a[at]);
    let r1 = f(a[at + step]);
    let r2 = f(a[at + 2 * step]);
    let r3 = f(a[at + 3 * step]);
    let r4 = f(a[at + 4 * step]);
    let r5 = f(a[at + 5 * step]);
    let r6 = f(a[at + 6 * step]);
    let r7 = f(a[at + 7 * step]);
    const whole = n - (n % 8);
    let i = 8;
    for (; i < whole; i += 8) {
      const p = at + i * step;
      r0 = f(r0 + a[p]);
      r1 = f(r1 + a[p + step]);
      r2 = f(r2 + a[p + 2 * step]);
      r3 = f(r3 + a[p + 3 * step]);
      r4 = f(r4 + a[p + 4 * step]);
      r5 = f(r5 + a[p + 5 * step]);
      r6 = f(r6 + a[p + 6 * step]);
      r7 = f(r7 + a[p + 7 * step]);
    }
    let sum = f(f(f(r0 + r1) + f(r2 + r3)) + f(f(r4 + r5) + f(r6 + r7)));
    for (; i < n; i++) sum = f(sum + a[at + i * step]);
    return sum;
  }
  const half = splitPoint(n);
  return f(
    pairwiseSumFloat32(half, a, at, step) + pairwiseSumFloat32(n - half, a, at + half * step, step),
  );
}
