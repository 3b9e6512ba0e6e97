import { type ArrayLike, asarray } from '../array/create.ts';
import type { NDArray } from '../array/ndarray.ts';
import { normalizeAxis, sizeOf } from '../array/shape.ts';
import { expm1, log1p, pow } from '../elementary/index.ts';
import { AxisError, OverflowError, ValueError } from '../errors.ts';
import { take } from '../indexing/index.ts';
import { fillIntegers } from './bounded-integers.ts';
import { CountDistributions } from './count-distributions.ts';
import type { BinomialRule } from './discrete.ts';
import { distinctIndices } from './distinct.ts';
import type { GeneratorChoiceOptions, IntegersOptions } from './generator-options.ts';
import { drawLogseries, drawZipf } from './heavy-tails.ts';
import { drawHypergeometric } from './hypergeometric.ts';
import { drawIntegers } from './integers.ts';
import { PCG64 } from './pcg64.ts';
import {
  checkProbabilities,
  GENERATOR_CHOICE,
  pick,
  populationSize,
  range,
  weightedDistinct,
  weightedIndices,
} from './sampling.ts';
import { type Seed, SeedSequence } from './seed-sequence.ts';
import { permuted, shuffleAlong } from './shuffling.ts';
import { type FloatOptions, isFloat32, singles, uniformSingles } from './singles.ts';
import { draw, hasSize, numberOrArray, type Parameter, type Size, toShape } from './sizes.ts';
import { STREAM_VERSION, type StreamOptions } from './stream-version.ts';
import {
  fillExponential,
  fillNormal,
  zigguratExponential,
  zigguratExponentialFloat32,
  zigguratNormal,
  zigguratNormalFloat32,
} from './ziggurat.ts';

/**
 * numpy.random.Generator with PCG64, as `np.random.defaultRng(seed)` returns it, with NumPy 2's stream
 * bit for bit.
 *
 *     const rng = defaultRng(42);
 *     rng.random();               // 0.7739560485559633
 *     rng.standardNormal([2, 3]); // NDArray
 *     rng.integers(0, 10, 5);     // NDArray, int64
 */
export class Generator extends CountDistributions {
  protected readonly source: PCG64;
  protected readonly binomialRule: BinomialRule;
  protected readonly multinomialRule: BinomialRule;

  constructor(source: PCG64, { stream = STREAM_VERSION }: StreamOptions = {}) {
    super();
    this.source = source;
    this.binomialRule = { drawsAlways: false, hasRightStirling: stream !== '2.4' };
    this.multinomialRule = this.binomialRule;
  }

  /** The source of random bits, with `getState` and `setState`. */
  get bitGenerator(): PCG64 {
    return this.source;
  }

  protected nextNormal(): number {
    return zigguratNormal(this.source);
  }

  protected fillNormal(out: Float64Array): void {
    fillNormal(this.source, out);
  }

  protected nextExponential(): number {
    return zigguratExponential(this.source);
  }

  protected fillExponential(out: Float64Array): void {
    fillExponential(this.source, out);
  }

  protected nextGeometric(p: number): number {
    return Math.ceil(-zigguratExponential(this.source) / log1p(-p));
  }

  protected nextHypergeometric(good: number, bad: number, sample: number): number {
    return drawHypergeometric(this.source, good, bad, sample);
  }

  protected checkRange(range: number): void {
    if (!Number.isFinite(range)) throw new OverflowError('high - low range exceeds valid bounds');
    if (range < 0 || Object.is(range, -0)) throw new ValueError('high - low < 0');
  }

  protected nextWald(mean: number, scale: number): number {
    const normal = this.nextNormal();
    const y = mean * normal * normal;
    const d = 1 + Math.sqrt(1 + (4 * scale) / y);
    return mean * (1 - 2 / d);
  }

