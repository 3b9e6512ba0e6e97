import { asarray } from '../array/create.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { exp, log, pow } from '../elementary/index.ts';
import { ValueError } from '../errors.ts';
import { BasicDistributions } from './basic-distributions.ts';
import { check, draw, hasSize, type Parameter, type Size, toShape } from './sizes.ts';

/** Gamma and what is made of gammas. */
export abstract class GammaDistributions extends BasicDistributions {
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

  /** Quotient of two chisquares, each divided by its degrees of freedom. */
  f(dfnum: number, dfden: number, size?: null): number;
  f(dfnum: Parameter, dfden: Parameter, size?: Size): NDArray;
  f(dfnum: Parameter, dfden: Parameter, size?: Size): number | NDArray {
    check('dfnum', dfnum, 'positive');
    check('dfden', dfden, 'positive');
    const next = (m: number, n: number): number => {
      const above = 2 * this.nextGamma(m / 2) * n;
      return above / (2 * this.nextGamma(n / 2) * m);
    };
    return draw(size, 'float64', next, dfnum, dfden);
  }

  /**
   * Probabilities that sum to 1 (shape size + (k,)): k gammas divided by their sum. Throws ValueError for
   * alphas ≤ 0.
   */
  dirichlet(alpha: NDArray | readonly number[], size?: Size): NDArray {
    const alphas = asarray(alpha as NDArray, 'float64').toTypedArray() as Float64Array;
    if (!alphas.every((a) => a > 0)) throw new ValueError('alpha <= 0');
    const shape = hasSize(size) ? toShape(size) : [];
    const k = alphas.length;
    const out = new Float64Array(sizeOf(shape) * k);
    for (let at = 0; at < out.length; at += k) this.nextDirichlet(alphas, out, at);
    return new NDArray(out, 'float64', [...shape, k]);
  }

  protected nextDirichlet(alphas: Float64Array, out: Float64Array, at: number): void {
    let sum = 0;
    for (let j = 0; j < alphas.length; j++) sum += out[at + j] = this.nextGamma(alphas[j]);
    const inverse = 1 / sum;
    for (let j = 0; j < alphas.length; j++) out[at + j] *= inverse;
  }
}
