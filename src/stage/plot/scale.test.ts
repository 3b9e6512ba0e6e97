import { describe, expect, test } from 'vitest';
import { domainOf, scaleOf } from './scale.ts';

describe('a scale', () => {
  test.each([
    ['linear', [0, 200], 50, 0.25],
    ['linear', [2, -2], 1, 0.25],
    ['log', [1e-4, 100], 0.1, 0.5],
    ['log1p', [0, 9999], 99, 0.5],
    ['log1p', [0, 9999], 0, 0],
  ] as const)('%s over %j has %d at %d', (kind, domain, value, expected) => {
    expect(scaleOf(kind, domain).fraction(value)).toBeCloseTo(expected, 12);
  });

  test('equal factors are equal lengths on a log axis', () => {
    const { fraction } = scaleOf('log', [1e-6, 1e6]);
    const steps = Array.from(
      { length: 50 },
      (_, n) => fraction(36 * 0.9409 ** (n + 1)) - fraction(36 * 0.9409 ** n),
    );
    for (const step of steps) expect(step).toBeCloseTo(Math.log10(0.9409) / 12, 12);
  });

  test('what has no place lies off the axis, and stays drawable', () => {
    const log = scaleOf('log', [0.1, 10]);
    for (const value of [0, -3, Number.NEGATIVE_INFINITY]) expect(log.fraction(value)).toBe(-4);
    expect(log.fraction(Number.POSITIVE_INFINITY)).toBe(5);
    expect(scaleOf('log1p', [0, 10]).fraction(-2)).toBe(-4);
    expect(scaleOf('linear', [0, 1]).fraction(1e300)).toBe(5);
    expect(log.fraction(Number.NaN)).toBeNaN();
  });

  test.each([
    ['linear', [0, 200], 4, [0, 50, 100, 150, 200]],
    ['log', [1e-4, 100], 4, [1e-4, 0.01, 1, 100]],
    ['log', [1e-4, 100], 8, [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100]],
    ['log', [0.165, 11.5], 7, [0.2, 0.5, 1, 2, 5, 10]],
    ['log', [3, 7], 4, [3, 4, 5, 6, 7]],
    ['log1p', [0, 10_000], 5, [0, 1, 10, 100, 1000, 10_000]],
    ['log1p', [0, 1000], 4, [0, 1, 10, 100, 1000]],
    ['log1p', [0, 0.5], 5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
  ] as const)('ticks of %s over %j, about %d: %j', (kind, domain, count, expected) => {
    expect(scaleOf(kind, domain).ticks(count)).toEqual([...expected]);
  });

  test.each([
    ['log', [0, 10]],
    ['log', [-1, 10]],
    ['log1p', [-1, 10]],
    ['linear', [3, 3]],
    ['linear', [0, Number.POSITIVE_INFINITY]],
    ['linear', [Number.NaN, 1]],
  ] as const)('%s refuses %j', (kind, domain) => {
    expect(() => scaleOf(kind, domain)).toThrow(RangeError);
  });
});

describe('a domain', () => {
  test.each([
    ['log', [36, 10.6, 0.000184], [], [1e-4, 100]],
    ['log', [5], [], [1, 10]],
    ['log', [1], [], [1, 10]],
    ['log', [0, 0], [], [1, 10]],
    ['linear', [3, 36], [0], [0, 40]],
    ['linear', [0, 0], [], [-1, 1]],
    ['linear', [1e6], [], [0, 2e6]],
    ['linear', [1e-6, -1e-6], [], [-1e-6, 1e-6]],
    ['linear', [Number.NaN, 2, Number.POSITIVE_INFINITY], [0], [0, 2]],
    ['log1p', [0, 10_000], [], [0, 10_000]],
    ['log1p', [0], [], [0, 1]],
  ] as const)('%s of %j with %j is %j', (kind, values, include, expected) => {
    expect(domainOf(values, kind, include)).toEqual([...expected]);
    // Whatever the values are, an axis can be made of it.
    scaleOf(kind, domainOf(values, kind, include));
  });
});
