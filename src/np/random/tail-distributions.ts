import type { NDArray } from '../array/ndarray.ts';
import { log, pow } from '../elementary/index.ts';
import { ValueError } from '../errors.ts';
import { GammaDistributions } from './gamma-distributions.ts';
import { check, draw, type Parameter, type Size } from './sizes.ts';
import { drawVonMises } from './von-mises.ts';

/**
 * Continuous distributions by transforming a uniform, an exponential or normals. A Generator's `pareto` and
 * `power` may differ from NumPy's in the last bit: NumPy takes expm1 from the C library, and those differ.
 */
export abstract class TailDistributions extends GammaDistributions {
  protected abstract nextPareto(a: number): number;
  protected abstract nextPower(a: number): number;
  protected abstract nextWald(mean: number, scale: number): number;

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

  /** Pareto II (Lomax): a power law on [0, ∞); add 1 for the classical Pareto. */
  pareto(a: number, size?: null): number;
  pareto(a: Parameter, size: Size): NDArray;
  pareto(a: Parameter, size?: Size): number | NDArray {
    check('a', a, 'positive');
    return draw(size, 'float64', (k) => this.nextPareto(k), a);
  }

  /** Density a·x^(a−1) on [0, 1]. */
  power(a: number, size?: null): number;
  power(a: Parameter, size: Size): NDArray;
  power(a: Parameter, size?: Size): number | NDArray {
    check('a', a, 'positive');
    return draw(size, 'float64', (k) => this.nextPower(k), a);
  }

  /** Wald (inverse Gaussian): when a particle that drifts and diffuses first gets so far. */
  wald(mean: number, scale: number, size?: null): number;
  wald(mean: Parameter, scale: Parameter, size?: Size): NDArray;
  wald(mean: Parameter, scale: Parameter, size?: Size): number | NDArray {
    check('mean', mean, 'positive');
    check('scale', scale, 'positive');
    // one of the two solutions of the transformation to a squared normal (Michael, Schucany & Haas, 1976)
    const next = (m: number, s: number): number => {
      const x = this.nextWald(m, s);
      return this.source.nextDouble() <= m / (m + x) ? x : (m * m) / x;
    };
    return draw(size, 'float64', next, mean, scale);
  }
  /**
   * Von Mises, the normal distribution of angles: from −π to π around mu, the narrower the larger kappa.
   * The stream is NumPy's; a value may differ in its last digits, because NumPy takes cos and arccos from the
   * C library, and those differ.
   */
  vonmises(mu: number, kappa: number, size?: null): number;
  vonmises(mu: Parameter, kappa: Parameter, size?: Size): NDArray;
  vonmises(mu: Parameter, kappa: Parameter, size?: Size): number | NDArray {
    check('kappa', kappa, 'non-negative');
    return draw(size, 'float64', (m, k) => this.nextVonMises(m, k), mu, kappa);
  }

  protected nextVonMises(mu: number, kappa: number): number {
    return drawVonMises(this.source, mu, kappa);
  }
}
