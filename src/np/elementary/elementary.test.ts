import { describe, expect, test } from 'vitest';
import fixtures from './fixtures/elementary.json' with { type: 'json' };
import { type Sample, sample } from './fixtures/samples.ts';
import * as math from './index.ts';

type Unary = (x: number) => number;
const unary = math as unknown as Record<string, Unary>;

function unpack(base64: string): Float64Array {
  return new Float64Array(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
}

async function sha256(values: Float64Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', values));
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** The distance of neighbouring doubles at x. */
function ulp(x: number): number {
  const words = new BigInt64Array(new Float64Array([Math.abs(x)]).buffer);
  words[0] += 1n;
  return new Float64Array(words.buffer)[0] - Math.abs(x);
}

/** What the doc comments promise, in units of the last place. */
const PROMISED: Record<string, number> = {
  exp: 0.52,
  exp2: 0.51,
  expm1: 0.6,
  log: 0.52,
  log1p: 0.9,
  log2: 0.51,
  log10: 0.51,
  sin: 0.9,
  cos: 0.9,
  tan: 0.9,
  arctan: 0.6,
  arccos: 0.6,
  sinh: 0.9,
  cosh: 0.7,
  tanh: 0.6,
};

describe('float64 against 200-bit arithmetic', () => {
  for (const { f, x, head, tail } of fixtures.references) {
    test(`${f} on ${x.slice(0, 3).join(' ')}`, () => {
      const arguments_ = sample(x as Sample);
      const heads = unpack(head);
      const tails = unpack(tail);
      let worst = 0;
      arguments_.forEach((argument, i) => {
        const error = Math.abs(unary[f](argument) - heads[i] - tails[i]) / ulp(heads[i]);
        // A NaN must not slip through the comparison.
        worst = error > worst || Number.isNaN(error) ? error : worst;
      });
      expect(worst).toBeLessThan(PROMISED[f]);
      expect(worst).toBeGreaterThan(0.2); // below that the references would not be what they claim
    });
  }
});

describe(`the bits of ${fixtures.libc}`, () => {
  for (const { f, x, y, sha256: expected } of fixtures.glibc) {
    test(`${f} on ${x.slice(0, 3).join(' ')}`, async () => {
      const first = sample(x as Sample);
      const second = y ? sample(y as Sample).reverse() : null;
      const values = first.map((a, i) => (second ? math.pow(a, second[i]) : unary[f](a)));
      expect(await sha256(values)).toBe(expected);
    });
  }
});

describe('float32 at the hardest arguments', () => {
  for (const [f, { x, y }] of Object.entries(fixtures.float32)) {
    test(f, () => {
      const expected = unpack(y);
      const results = unpack(x).map(unary[`${f}Float32`]);
      expect(Array.from(results)).toEqual(Array.from(expected));
    });
  }
});

describe('special values as in C', () => {
  for (const [f, { x, y }] of Object.entries(fixtures.special)) {
    test(f, () => {
      const arguments_ = Array.from(unpack(x));
      const results =
        f === 'pow'
          ? arguments_.flatMap((a) => arguments_.map((b) => math.pow(a, b)))
          : arguments_.map(unary[f]);
      // toEqual tells −0 from 0 and takes NaN for equal to NaN.
      expect(results).toEqual(Array.from(unpack(y)));
    });
  }
});

test('fma rounds once', () => {
  // Exact integers: the product needs 106 bits, the sum 53.
  const a = 2 ** 52 + 1;
  const b = 2 ** 52 + 3;
  expect(math.fma(a, b, -(2 ** 104))).toBe(Number(BigInt(a) * BigInt(b) - 2n ** 104n));
  // 1 + 2^-53 is half-way between 1 and the next double; the tail decides.
  expect(math.fma(1 + 2 ** -52, 1 - 2 ** -52, 2 ** -53 + 2 ** -104)).toBe(1);
  expect(math.fma(2 ** -53, 1 + 2 ** -52, 1)).toBe(1 + 2 ** -52);
  expect(math.fma(2 ** -53, 1 - 2 ** -52, 1)).toBe(1);
  expect(math.fma(0.1, 10, -1)).toBe(2 ** -54);
});
