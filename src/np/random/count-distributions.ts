import { asarray } from '../array/create.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { ValueError } from '../errors.ts';
import {
  type BinomialRule,
  drawBinomial,
  drawGeometric,
  drawMultinomial,
  drawPoisson,
} from './discrete.ts';
import { check, draw, hasSize, type Parameter, type Size, toShape } from './sizes.ts';
import { TailDistributions } from './tail-distributions.ts';

/** Distributions of counts (int64). */
export abstract class CountDistributions extends TailDistributions {
  /** How binomial and multinomial counts are drawn. */
  protected abstract readonly binomialRule: BinomialRule;
  protected abstract readonly multinomialRule: BinomialRule;
  protected abstract nextGeometric(p: number): number;
  protected abstract nextHypergeometric(good: number, bad: number, sample: number): number;
  protected abstract nextZipf(a: number): number;
  protected abstract nextLogseries(p: number): number;

  /** Number of successes in n trials of probability p (int64). */
  binomial(n: number, p: number, size?: null): number;
  binomial(n: Parameter, p: Parameter, size?: Size): NDArray;
  binomial(n: Parameter, p: Parameter, size?: Size): number | NDArray {
    check('n', n, 'non-negative');
    check('p', p, 'probability');
    return draw(
      size,
      'int64',
      (trials, q) => drawBinomial(this.source, Math.trunc(trials), q, this.binomialRule),
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
  /** Zipf: k with probability proportional to k^−a (int64). Throws OverflowError for a draw beyond 2^53. */
  zipf(a: number, size?: null): number;
  zipf(a: Parameter, size?: Size): NDArray;
  zipf(a: Parameter, size?: Size): number | NDArray {
    check('a', a, 'above 1');
    return draw(size, 'int64', (power) => this.nextZipf(power), a);
  }
  /** Logarithmic series: k with probability proportional to p^k / k (int64). */
  logseries(p: number, size?: null): number;
  logseries(p: Parameter, size?: Size): NDArray;
  logseries(p: Parameter, size?: Size): number | NDArray {
    check('p', p, 'probability below 1');
    return draw(size, 'int64', (q) => this.nextLogseries(q), p);
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
      drawMultinomial(this.source, n, probabilities, out, at, this.multinomialRule);
    }
    return new NDArray(out, 'int64', [...shape, k]);
  }

  /**
   * How many of `nsample` things drawn without replacement from `ngood` good and `nbad` bad ones are good
   * (int64). Throws ValueError when there are fewer things than are to be drawn.
   */
  hypergeometric(ngood: number, nbad: number, nsample: number, size?: null): number;
  hypergeometric(ngood: Parameter, nbad: Parameter, nsample: Parameter, size?: Size): NDArray;
  hypergeometric(
    ngood: Parameter,
    nbad: Parameter,
    nsample: Parameter,
    size?: Size,
  ): number | NDArray {
    check('ngood', ngood, 'non-negative');
    check('nbad', nbad, 'non-negative');
    check('nsample', nsample, 'non-negative');
    const next = (good: number, bad: number, sample: number): number => {
      if (good + bad < sample) throw new ValueError('ngood + nbad < nsample');
      return this.nextHypergeometric(good, bad, sample);
    };
    return draw(size, 'int64', next, ngood, nbad, nsample);
  }
}
