import { describe, expect, test } from 'vitest';
import type { NDArray } from '../array/ndarray.ts';
import releases from './fixtures/releases.json' with { type: 'json' };
import { defaultRng, RandomState, STREAM_VERSION, type StreamVersion } from './index.ts';

/** Where NumPy's releases draw differently: both were asked (fixtures/releases.py). */
describe.each(Object.entries(releases))('stream %s', (stream, { cases }) => {
  test.each(
    cases.map((one) => [`${one.generator} ${one.method} n=${one.n} p=${one.p}`, one] as const),
  )('%s', async (_, { generator, method, n, p, size, sha256, next }) => {
    const options = { stream: stream as StreamVersion };
    const random =
      generator === 'defaultRng' ? defaultRng(7, options) : new RandomState(7, options);
    const counts: NDArray =
      method === 'binomial'
        ? random.binomial(n, p as number, [size])
        : random.multinomial(n, p as number[], size);
    const bytes = new Uint8Array(Float64Array.from(counts.toTypedArray()).buffer);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')).toBe(sha256);
    expect(random.random()).toBe(next);
  });
});

test('the releases do differ, and the engine follows one of them', () => {
  const [old, newer] = Object.values(releases).map(({ cases }) =>
    cases.map(({ sha256, next }) => `${sha256} ${next}`),
  ) as [string[], string[]];
  const differ = old.flatMap((one, index) =>
    one === newer[index] ? [] : [releases['2.4'].cases[index]?.generator],
  );
  expect(new Set(differ)).toEqual(new Set(['defaultRng', 'RandomState']));
  expect(Object.keys(releases)).toContain(STREAM_VERSION);
});
