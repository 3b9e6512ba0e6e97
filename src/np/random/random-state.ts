import { type ArrayLike, asarray } from '../array/create.ts';
import type { DType } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { sizeOf } from '../array/shape.ts';
import { exp, log, log1p, pow } from '../elementary/index.ts';
import { IndexError, OverflowError, ValueError } from '../errors.ts';
import { take } from '../indexing/index.ts';
import { fillIntegers } from './bounded-integers.ts';
import { CountDistributions } from './count-distributions.ts';
import type { BinomialRule } from './discrete.ts';
import { drawLogseries, drawZipf } from './heavy-tails.ts';
import { drawHypergeometricLegacy } from './hypergeometric.ts';
import { drawIntegers } from './integers.ts';
import { type LegacyState, toSeedWord } from './legacy-state.ts';
import { MT19937 } from './mt19937.ts';
import { PolarNormals } from './polar-normals.ts';
import {
  type ChoiceOptions,
  checkProbabilities,
  LEGACY_CHOICE,
  pick,
  populationSize,
  range,
  weightedDistinct,
  weightedIndices,
} from './sampling.ts';
import { SeedSequence, seedList } from './seed-sequence.ts';
import { shuffleAlong } from './shuffling.ts';
import { draw, hasSize, numberOrArray, type Parameter, type Size, toShape } from './sizes.ts';
import { STREAM_VERSION, type StreamOptions } from './stream-version.ts';

/**
 * numpy.random.RandomState: the legacy generator behind `np.random.seed(0); np.random.randn(2, 3)`, with
 * NumPy's stream bit for bit. `np.random.*` are the methods of one shared RandomState.
 *
 *     const random = new RandomState(0);
 *     random.randn(2, 3);       // NDArray, first element 1.764052345967664
 *     random.rand();            // a number
 */
export class RandomState extends CountDistributions {
  protected readonly source = new MT19937();
  private readonly normals = new PolarNormals(this.source);
  // NumPy 1.16 drew a number even for a count that can only be 0, and its stream is kept.
  protected readonly binomialRule: BinomialRule = { drawsAlways: true, hasRightStirling: false };
  protected readonly multinomialRule: BinomialRule;

  /** Without a seed it starts from fresh entropy. */
  constructor(
    seed?: number | bigint | readonly (number | bigint)[] | NDArray | null,
    { stream = STREAM_VERSION }: StreamOptions = {},
  ) {
    super();
    this.multinomialRule = { drawsAlways: stream !== '2.4', hasRightStirling: false };
    this.seed(seed);
  }

  /**
   * Starts the stream anew: a number from 0 to 2^32 − 1, or a list of such. Throws ValueError otherwise.
   */
  seed(seed?: number | bigint | readonly (number | bigint)[] | NDArray | null): void {
    this.normals.hasGauss = false;
    this.normals.gauss = 0;
    if (seed === undefined || seed === null) {
      const key = new SeedSequence().generateState(624);
      key[0] = 0x80000000;
      this.source.setState(key, 623);
      return;
    }
    if (typeof seed === 'number' || typeof seed === 'bigint') {
      this.source.seed(toSeedWord(seed));
      return;
    }
    const words = seedList(seed);
    // An array that holds one number is that number to NumPy; a list of one is not.
    if (seed instanceof NDArray && words.length === 1) {
      this.source.seed(toSeedWord(words[0]));
      return;
    }
    if (words.length === 0) throw new ValueError('Seed must be non-empty');
    this.source.seedByArray(words.map(toSeedWord));
  }

  getState(): LegacyState {
    const { key, position } = this.source.getState();
    const { hasGauss, gauss } = this.normals;
    return { bitGenerator: 'MT19937', key, position, hasGauss, gauss };
  }

  setState(state: Omit<LegacyState, 'bitGenerator'>): void {
    this.source.setState(state.key, state.position);
    this.normals.hasGauss = state.hasGauss;
    this.normals.gauss = state.gauss;
  }

  protected checkRange(range: number): void {
    if (!Number.isFinite(range)) throw new OverflowError('Range exceeds valid bounds');
  }

  protected nextNormal(): number {
    return this.normals.next();
  }

  protected nextExponential(): number {
    return -log(1 - this.source.nextDouble());
  }

  protected nextGeometric(p: number): number {
    return Math.ceil(log1p(-this.source.nextDouble()) / log1p(-p));
  }

  protected nextHypergeometric(good: number, bad: number, sample: number): number {
    return drawHypergeometricLegacy(this.source, good, bad, sample);
  }

  protected nextWald(mean: number, scale: number): number {
    const ratio = mean / (2 * scale);
    const normal = this.nextNormal();
    const y = mean * normal * normal;
    return mean + ratio * (y - Math.sqrt(4 * scale * y + y * y));
  }

  protected nextZipf(a: number): number {
    return drawZipf(this.source, a, () => 1 - this.source.nextDouble());
  }

  protected nextLogseries(p: number): number {
    const r = log(1 - p);
    return drawLogseries(this.source, p, (u) => 1 - exp(r * u));
  }

  protected nextPareto(a: number): number {
    return exp(this.nextExponential() / a) - 1;
  }

  protected nextPower(a: number): number {
    return pow(1 - exp(-this.nextExponential()), 1 / a);
  }

  protected fillNormal(out: Float64Array): void {
    this.normals.fill(out);
  }

