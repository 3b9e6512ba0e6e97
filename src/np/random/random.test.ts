import { describe, expect, test } from 'vitest';
import { array } from '../array/create.ts';
import { arange } from '../array/ranges.ts';
import {
  AxisError,
  DTypeError,
  IndexError,
  type NumpyError,
  OverflowError,
  ValueError,
} from '../errors.ts';
import * as random from './index.ts';
import { defaultRng, RandomState, SeedSequence } from './index.ts';

describe('the shared legacy stream', () => {
  test("np.random.seed(0) gives NumPy's well-known first normals", () => {
    random.seed(0);
    expect(random.randn(2, 3).tolist()).toEqual([
      [1.764052345967664, 0.4001572083672233, 0.9787379841057392],
      [2.240893199201458, 1.8675579901499675, -0.977277879876411],
    ]);
    expect(random.rand()).toBe(0.4375872112626925); // continues after six normals
  });

  test('the same seed starts the same stream again, also after an odd number of normals', () => {
    random.seed(3);
    const first = [random.randn(), random.randn(), random.randn()];
    random.seed(3);
    expect([random.randn(), random.randn(), random.randn()]).toEqual(first);
  });

  test('bigint, list and array seeds', () => {
    random.seed(5n);
    const draws = random.rand(3).tolist();
    random.seed(5);
    expect(random.rand(3).tolist()).toEqual(draws);
    random.seed([1, 2, 3]);
    const list = random.rand(3).tolist();
    random.seed(array([1, 2, 3], 'int64'));
    expect(random.rand(3).tolist()).toEqual(list);
    expect(list).not.toEqual(draws);
  });

  test('without a seed streams differ', () => {
    expect(new RandomState().rand(4).tolist()).not.toEqual(new RandomState().rand(4).tolist());
    expect(defaultRng().random(4).tolist()).not.toEqual(defaultRng().random(4).tolist());
  });
});

describe('state', () => {
  test('a RandomState goes on from a saved place, with the kept normal', () => {
    const state = new RandomState(8);
    state.randn(3);
    const saved = state.getState();
    expect(saved.hasGauss).toBe(true);
    const rest = state.randn(5).tolist();
    const other = new RandomState(1);
    other.setState(saved);
    expect(other.randn(5).tolist()).toEqual(rest);
  });

  test('a Generator shows and takes the 128-bit state that NumPy shows', () => {
    const rng = defaultRng(42);
    expect(rng.bitGenerator.getState()).toEqual({
      state: 274674114334540486603088602300644985544n,
      inc: 332724090758049132448979897138935081983n,
      hasUint32: false,
      uinteger: 0,
    });
    for (const draws of [1, 63, 1, 200, 7]) {
      rng.random(draws);
      rng.random(1, { dtype: 'float32' }); // leaves half a word behind
      const saved = rng.bitGenerator.getState();
      const rest = rng.integers(0, 1000, 9).tolist();
      const other = defaultRng(0);
      other.bitGenerator.setState(saved);
      expect(other.integers(0, 1000, 9).tolist()).toEqual(rest);
    }
  });

  test('spawned sequences are those of NumPy', () => {
    const [first, second] = new SeedSequence(42).spawn(2);
    expect(Array.from(second.generateState(2))).toEqual([4091952314, 31242083]);
    expect(defaultRng(first).random()).not.toBe(defaultRng(second).random());
  });
});

describe('shuffling', () => {
  test('moves whole rows of a matrix, also through a view', () => {
    const x = arange(12).reshape(6, 2);
    new RandomState(0).shuffle(x);
    const rows = x.tolist() as number[][];
    expect(rows.map(([a, b]) => b - a)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(rows.map(([a]) => a)).not.toEqual([0, 2, 4, 6, 8, 10]);

    const whole = arange(12).reshape(6, 2);
    const copy = whole.slice('::-1').copy();
    new RandomState(0).shuffle(whole.slice('::-1'));
    new RandomState(0).shuffle(copy);
    expect(whole.slice('::-1').tolist()).toEqual(copy.tolist());
  });

  test('a list and an array of the same length go the same way', () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'];
    const indices = arange(6);
    new RandomState(4).shuffle(list);
    new RandomState(4).shuffle(indices);
    expect(list).toEqual((indices.tolist() as number[]).map((i) => 'abcdef'[i]));
  });

  test('permutation and permuted leave their argument alone; out may be the array itself', () => {
    const x = arange(6);
    const rng = defaultRng(1);
    rng.permutation(x);
    rng.permuted(x);
    expect(x.tolist()).toEqual([0, 1, 2, 3, 4, 5]);
    const a = arange(12).reshape(3, 4);
    const expected = defaultRng(2).permuted(a, { axis: 1 }).tolist();
    expect(defaultRng(2).permuted(a, { axis: 1, out: a })).toBe(a);
    expect(a.tolist()).toEqual(expected);
    const flat = arange(12).reshape(3, 4);
    defaultRng(2).permuted(flat, { out: flat });
    expect((flat.ravel().tolist() as number[]).sort((p, q) => p - q)).toEqual(arange(12).tolist());
  });
});

