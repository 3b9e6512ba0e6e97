/**
 * Numbers with 128 binary places, kept in a BigInt: `x` stands for x / 2^128. Slow but accurate enough
 * to work out the tables below once, when the module loads, instead of shipping them.
 */
export const PLACES = 128n;
const ONE = 1n << PLACES;

/** The nearest double (Number(bigint) rounds to nearest, ties to even). */
export function toDouble(x: bigint): number {
  return Number(x) / 2 ** 128;
}

/** A double as a fixed-point number; exact for |x| ≥ 2^-47 or so. */
export function fromDouble(x: number): bigint {
  return BigInt(x * 2 ** 100) << 28n;
}

/** log(n/d) = 2·artanh((n − d)/(n + d)), by the series of artanh. */
export function logRatio(n: bigint, d: bigint): bigint {
  const z = ((n - d) << PLACES) / (n + d);
  const z2 = (z * z) >> PLACES;
  let power = z;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = (power * z2) >> PLACES;
  }
  return 2n * sum;
}

/** arctan(n/d) by its series; n/d should be at most about 1/2. */
export function arctanRatio(n: bigint, d: bigint): bigint {
  let power = (n << PLACES) / d;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power = (power * n * n) / (d * d);
  }
  return sum;
}

/** 2^(i/128) for i = 0 … 127. */
export function rootsOfTwo(): bigint[] {
  let root = 2n << PLACES;
  for (let halvings = 0; halvings < 7; halvings++) root = squareRoot(root << PLACES);
  const powers = [ONE];
  for (let i = 1; i < 128; i++) powers.push((powers[i - 1] * root) >> PLACES);
  return powers;
}

/** Newton's method on integers: the largest r with r² ≤ n. */
function squareRoot(n: bigint): bigint {
  let r = 1n << BigInt((n.toString(2).length / 2 + 1) | 0);
  for (;;) {
    const next = (r + n / r) >> 1n;
    if (next >= r) return r;
    r = next;
  }
}
