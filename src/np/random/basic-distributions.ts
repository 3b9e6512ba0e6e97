import { NDArray } from '../array/ndarray.ts';
import { type Shape, sizeOf } from '../array/shape.ts';
import { exp } from '../elementary/index.ts';
import type { BitSource } from './bit-source.ts';
import { check, draw, hasSize, type Parameter, type Size, toShape } from './sizes.ts';

/**
 * The first of the distributions that RandomState and Generator share (the others are in
 * gammaDistributions.ts, tailDistributions.ts, countDistributions.ts, each built on the one before): the
 * same formulas, on different normal and exponential draws. Every method returns one number without a
 * size and an NDArray with one; parameters may be arrays, which are broadcast.
 */
export abstract class BasicDistributions {
  protected abstract readonly source: BitSource;
  protected abstract nextNormal(): number;
  protected abstract nextExponential(): number;
  /** Refuses a range that no uniform number can be drawn from. */
  protected abstract checkRange(range: number): void;
  /** nextNormal and nextExponential for a whole array. */
  protected abstract fillNormal(out: Float64Array): void;
  protected abstract fillExponential(out: Float64Array): void;

  /** Uniform on [low, high): low + (high − low)·u. */
  uniform(low?: number, high?: number, size?: null): number;
  uniform(low: Parameter | undefined, high: Parameter | undefined, size?: Size): NDArray;
  uniform(low: Parameter = 0, high: Parameter = 1, size?: Size): number | NDArray {
    const source = this.source;
    const ranges = draw(null, 'float64', (a, b) => b - a, low, high);
    if (typeof ranges === 'number') this.checkRange(ranges);
    else for (const range of ranges.toTypedArray()) this.checkRange(range);
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
