import { describe, expect, test } from 'vitest';
import { asProductOf, asSumOf } from './displayed-arithmetic.ts';
import { formatFor, formatNumber } from './number-format.ts';
import type { ShownValue } from './run.ts';
import { anySize, seeded } from './testing/seeded.ts';

const shown = (text: string): ShownValue => ({
  number: Number.NaN,
  text: text.replaceAll('-', '−'),
  path: 'x',
  source: 'run',
});

/** The terms, the displayed sum, and whether Python's decimal.Decimal adds the terms up to it. */
const SUMS: [string[], string, boolean][] = [
  [['0.2', '1.6'], '1.8', true],
  [['1.8', '-1.5'], '0.3', true],
  [['0.3333', '0.6667'], '1.0000', true],
  [['0.33', '0.33', '0.33'], '1.00', false],
  // float64 finds 5.551115123125783e-17 here; on paper it is 0.
  [['0.1', '0.2', '-0.3'], '5.55e-17', false],
  [['0.1', '0.2', '-0.3'], '0.0', true],
  // float64 finds 2.00499999999999989...; on paper it is 2.005, which rounds up.
  [['1.005', '1'], '2.01', true],
  [['1.005', '1'], '2.00', false],
  [['-0.15', '-0.1'], '-0.3', true],
  [['-0.15', '-0.1'], '-0.2', false],
  [['10 000', '0.4'], '10 000', true],
  [['10 000', '0.6'], '10 000', false],
  [['1e-6', '2e-6'], '3e-6', true],
  [['1e-6', '2e-6'], '3.01e-6', false],
  [['1.23e6', '1'], '1.23e6', true],
];

/** The same for products. */
const PRODUCTS: [string[], string, boolean][] = [
  [['2', '0.8'], '1.6', true],
  [['3', '-0.5'], '-1.5', true],
  [['0.33', '3'], '1.00', false],
  [['0.33', '3'], '1.0', true],
  // float64 finds 1.0049999999999999 here; on paper it is 1.005.
  [['0.67', '1.5'], '1.01', true],
  [['0.67', '1.5'], '1.00', false],
  [['1e-6', '1e-6'], '1e-12', true],
  [['1e-6', '3'], '0', true],
  [['1e6', '1.5'], '1.5e6', true],
  [['999.9', '1.001'], '1000.9', true],
  [['0', '5'], '0', true],
];

describe.each([
  ['sum', asSumOf, SUMS],
  ['product', asProductOf, PRODUCTS],
] as const)('a %s', (_name, as, cases) => {
  test.each(cases)('of %j shown as %s: does it close? %s', (operands, result, closes) => {
    const narrow = (text: string) => shown(text.replaceAll(' ', '\u202f'));
    const { text } = as(narrow(result), operands.map(narrow));
    expect(text).toBe(`${closes ? '' : '≈'}${narrow(result).text}`);
  });

  test('keeps its value and its source, and changes no operand', () => {
    const result: ShownValue = { number: 1, text: '1.00', path: 'total[2]', source: 'run' };
    const operands = [shown('0.33'), shown('7')];
    const before = structuredClone(operands);
    expect(as(result, operands)).toEqual({ ...result, text: '≈1.00' });
    expect(operands).toEqual(before);
  });

  test('that carries ≈ already, or is made of what does, carries one', () => {
    const rough = as(shown('1.00'), [shown('0.33'), shown('2')]);
    expect(rough.text).toBe('≈1.00');
    expect(as(rough, [shown('0.33'), shown('2')]).text).toBe('≈1.00');
    expect(as(shown('1.00'), [rough]).text).toBe('1.00');
  });

  test('that is rounded itself carries one, even where the displayed digits close', () => {
    const exact = (number: number, text: string): ShownValue => ({ ...shown(text), number });
    const [small, third] = [exact(0.001, '0.001'), exact(0.333333333, '0.3')];
    expect(asProductOf(exact(0.000333333333, '0.0003'), [small, third]).text).toBe('≈0.0003');
    expect(asProductOf(exact(0.0003, '0.0003'), [small, exact(0.3, '0.3')]).text).toBe('0.0003');
    // The noise of binary fractions is no rounding.
    expect(asSumOf(exact(0.1 + 0.2, '0.3'), [shown('0.1'), shown('0.2')]).text).toBe('0.3');
    // An exact zero of terms that only look opposite.
    expect(asSumOf(exact(0, '0'), [shown('0.33'), shown('-0.34')]).text).toBe('≈0');
  });

  test('leaves infinities and nan as float64 has them', () => {
    expect(as(shown('∞'), [shown('∞'), shown('2')]).text).toBe('∞');
    expect(as(shown('nan'), [shown('∞'), shown('-∞')]).text).toBe('nan');
  });
});