  protected nextZipf(a: number): number {
    const { source } = this;
    const uniform = (power: number): number => {
      const u = source.nextDouble();
      return u * pow(2 ** 63, -power) + (1 - u);
    };
    return drawZipf(source, a, uniform);
  }

  protected nextLogseries(p: number): number {
    const r = log1p(-p);
    return drawLogseries(this.source, p, (u) => -expm1(r * u));
  }

  /** A narrow distribution of angles is a normal one. */
  protected override nextVonMises(mu: number, kappa: number): number {
    if (!(kappa > 1e6)) return super.nextVonMises(mu, kappa);
    const angle = mu + Math.sqrt(1 / kappa) * this.nextNormal();
    if (angle < -Math.PI) return angle + 2 * Math.PI;
    return angle > Math.PI ? angle - 2 * Math.PI : angle;
  }

  protected nextPareto(a: number): number {
    return expm1(zigguratExponential(this.source) / a);
  }

  protected nextPower(a: number): number {
    return pow(-expm1(-zigguratExponential(this.source)), 1 / a);
  }

  /** Small alphas make gammas that are all 0 in doubles: then one share after the other, by betas. */
  protected override nextDirichlet(alphas: Float64Array, out: Float64Array, at: number): void {
    if (!alphas.every((a) => a < 0.1)) {
      super.nextDirichlet(alphas, out, at);
      return;
    }
    const last = alphas.length - 1;
    const later = new Float64Array(last + 1);
    for (let j = last; j > 0; j--) later[j - 1] = later[j] + alphas[j];
    let left = 1;
    for (let j = 0; j < last; j++) {
      const share = this.nextBeta(alphas[j], later[j]);
      out[at + j] = left * share;
      left *= 1 - share;
    }
    out[at + last] = left;
  }

  /** Uniform on [0, 1). */
  random(size?: null, options?: FloatOptions): number;
  random(size: Size, options?: FloatOptions): NDArray;
  random(size?: Size, options: FloatOptions = {}): number | NDArray {
    const source = this.source;
    if (isFloat32(options)) return uniformSingles(size, source);
    return numberOrArray(
      size,
      () => source.nextDouble(),
      (out) => source.fillDoubles(out),
    );
  }

  /** Normal with mean 0 and standard deviation 1. */
  standardNormal(size?: null, options?: FloatOptions): number;
  standardNormal(size: Size, options?: FloatOptions): NDArray;
  standardNormal(size?: Size, options: FloatOptions = {}): number | NDArray {
    const source = this.source;
    if (isFloat32(options)) return singles(size, () => zigguratNormalFloat32(source));
    return numberOrArray(
      size,
      () => zigguratNormal(source),
      (out) => this.fillNormal(out),
    );
  }

  /** Exponential with mean 1. */
  standardExponential(size?: null, options?: FloatOptions): number;
  standardExponential(size: Size, options?: FloatOptions): NDArray;
  standardExponential(size?: Size, options: FloatOptions = {}): number | NDArray {
    const source = this.source;
    if (isFloat32(options)) return singles(size, () => zigguratExponentialFloat32(source));
    return numberOrArray(
      size,
      () => zigguratExponential(source),
      (out) => fillExponential(source, out),
    );
  }

  /** Rayleigh: the length of a two-dimensional normal vector. */
  rayleigh(scale?: number, size?: null): number;
  rayleigh(scale: Parameter | undefined, size: Size): NDArray;
  rayleigh(scale: Parameter = 1, size?: Size): number | NDArray {
    return draw(size, 'float64', (s) => s * Math.sqrt(2 * this.nextExponential()), scale);
  }

  /**
   * Integers from low (inclusive) to high (exclusive; inclusive with `endpoint`), or below low when high
   * is left out: `integers(10)`, `integers(1, 6, 100, {endpoint: true})`.
   */
  integers(low: number, high?: number | null, size?: null, options?: IntegersOptions): number;
  integers(
    low: Parameter,
    high: Parameter | null | undefined,
    size?: Size,
    options?: IntegersOptions,
  ): NDArray;
  integers(
    low: Parameter,
    high?: Parameter | null,
    size?: Size,
    options: IntegersOptions = {},
  ): number | NDArray {
    const { dtype = 'int64', endpoint = false } = options;
    return drawIntegers(this.source, low, high, size, dtype, { endpoint, masked: false });
  }