describe('errors speak as NumPy does', () => {
  const legacy = new RandomState(0);
  const rng = defaultRng(0);
  const cases: [string, () => unknown, new (...args: never[]) => NumpyError, string][] = [
    [
      'seed too large',
      () => legacy.seed(2 ** 32),
      ValueError,
      'Seed must be between 0 and 2**32 - 1',
    ],
    ['negative seed', () => legacy.seed(-1), ValueError, 'Seed must be between 0 and 2**32 - 1'],
    ['empty seed', () => legacy.seed([]), ValueError, 'Seed must be non-empty'],
    [
      'fractional seed',
      () => legacy.seed(0.5),
      DTypeError,
      "from dtype('float64') to dtype('int64')",
    ],
    ['fractional seed in a list', () => legacy.seed([5.5]), DTypeError, "to dtype('int64')"],
    ['fractional entropy', () => defaultRng(1.5), DTypeError, 'SeedSequence expects int'],
    [
      'endless range',
      () => legacy.uniform(0, Infinity),
      OverflowError,
      'Range exceeds valid bounds',
    ],
    ['range without a number', () => legacy.uniform(0, NaN, 3), OverflowError, 'Range exceeds'],
    ['range too wide', () => legacy.uniform(-1e308, [0, 1e308]), OverflowError, 'Range exceeds'],
    [
      'endless range',
      () => rng.uniform(0, Infinity),
      OverflowError,
      'high - low range exceeds valid bounds',
    ],
    ['range upside down', () => rng.uniform(1, 0), ValueError, 'high - low < 0'],
    [
      'half a number',
      () => legacy.permutation(1.5),
      IndexError,
      'x must be an integer or at least 1-dimensional',
    ],
    [
      'half a number',
      () => rng.permutation(1.5),
      AxisError,
      'axis 0 is out of bounds for array of dimension 0',
    ],
    [
      'choice of none',
      () => legacy.choice(0),
      ValueError,
      'a must be greater than 0 unless no samples are taken',
    ],
    [
      'choice of a half',
      () => legacy.choice(1.5),
      ValueError,
      'a must be 1-dimensional or an integer',
    ],
    [
      'choice of nothing',
      () => legacy.choice([]),
      ValueError,
      "'a' cannot be empty unless no samples are taken",
    ],
    ['too many', () => legacy.choice(3, 5, { replace: false }), ValueError, "when 'replace=False'"],
    [
      'p of another length',
      () => legacy.choice(3, 2, { p: [1, 2] }),
      ValueError,
      "'a' and 'p' must have same size",
    ],
    [
      'p of two axes',
      () => legacy.choice(3, 2, { p: [[0.5, 0.5]] }),
      ValueError,
      "'p' must be 1-dimensional",
    ],
    [
      'p without a number',
      () => legacy.choice(3, 2, { p: [0.5, NaN, 1] }),
      ValueError,
      'probabilities contain NaN',
    ],
    [
      'p beyond 1',
      () => legacy.choice(3, 2, { p: [0.5, 0.5, 0.5] }),
      ValueError,
      'probabilities do not sum to 1',
    ],
    ['negative entropy', () => defaultRng(-1), ValueError, 'expected non-negative integer'],
    ['inexact seed', () => defaultRng(2 ** 60), OverflowError, 'BigInt'],
    ['empty range', () => legacy.randint(5, 5), ValueError, 'low >= high'],
    [
      'empty closed range',
      () => rng.integers(5, 4, null, { endpoint: true }),
      ValueError,
      'low > high',
    ],
    [
      'out of dtype',
      () => rng.integers(0, 300, 3, { dtype: 'uint8' }),
      ValueError,
      'high is out of bounds for uint8',
    ],
    [
      'float dtype',
      () => rng.integers(0, 3, 3, { dtype: 'float64' }),
      DTypeError,
      "Unsupported dtype dtype('float64') for integers",
    ],
    ['negative scale', () => legacy.normal(0, -1), ValueError, 'scale < 0'],
    ['probability above 1', () => rng.binomial(3, 1.5), ValueError, 'p < 0, p > 1 or p is NaN'],
    ['negative rate', () => rng.poisson(-1), ValueError, 'lam < 0 or lam is NaN'],
    ['negative size', () => rng.random(-1), ValueError, 'negative dimensions are not allowed'],
    ['sizes that do not fit', () => rng.normal([1, 2, 3], 1, [2]), ValueError, 'shape'],
    [
      'sample too large',
      () => rng.choice(3, 4, { replace: false }),
      ValueError,
      'Cannot take a larger sample than population when replace is False',
    ],
    [
      'p of another length',
      () => rng.choice(3, 1, { p: [0.5, 0.5] }),
      ValueError,
      'a and p must have same size',
    ],
    [
      'p that does not sum to 1',
      () => rng.choice(2, 1, { p: [0.5, 0.6] }),
      ValueError,
      'Probabilities do not sum to 1',
    ],
    [
      'negative p',
      () => legacy.choice(2, 1, { p: [-0.5, 1.5] }),
      ValueError,
      'probabilities are not non-negative',
    ],
    [
      'too few non-zero p',
      () => rng.choice(3, 2, { replace: false, p: [1, 0, 0] }),
      ValueError,
      'Fewer non-zero entries in p than size',
    ],
    [
      'empty population',
      () => rng.choice([], 1),
      ValueError,
      'a cannot be empty unless no samples are taken',
    ],
  ];
  for (const [name, action, type, message] of cases) {
    test(name, () => {
      expect(action).toThrow(type);
      expect(action).toThrow(message);
    });
  }
});

