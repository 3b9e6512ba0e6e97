import { asarray } from '../create.ts';
import { exp, log, pow } from '../elementary/index.ts';
import { ValueError } from '../errors.ts';
import { NDArray } from '../ndarray.ts';
import { type Shape, sizeOf } from '../shape.ts';
import type { BitSource } from './bitSource.ts';
import { drawBinomial, drawGeometric, drawMultinomial, drawPoisson } from './discrete.ts';
import { check, draw, hasSize, type Parameter, type Size, toShape } from './sizes.ts';

/**
 * The distributions that RandomState and Generator share: the same formulas, on different normal,
 * exponential and gamma draws. Every method returns one number without a size and an NDArray with one;
 * parameters may be arrays, which are broadcast.
 */
export abstract class Distributions {
  protected abstract readonly source: BitSource;
  protected abstract nextNormal(): number;
  protected abstract nextExponential(): number;
  /** nextNormal and nextExponential for a whole array. */
  protected abstract fillNormal(out: Float64Array): void;
  protected abstract fillExponential(out: Float64Array): void;
  protected abstract nextGeometric(p: number): number;

  /**
   * Standard gamma by Marsaglia & Tsang (2000); for shapes below 1 by Ahrens & Dieter's rejection.
   */
  protected nextGamma(shape: number): number {
    const source = this.source;
    if (shape === 1) return this.nextExponential();
    if (shape === 0) return 0;
    if (shape < 1) {
      for (;;) {
        const u = source.nextDouble();
        const v = this.nextExponential();
        if (u <= 1 - shape) {
          const x = pow(u, 1 / shape);
          if (x <= v) return x;
        } else {
          const y = -log((1 - u) / shape);
          const x = pow(1 - shape + shape * y, 1 / shape);
          if (x <= v + y) return x;
        }
      }
    }
    const b = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * b);
    for (;;) {
      let x: number;
      let v: number;
      do {
        x = this.nextNormal();
        v = 1 + c * x;
      } while (v <= 0);
      v = v * v * v;
      const u = source.nextDouble();
      if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
      if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
    }
  }

  /** Beta: Jöhnk's method when both shapes are at most 1, else a quotient of gammas. */
  protected nextBeta(a: number, b: number): number {
    if (a <= 1 && b <= 1) {
      for (;;) {
        const u = this.source.nextDouble();
        const v = this.source.nextDouble();
        const x = pow(u, 1 / a);
        const y = pow(v, 1 / b);
        if (x + y > 1) continue;
        if (x + y > 0) return x / (x + y);
        let logX = log(u) / a;
        let logY = log(v) / b;
        const largest = Math.max(logX, logY);
        logX -= largest;
        logY -= largest;
        return exp(logX - log(exp(logX) + exp(logY)));
      }
    }
    const x = this.nextGamma(a);
    const y = this.nextGamma(b);
    return x / (x + y);
  }

  /** Uniform on [low, high): low + (high − low)·u. */
  uniform(low?: number, high?: number, size?: null): number;
  uniform(low: Parameter | undefined, high: Parameter | undefined, size?: Size): NDArray;
  uniform(low: Parameter = 0, high: Parameter = 1, size?: Size): number | NDArray {
    const source = this.source;
    if (typeof low === 'number' && typeof high === 'number' && hasSize(size)) {
      return scaled(size, (out) => source.fillDoubles(out), low, high - low);
    }
    return draw(size, 'float64', (a, b) => a + (b - a) * source.nextDouble(), low, high);
  }

  /** Normal with mean `loc` and standard deviation `scale`. */
  normal(loc?: number, scale?: number, size?: null): number;
  normal(loc: Parameter | undefined, scale: Parameter | undefined, size?: Size): NDArray;
  normal(loc: Parameter = 0, scale: Parameter = 1, size?: Size): number | NDArray {
    check('scale', scale, 'non-negative');
    if (typeof loc === 'number' && typeof scale === 'number' && hasSize(size)) {
      return scaled(size, (out) => this.fillNormal(out), loc, scale);
    }
    return draw(
      size,
      'float64',
      (mean, deviation) => mean + deviation * this.nextNormal(),
      loc,
      scale,
    );
  }

  /** e to the power of a normal. */
  lognormal(mean?: number, sigma?: number, size?: null): number;
  lognormal(mean: Parameter | undefined, sigma: Parameter | undefined, size?: Size): NDArray;
  lognormal(mean: Parameter = 0, sigma: Parameter = 1, size?: Size): number | NDArray {
    check('sigma', sigma, 'non-negative');
    return draw(size, 'float64', (m, s) => exp(m + s * this.nextNormal()), mean, sigma);
  }

  /** Exponential with mean `scale`. */
  exponential(scale?: number, size?: null): number;
  exponential(scale: Parameter | undefined, size: Size): NDArray;
  exponential(scale: Parameter = 1, size?: Size): number | NDArray {
    check('scale', scale, 'non-negative');
    if (typeof scale === 'number' && hasSize(size)) {
      // −0 added to 0 is 0: so that a zero keeps its sign
      return scaled(size, (out) => this.fillExponential(out), -0, scale);
    }
    return draw(size, 'float64', (s) => s * this.nextExponential(), scale);
  }

  /** Gamma with the given shape and scale. */
  gamma(shape: number, scale?: number, size?: null): number;
  gamma(shape: Parameter, scale: Parameter | undefined, size?: Size): NDArray;
  gamma(shape: Parameter, scale: Parameter = 1, size?: Size): number | NDArray {
    check('shape', shape, 'non-negative');
    check('scale', scale, 'non-negative');
    return draw(size, 'float64', (k, s) => s * this.nextGamma(k), shape, scale);
  }

  /** Gamma with scale 1. */
  standardGamma(shape: number, size?: null): number;
  standardGamma(shape: Parameter, size: Size): NDArray;
  standardGamma(shape: Parameter, size?: Size): number | NDArray {
    check('shape', shape, 'non-negative');
    return draw(size, 'float64', (k) => this.nextGamma(k), shape);
  }

  /** Beta on (0, 1). */
  beta(a: number, b: number, size?: null): number;
  beta(a: Parameter, b: Parameter, size?: Size): NDArray;
  beta(a: Parameter, b: Parameter, size?: Size): number | NDArray {
    check('a', a, 'positive');
    check('b', b, 'positive');
    return draw(size, 'float64', (x, y) => this.nextBeta(x, y), a, b);
  }

  /** Sum of `df` squared standard normals. */
  chisquare(df: number, size?: null): number;
  chisquare(df: Parameter, size: Size): NDArray;
  chisquare(df: Parameter, size?: Size): number | NDArray {
    check('df', df, 'positive');
    return draw(size, 'float64', (n) => 2 * this.nextGamma(n / 2), df);
  }

  /** Student's t with `df` degrees of freedom. */
  standardT(df: number, size?: null): number;
  standardT(df: Parameter, size: Size): NDArray;
  standardT(df: Parameter, size?: Size): number | NDArray {
    check('df', df, 'positive');
    return draw(
      size,
      'float64',
      (n) => {
        const normal = this.nextNormal();
        const gamma = this.nextGamma(n / 2);
        return (Math.sqrt(n / 2) * normal) / Math.sqrt(gamma);
      },
      df,
    );
  }

  /** Quotient of two standard normals. */
  standardCauchy(size?: null): number;
  standardCauchy(size: Size): NDArray;
  standardCauchy(size?: Size): number | NDArray {
    return draw(size, 'float64', () => this.nextNormal() / this.nextNormal(), 0);
  }

  /** Laplace (double exponential). */
  laplace(loc?: number, scale?: number, size?: null): number;
  laplace(loc: Parameter | undefined, scale: Parameter | undefined, size?: Size): NDArray;
  laplace(loc: Parameter = 0, scale: Parameter = 1, size?: Size): number | NDArray {
    check('scale', scale, 'non-negative');
    const source = this.source;
    const next = (mean: number, width: number): number => {
      for (;;) {
        const u = source.nextDouble();
        if (u >= 0.5) return mean - width * log(2 - u - u);
        if (u > 0) return mean + width * log(u + u);
      }
    };
    return draw(size, 'float64', next, loc, scale);
  }

  /** Gumbel (the distribution of maxima; its noise turns a softmax into a choice). */
  gumbel(loc?: number, scale?: number, size?: null): number;
  gumbel(loc: Parameter | undefined, scale: Parameter | undefined, size?: Size): NDArray;
  gumbel(loc: Parameter = 0, scale: Parameter = 1, size?: Size): number | NDArray {
    check('scale', scale, 'non-negative');
    const source = this.source;
    const next = (mode: number, width: number): number => {
      for (;;) {
        const u = 1 - source.nextDouble();
        if (u < 1) return mode - width * log(-log(u));
      }
    };
    return draw(size, 'float64', next, loc, scale);
  }

  /** Logistic. */
  logistic(loc?: number, scale?: number, size?: null): number;
  logistic(loc: Parameter | undefined, scale: Parameter | undefined, size?: Size): NDArray;
  logistic(loc: Parameter = 0, scale: Parameter = 1, size?: Size): number | NDArray {
    check('scale', scale, 'non-negative');
    const source = this.source;
    const next = (mean: number, width: number): number => {
      for (;;) {
        const u = source.nextDouble();
        if (u > 0) return mean + width * log(u / (1 - u));
      }
    };
    return draw(size, 'float64', next, loc, scale);
  }

  /** Weibull with scale 1. */
  weibull(a: number, size?: null): number;
  weibull(a: Parameter, size: Size): NDArray;
  weibull(a: Parameter, size?: Size): number | NDArray {
    check('a', a, 'non-negative');
    return draw(size, 'float64', (k) => (k === 0 ? 0 : pow(this.nextExponential(), 1 / k)), a);
  }

  /** Triangular on [left, right] with its peak at mode. */
  triangular(left: number, mode: number, right: number, size?: null): number;
  triangular(left: Parameter, mode: Parameter, right: Parameter, size?: Size): NDArray;
  triangular(left: Parameter, mode: Parameter, right: Parameter, size?: Size): number | NDArray {
    const source = this.source;
    const next = (a: number, m: number, b: number): number => {
      if (a > m) throw new ValueError('left > mode');
      if (m > b) throw new ValueError('mode > right');
      if (a === b) throw new ValueError('left == right');
      const base = b - a;
      const leftBase = m - a;
      const u = source.nextDouble();
      return u <= leftBase / base
        ? a + Math.sqrt(u * (leftBase * base))
        : b - Math.sqrt((1 - u) * ((b - m) * base));
    };
    return draw(size, 'float64', next, left, mode, right);
  }

  /** Number of successes in n trials of probability p (int64). */
  binomial(n: number, p: number, size?: null): number;
  binomial(n: Parameter, p: Parameter, size?: Size): NDArray;
  binomial(n: Parameter, p: Parameter, size?: Size): number | NDArray {
    check('n', n, 'non-negative');
    check('p', p, 'probability');
    return draw(
      size,
      'int64',
      (trials, q) => drawBinomial(this.source, Math.trunc(trials), q),
      n,
      p,
    );
  }

  /** Poisson counts with rate `lam` (int64). */
  poisson(lam?: number, size?: null): number;
  poisson(lam: Parameter | undefined, size: Size): NDArray;
  poisson(lam: Parameter = 1, size?: Size): number | NDArray {
    check('lam', lam, 'rate');
    return draw(size, 'int64', (rate) => drawPoisson(this.source, rate), lam);
  }

  /** Number of trials up to and with the first success (int64). */
  geometric(p: number, size?: null): number;
  geometric(p: Parameter, size: Size): NDArray;
  geometric(p: Parameter, size?: Size): number | NDArray {
    check('p', p, 'positive probability');
    const next = (q: number): number => drawGeometric(this.source, q, () => this.nextGeometric(q));
    return draw(size, 'int64', next, p);
  }

  /** Failures before the n-th success (int64): a Poisson whose rate is a gamma. */
  negativeBinomial(n: number, p: number, size?: null): number;
  negativeBinomial(n: Parameter, p: Parameter, size?: Size): NDArray;
  negativeBinomial(n: Parameter, p: Parameter, size?: Size): number | NDArray {
    check('n', n, 'positive');
    check('p', p, 'positive probability');
    const next = (count: number, q: number): number =>
      drawPoisson(this.source, ((1 - q) / q) * this.nextGamma(count));
    return draw(size, 'int64', next, n, p);
  }

  /** Counts of n draws among categories with probabilities pvals (int64, shape size + (k,)). */
  multinomial(n: number, pvals: NDArray | readonly number[], size?: Size): NDArray {
    check('n', n, 'non-negative');
    const probabilities = asarray(pvals as NDArray, 'float64').toTypedArray();
    let sum = 0;
    for (let i = 0; i < probabilities.length - 1; i++) sum += probabilities[i];
    check('pvals', Array.from(probabilities), 'probability');
    if (sum > 1 + 1e-12) throw new ValueError('sum(pvals[:-1]) > 1.0');
    const shape = hasSize(size) ? toShape(size) : [];
    const k = probabilities.length;
    const out = new Float64Array(sizeOf(shape) * k);
    for (let at = 0; at < out.length; at += k) {
      drawMultinomial(this.source, n, probabilities, out, at);
    }
    return new NDArray(out, 'int64', [...shape, k]);
  }
}

/** low + width · x for every x that `fill` draws. */
function scaled(
  size: number | Shape,
  fill: (out: Float64Array) => void,
  low: number,
  width: number,
): NDArray {
  const shape = toShape(size);
  const out = new Float64Array(sizeOf(shape));
  fill(out);
  for (let i = 0; i < out.length; i++) out[i] = low + width * out[i];
  return new NDArray(out, 'float64', shape);
}