/** A displayed number in 10^−24ths, by moving its point; numbers with an exponent are not used here. */
function units(text: string): bigint {
  const bare = text.replaceAll('\u202f', '').replace('−', '-');
  const [whole, fraction = ''] = bare.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(24, '0'));
}

/** Whether a result in 10^−24ths, or for products of two factors 10^−48ths, reads as the text. */
function readsAs(exact: bigint, scale: number, text: string): boolean {
  const decimals = text.split('.')[1]?.length ?? 0;
  const step = 10n ** BigInt(scale - decimals);
  const distance = exact - units(text) * 10n ** BigInt(scale - 24);
  // Half a step away belongs to the number farther from zero.
  const outwards = exact < 0n ? -distance : distance;
  return -step <= 2n * outwards && 2n * outwards < step;
}

const plain = (text: string) => !text.includes('e');

describe('thousands of random neurons, as a run would show them', () => {
  test('a sum carries ≈ exactly when its displayed terms do not give it', () => {
    const random = seeded(11);
    const seen = { closing: 0, rounding: 0 };
    for (let round = 0; round < 4000; round++) {
      const coarse = random() < 0.6;
      const numbers = Array.from({ length: 2 + Math.floor(random() * 5) }, () => {
        const value = anySize(random, -2, 4);
        return coarse ? Math.round(value * 10) / 10 : value;
      });
      const total = numbers.reduce((sum, number) => sum + number, 0);
      const decimals = coarse ? Math.floor(random() * 3) : formatFor(numbers).decimals;
      const terms = numbers.map((number) => shown(formatNumber(number, { decimals })));
      const sum = shown(formatNumber(total, { decimals: Math.floor(random() * 5) }));
      if (![sum, ...terms].every(({ text }) => plain(text))) continue;
      const exact = terms.reduce((part, { text }) => part + units(text), 0n);
      const closes = readsAs(exact, 24, sum.text);
      expect(asSumOf(sum, terms).text).toBe(closes ? sum.text : `≈${sum.text}`);
      if (closes) seen.closing++;
      else seen.rounding++;
    }
    expect(seen.closing).toBeGreaterThan(300);
    expect(seen.rounding).toBeGreaterThan(300);
  });

  test('a product carries ≈ exactly when its displayed factors do not give it', () => {
    const random = seeded(12);
    const seen = { closing: 0, rounding: 0 };
    for (let round = 0; round < 4000; round++) {
      const pair = [anySize(random, -2, 3), anySize(random, -2, 2)].map((value) =>
        random() < 0.5 ? Math.round(value * 10) / 10 : value,
      ) as [number, number];
      const factors = pair.map((value) => shown(formatNumber(value, formatFor([value]))));
      const product = pair[0] * pair[1];
      const result = shown(formatNumber(product, { decimals: Math.floor(random() * 5) }));
      if (![result, ...factors].every(({ text }) => plain(text))) continue;
      const exact = factors.reduce((part, { text }) => part * units(text), 1n);
      const closes = readsAs(exact, 48, result.text);
      expect(asProductOf(result, factors).text).toBe(closes ? result.text : `≈${result.text}`);
      if (closes) seen.closing++;
      else seen.rounding++;
    }
    expect(seen.closing).toBeGreaterThan(300);
    expect(seen.rounding).toBeGreaterThan(300);
  });
});
