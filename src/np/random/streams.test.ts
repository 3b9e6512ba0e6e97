import { describe, expect, test } from 'vitest';
import { NDArray } from '../array/ndarray.ts';
import { arange } from '../array/ranges.ts';
import { multiply } from '../ufunc/arithmetic.ts';
import { rint } from '../ufunc/unary.ts';
import fixtures from './fixtures/streams.json' with { type: 'json' };
import { defaultRng, RandomState } from './index.ts';

/*
 * Every call below was made by NumPy 2 (fixtures/make.py); results must agree in dtype, shape and in
 * every bit, over a million draws of each distribution. Where the C library has a part in a result, it is
 * compared rounded to `decimals`.
 */
type SeedText = number | string | (number | string)[];
interface Step {
  method: string;
  args: unknown[];
  decimals?: number;
  result: { dtype: string; shape: number[]; first: number[]; sha256: string };
}
type Method = (...args: unknown[]) => number | NDArray | undefined;

const toSeed = (seed: SeedText): number | bigint | (number | bigint)[] => {
  if (Array.isArray(seed)) return seed.map((s) => toSeed(s) as number | bigint);
  return typeof seed === 'string' ? BigInt(seed) : seed;
};

/** {"range": [2, 3]} stands for the array 0, 1, … of that shape. */
const toArgument = (value: unknown): unknown => {
  const shape = (value as { range?: number[] } | null)?.range;
  return shape
    ? arange(
        0,
        shape.reduce((a, b) => a * b),
        1,
        'int64',
      ).reshape(shape)
    : value;
};

/** As it is, or as a whole number of 10^−decimals. */
function rounded(result: number | NDArray | undefined, decimals?: number): typeof result {
  if (decimals === undefined || result === undefined) return result;
  const whole = rint(multiply(result, 10 ** decimals));
  return typeof result === 'number' ? whole.item() : whole;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
}

for (const { api, seed, steps } of fixtures.cases as unknown as {
  api: string;
  seed: SeedText;
  steps: Step[];
}[]) {
  const label = JSON.stringify(seed).slice(0, 30);
  describe(`${api}, seed ${label}, ${steps.length} calls`, () => {
    const generator: unknown =
      api === 'legacy' ? new RandomState(toSeed(seed)) : defaultRng(toSeed(seed));
    // One test a case: the calls share a stream, each must begin where the last one ended.
    test('equals NumPy', { timeout: 60_000 }, async () => {
      for (const step of steps) {
        const args = step.args.map(toArgument);
        const drawn = (generator as Record<string, Method>)[step.method](...args);
        const result =
          step.method === 'shuffle' ? (args[0] as NDArray) : rounded(drawn, step.decimals);
        const values =
          result instanceof NDArray ? result.toTypedArray() : new Float64Array([result as number]);
        const name = `${step.method}(${JSON.stringify(step.args).slice(1, -1)})`;
        const { dtype, shape, first } = step.result;
        expect({ name, first: Array.from(values.slice(0, 4)) }).toEqual({ name, first });
        if (result instanceof NDArray) {
          expect({ name, dtype: result.dtype, shape: [...result.shape] }).toEqual({
            name,
            dtype,
            shape,
          });
          const bytes = new Uint8Array(
            values.buffer as ArrayBuffer,
            values.byteOffset,
            values.byteLength,
          );
          expect({ name, sha256: await sha256(bytes) }).toEqual({
            name,
            sha256: step.result.sha256,
          });
        } else {
          expect({ name, shape }).toEqual({ name, shape: [] });
        }
      }
    });
  });
}