describe('shapes', () => {
  test('a number without a size, arrays with one, also empty and 0-d', () => {
    const rng = defaultRng(0);
    expect(typeof rng.normal()).toBe('number');
    expect(rng.normal(0, 1, []).shape).toEqual([]);
    expect(rng.random([0, 3]).shape).toEqual([0, 3]);
    expect(rng.integers(0, 5, [2, 2]).dtype).toBe('int64');
    expect(rng.standardNormal(2, { dtype: 'float32' }).dtype).toBe('float32');
    expect(new RandomState(0).randint(0, 2, 4, 'bool').dtype).toBe('bool');
    expect(rng.choice(0, 0).shape).toEqual([0]);
  });
});

test("a Generator's pareto and power are NumPy's but for the last bit, which is the C library's expm1", () => {
  const rng = defaultRng(3);
  const near = (drawn: number[], expected: number[]) =>
    expect(Math.max(...drawn.map((x, i) => Math.abs(x / expected[i] - 1)))).toBeLessThan(5e-16);
  near(
    rng.pareto(2.5, 3).tolist() as number[],
    [0.04498854650165875, 0.16866579203516427, 0.7503510770075008],
  );
  near(
    rng.power(0.7, 3).tolist() as number[],
    [0.8455734184027703, 0.17120592901732518, 0.12044684262190555],
  );
});

test('heavy tails: what NumPy refuses, and what int64 does not hold here', () => {
  for (const source of [new RandomState(1), defaultRng(1)]) {
    expect(() => source.zipf(1)).toThrow(new ValueError('a <= 1 or a is NaN'));
    expect(() => source.logseries(1)).toThrow(new ValueError('p < 0, p >= 1 or p is NaN'));
    expect(() => source.wald(0, 1)).toThrow(new ValueError('mean <= 0'));
    expect(source.zipf(2000)).toBe(1);
    expect(() => source.zipf(1.01, 1000)).toThrow(OverflowError);
  }
});

test('vonmises: kappa below 0, NaN, and so large that all angles are mu', () => {
  for (const source of [new RandomState(1), defaultRng(1)]) {
    expect(() => source.vonmises(0, -1)).toThrow(new ValueError('kappa < 0'));
    expect(source.vonmises(0, Number.NaN)).toBeNaN();
    expect(source.vonmises(Number.NaN, 1)).toBeNaN();
    expect(source.vonmises(2.5, 1e300)).toBeCloseTo(2.5, 15);
    expect(source.vonmises(2.5, Number.POSITIVE_INFINITY)).toBeCloseTo(2.5, 15);
  }
});

test('an array of one number seeds like the number, a list of one does not', () => {
  // NumPy 2.4.6: RandomState(np.array([5])).rand() and so on
  const first = (seed: ConstructorParameters<typeof RandomState>[0]) =>
    new RandomState(seed).rand();
  expect(first(5)).toBe(0.22199317108973948);
  expect(first(array([5]))).toBe(0.22199317108973948);
  expect(first(array(5))).toBe(0.22199317108973948);
  expect(first(array([[5]]))).toBe(0.22199317108973948);
  expect(first([5])).toBe(0.6229016948897019);
  expect(first(array([5, 6]))).toBe(0.6956716872597328);
});

test('the legacy binomial draws where the count can only be 0', () => {
  for (const [n, p] of [
    [0, 0.5],
    [5, 0],
    [0, 1],
  ] as const) {
    const random = new RandomState(1);
    expect([random.binomial(n, p), random.rand()]).toEqual([0, 0.7203244934421581]);
  }
});
