import { exp, log, log1p } from '../elementary/index.ts';
import type { BitSource } from './bit-source.ts';
import { logGamma } from './log-gamma.ts';

/*
 * Counting distributions, consuming random numbers as NumPy does (numpy/random/src/distributions,
 * BSD-3 licence); the papers are named at each.
 */

/** Poisson: multiplication of uniforms for small rates, transformed rejection above 10. */
export function drawPoisson(source: BitSource, rate: number): number {
  if (rate >= 10) return poissonRejection(source, rate);
  if (rate === 0) return 0;
  const limit = exp(-rate);
  let count = 0;
  for (let product = source.nextDouble(); product > limit; product *= source.nextDouble()) count++;
  return count;
}

/** Hörmann's PTRS (Insurance: Mathematics and Economics 12, 1993). */
function poissonRejection(source: BitSource, rate: number): number {
  const root = Math.sqrt(rate);
  const logRate = log(rate);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.nextDouble() - 0.5;
    const v = source.nextDouble();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (
      log(v) + log(inverseAlpha) - log(a / (us * us) + b) <=
      -rate + k * logRate - logGamma(k + 1)
    ) {
      return k;
    }
  }
}

/** How binomial counts are drawn; NumPy's generators differ in it, and so do its releases. */
export interface BinomialRule {
  /** Whether a number is drawn where the count can only be 0. */
  readonly drawsAlways: boolean;
  /** Whether Stirling's series has its right coefficient and signs, as since NumPy 2.5. */
  readonly hasRightStirling: boolean;
}

/** Binomial: inversion while n·p ≤ 30, else BTPE (Kachitvichyanukul & Schmeiser 1988). */
export function drawBinomial(
  source: BitSource,
  n: number,
  p: number,
  { drawsAlways, hasRightStirling }: BinomialRule,
): number {
  if (!drawsAlways && (n === 0 || p === 0)) return 0;
  const least = p <= 0.5 ? p : 1 - p;
  const count =
    least * n <= 30 ? inversion(source, n, least) : btpe(source, n, least, hasRightStirling);
  return p <= 0.5 ? count : n - count;
}

function inversion(source: BitSource, n: number, p: number): number {
  const q = 1 - p;
  const start = exp(n * log1p(-p));
  const mean = n * p;
  const bound = Math.trunc(Math.min(n, mean + 10 * Math.sqrt(mean * q + 1)));
  let count = 0;
  let density = start;
  let u = source.nextDouble();
  while (u > density) {
    count++;
    if (count > bound) {
      count = 0;
      density = start;
      u = source.nextDouble();
    } else {
      u -= density;
      density = ((n - count + 1) * p * density) / (count * q);
    }
  }
  return count;
}

/** The paper's steps: a triangle, two parallelograms and two exponential tails around the mode. */
function btpe(source: BitSource, n: number, p: number, hasRightStirling: boolean): number {
  const r = Math.min(p, 1 - p);
  const q = 1 - r;
  const fm = n * r + r;
  const mode = Math.floor(fm);
  const p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5;
  const xm = mode + 0.5;
  const xl = xm - p1;
  const xr = xm + p1;
  const c = 0.134 + 20.5 / (15.3 + mode);
  const left = (fm - xl) / (fm - xl * r);
  const lambdaLeft = left * (1 + left / 2);
  const right = (xr - fm) / (xr * q);
  const lambdaRight = right * (1 + right / 2);
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / lambdaLeft;
  const p4 = p3 + c / lambdaRight;
  const variance = n * r * q;
  for (;;) {
    const u = source.nextDouble() * p4;
    let v = source.nextDouble();
    let y: number;
    if (u <= p1) return Math.floor(xm - p1 * v + u);
    if (u <= p2) {
      const x = xl + (u - p1) / c;
      v = v * c + 1 - Math.abs(mode - x + 0.5) / p1;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= p3) {
      y = Math.floor(xl + log(v) / lambdaLeft);
      if (y < 0 || v === 0) continue;
      v = v * (u - p2) * lambdaLeft;
    } else {
      y = Math.floor(xr - log(v) / lambdaRight);
      if (y > n || v === 0) continue;
      v = v * (u - p3) * lambdaRight;
    }
    if (btpeAccepts(n, r, q, variance, mode, xm, y, v, hasRightStirling)) return y;
  }
}

function btpeAccepts(
  n: number,
  r: number,
  q: number,
  variance: number,
  mode: number,
  xm: number,
  y: number,
  v: number,
  hasRightStirling: boolean,
): boolean {
  const k = Math.abs(y - mode);
  if (!(k > 20 && k < variance / 2 - 1)) {
    // Few steps from the mode: the ratio of densities, factor by factor.
    const s = r / q;
    const a = s * (n + 1);
    let ratio = 1;
    for (let i = mode + 1; i <= y; i++) ratio *= a / i - s;
    for (let i = y + 1; i <= mode; i++) ratio /= a / i - s;
    return v <= ratio;
  }
  const rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5);
  const t = (-k * k) / (2 * variance);
  const logV = log(v);
  if (logV < t - rho) return true;
  if (logV > t + rho) return false;
  const x1 = y + 1;
  const f1 = mode + 1;
  const z = n + 1 - mode;
  const w = n - y + 1;
  // 166320/12, and the terms of the denominator are taken away; before NumPy 2.5 neither was so.
  const [first, sign] = hasRightStirling ? [13860, -1] : [13680, 1];
  return (
    logV <=
    xm * log(f1 / x1) +
      (n - mode + 0.5) * log(z / w) +
      (y - mode) * log((w * r) / (x1 * q)) +
      stirlingTail(f1, first) +
      stirlingTail(z, first) +
      sign * stirlingTail(x1, first) +
      sign * stirlingTail(w, first)
  );
}

/** ln x! − (x + ½)·ln x + x − ½·ln 2π, in five terms of the series 1/(12x) − 1/(360x³) + … */
function stirlingTail(x: number, first: number): number {
  const x2 = x * x;
  return (first - (462 - (132 - (99 - 140 / x2) / x2) / x2) / x2) / x / 166320;
}

/** Number of trials up to the first success; by search when p ≥ 1/3, else `inversion` is used. */
export function drawGeometric(source: BitSource, p: number, inverted: () => number): number {
  if (p < 0.3333333333333333) return inverted();
  const q = 1 - p;
  let count = 1;
  let sum = p;
  let product = p;
  const u = source.nextDouble();
  while (u > sum) {
    product *= q;
    sum += product;
    count++;
  }
  return count;
}

/** Splits n among the categories: one binomial after the other of what is left. */
export function drawMultinomial(
  source: BitSource,
  n: number,
  probabilities: ArrayLike<number>,
  out: Float64Array,
  offset: number,
  rule: BinomialRule,
): void {
  const last = probabilities.length - 1;
  let left = n;
  let rest = 1;
  for (let j = 0; j < last; j++) {
    const count = drawBinomial(source, left, probabilities[j] / rest, rule);
    out[offset + j] = count;
    left -= count;
    if (left <= 0) return;
    rest -= probabilities[j];
  }
  out[offset + last] = left;
}