  /** Shuffles an array along an axis (or a JS list) in place; sub-arrays stay whole. */
  shuffle(x: NDArray | unknown[], axis = 0): void {
    shuffleAlong(this.source, x, axis);
  }

  /** A shuffled 0 … n−1, or a copy of an array shuffled along an axis. */
  permutation(x: ArrayLike, axis = 0): NDArray {
    if (typeof x === 'number') {
      if (!Number.isInteger(x))
        throw new AxisError('axis 0 is out of bounds for array of dimension 0');
      const indices = range(x);
      this.shuffle(indices);
      return indices;
    }
    const array = asarray(x);
    const along = normalizeAxis(axis, array.ndim);
    if (array.ndim === 1) {
      const copy = array.copy();
      this.shuffle(copy);
      return copy;
    }
    const indices = range(array.shape[along]);
    this.shuffle(indices);
    return take(array, indices, along);
  }

  /**
   * A copy in which every slice along the axis is shuffled on its own; without an axis all elements are
   * mixed. With `out` (which may be x itself) the result is written there.
   */
  permuted(x: ArrayLike, options: { axis?: number; out?: NDArray } = {}): NDArray {
    return permuted(this.source, asarray(x), options.axis, options.out);
  }

  /**
   * Picks from 0 … a−1 or from an array along an axis: `choice(5, 3)`, `choice(x, 3, {replace: false})`,
   * `choice(3, 10, {p: [0.1, 0.2, 0.7]})`. Without a size one value (a number, or a slice of an n-d array).
   */
  choice(a: number, size?: null, options?: GeneratorChoiceOptions): number;
  choice(a: ArrayLike, size: Size, options?: GeneratorChoiceOptions): NDArray;
  choice(a: ArrayLike, size?: Size, options?: GeneratorChoiceOptions): number | NDArray;
  choice(a: ArrayLike, size?: Size, options: GeneratorChoiceOptions = {}): number | NDArray {
    const { replace = true, axis = 0, shuffle = true } = options;
    const shape = hasSize(size) ? toShape(size) : null;
    const count = shape ? sizeOf(shape) : 1;
    const population = populationSize(a, axis, count, GENERATOR_CHOICE);
    const p =
      options.p === undefined ? null : checkProbabilities(options.p, population, GENERATOR_CHOICE);
    const nextDouble = (): number => this.source.nextDouble();
    let indices: Float64Array;
    if (replace) {
      indices = p
        ? weightedIndices(count, p, nextDouble)
        : (fillIntegers(this.source, 0, population - 1, count, 'int64', false) as Float64Array);
    } else {
      if (count > population) {
        throw new ValueError(GENERATOR_CHOICE.tooFew);
      }
      indices = p
        ? weightedDistinct(count, p, nextDouble)
        : distinctIndices(this.source, population, count, shuffle);
    }
    return pick(a, indices, shape, axis);
  }
}

/**
 * numpy.random.default_rng: a Generator from a seed (a number, a BigInt of any size, a list of such, or
 * a SeedSequence); without one from fresh entropy. A Generator is handed through.
 *
 *     defaultRng(7, { stream: '2.5' })   // draws binomial and multinomial counts as NumPy 2.5 does
 */
export function defaultRng(
  seed?: Seed | SeedSequence | Generator | null,
  options: StreamOptions = {},
): Generator {
  if (seed instanceof Generator) return seed;
  const sequence = seed instanceof SeedSequence ? seed : new SeedSequence(seed);
  return new Generator(new PCG64(sequence), options);
}