  protected fillExponential(out: Float64Array): void {
    this.source.fillDoubles(out);
    for (let i = 0; i < out.length; i++) out[i] = -log(1 - out[i]);
  }

  /** Uniform on [0, 1): `rand()` a number, `rand(2, 3)` an array of shape (2, 3). */
  rand(): number;
  rand(...shape: number[]): NDArray;
  rand(...shape: number[]): number | NDArray {
    return this.randomSample(shape.length > 0 ? shape : null);
  }

  /** Standard normal: `randn()` a number, `randn(2, 3)` an array of shape (2, 3). */
  randn(): number;
  randn(...shape: number[]): NDArray;
  randn(...shape: number[]): number | NDArray {
    return this.standardNormal(shape.length > 0 ? shape : null);
  }

  /** Uniform on [0, 1) with the shape as one argument. */
  randomSample(): number;
  randomSample(size: number | readonly number[]): NDArray;
  randomSample(size?: Size): number | NDArray;
  randomSample(size?: Size): number | NDArray {
    return numberOrArray(
      size,
      () => this.source.nextDouble(),
      (out) => this.source.fillDoubles(out),
    );
  }

  /** The same as `randomSample`. */
  random(): number;
  random(size: number | readonly number[]): NDArray;
  random(size?: Size): number | NDArray {
    return this.randomSample(size);
  }

  /** Standard normal with the shape as one argument. */
  standardNormal(): number;
  standardNormal(size: number | readonly number[]): NDArray;
  standardNormal(size?: Size): number | NDArray;
  standardNormal(size?: Size): number | NDArray {
    return numberOrArray(
      size,
      () => this.nextNormal(),
      (out) => this.fillNormal(out),
    );
  }

  /** Exponential with mean 1. */
  standardExponential(): number;
  standardExponential(size: number | readonly number[]): NDArray;
  standardExponential(size?: Size): number | NDArray {
    return numberOrArray(
      size,
      () => this.nextExponential(),
      (out) => this.fillExponential(out),
    );
  }

  /** Rayleigh: the length of a two-dimensional normal vector. */
  rayleigh(scale?: number, size?: null): number;
  rayleigh(scale: Parameter | undefined, size: Size): NDArray;
  rayleigh(scale: Parameter = 1, size?: Size): number | NDArray {
    const source = this.source;
    return draw(size, 'float64', (s) => s * Math.sqrt(-2 * log1p(-source.nextDouble())), scale);
  }

  /**
   * Integers from low (inclusive) to high (exclusive), or below low when high is left out:
   * `randint(10)`, `randint(0, 5, [2, 3])`, `randint(0, 2, 8, 'uint8')`. int64 unless said otherwise.
   */
  randint(low: number, high?: number | null, size?: null, dtype?: DType): number;
  randint(low: Parameter, high: Parameter | null | undefined, size?: Size, dtype?: DType): NDArray;
  randint(
    low: Parameter,
    high?: Parameter | null,
    size?: Size,
    dtype: DType = 'int64',
  ): number | NDArray {
    return drawIntegers(this.source, low, high, size, dtype, { endpoint: false, masked: true });
  }

  /** Shuffles the rows of an array (or a JS list) in place: `shuffle(x)` permutes x along its first axis. */
  shuffle(x: NDArray | unknown[]): void {
    shuffleAlong(this.source, x, 0);
  }

  /** A shuffled 0 … n−1, or a copy of an array with its rows shuffled. */
  permutation(x: ArrayLike): NDArray {
    if (typeof x === 'number') {
      if (!Number.isInteger(x)) {
        throw new IndexError('x must be an integer or at least 1-dimensional');
      }
      const indices = range(x);
      this.shuffle(indices);
      return indices;
    }
    const array = asarray(x);
    if (array.ndim === 1) {
      const copy = array.copy();
      this.shuffle(copy);
      return copy;
    }
    const indices = range(array.length);
    this.shuffle(indices);
    return take(array, indices, 0);
  }

  /**
   * Picks from 0 … a−1 or from a one-dimensional array: `choice(5, 3)`, `choice(a, 3, {replace: false})`,
   * `choice(['...'].length, [2, 2], {p})`. Without a size one value as a number.
   */
  choice(a: ArrayLike, size?: null, options?: ChoiceOptions): number;
  choice(a: ArrayLike, size: Size, options?: ChoiceOptions): NDArray;
  choice(a: ArrayLike, size?: Size, options: ChoiceOptions = {}): number | NDArray {
    if (typeof a !== 'number' && asarray(a).ndim !== 1) {
      throw new ValueError('a must be 1-dimensional');
    }
    const shape = hasSize(size) ? toShape(size) : null;
    const count = shape ? sizeOf(shape) : 1;
    const population = populationSize(a, 0, count, LEGACY_CHOICE);
    const p =
      options.p === undefined ? null : checkProbabilities(options.p, population, LEGACY_CHOICE);
    const nextDouble = (): number => this.source.nextDouble();
    let indices: Float64Array;
    if (options.replace ?? true) {
      indices = p
        ? weightedIndices(count, p, nextDouble)
        : (fillIntegers(this.source, 0, population - 1, count, 'int64', true) as Float64Array);
    } else {
      if (count > population) {
        throw new ValueError(LEGACY_CHOICE.tooFew);
      }
      indices = p
        ? weightedDistinct(count, p, nextDouble)
        : (this.permutation(population).data.slice(0, count) as Float64Array);
    }
    return pick(a, indices, shape, 0);
  }
}
