import { describe, expect, test } from 'vitest';
import { withDecimals, withoutPadding, withSignificantDigits } from './displayed-digits.ts';

const shown = (number: number) => ({ number, text: '', path: 'x', source: 'run' as const });

describe('digits for a picture', () => {
  test.each([
    [0.0036000900000058, 8, '0.00360009'],
    [-0.3990954, 2, '−0.40'],
    [12345.678, 1, '12\u202f345.7'],
  ])('%d with %d decimals', (number, decimals, text) => {
    expect(withDecimals(shown(number), decimals).text).toBe(text);
  });

  test.each([
    [36, '36'],
    [10.645602, '10.6456'],
    [0.00018419, '0.000184'],
    [0.5, '0.5'],
    [100, '100'],
    [0, '0'],
    [-1.5, '−1.5'],
    [1e-7, '1e−7'],
    [2.5e9, '2.5e9'],
  ])('%d with its significant digits', (number, text) => {
    expect(withSignificantDigits(shown(number)).text).toBe(text);
  });

  test.each([
    [1, '1.00', '1'],
    [-0.5, '−0.50', '−0.5'],
    [1.6, '≈+1.60', '≈+1.6'],
    [0, '0.0', '0'],
    [100, '100', '100'],
    [-0.99999, '−1.0000', '−1.0000'],
    [1e-7, '1e−7', '1e−7'],
  ])('%d is %s; without padding %s', (number, text, expected) => {
    expect(withoutPadding({ ...shown(number), text }).text).toBe(expected);
  });
});
