import { describe, expect, it } from 'vitest';
import { openEquations } from './equation.ts';

describe('equations that close', () => {
  it.each([
    '0.2 + 1.6 = 1.8',
    '1 × 0.2 = 0.2',
    '3 × −0.5 = −1.5',
    '3 · (−0.5) = −1.5',
    '−3 · 2 = −6',
    '1 · 0.2 + 2 · 0.8 + 3 · (−0.5) = 0.3',
    '(1 + 2) · 3 = 9',
    // Rounded to the digits of the result, as asSumOf lets it stand.
    '0.25 + 0.5 = 0.8',
    '10\u202f000 + 1 = 10\u202f001',
    '2 · 5e−7 = 1e−6',
    '1 / 3 = 0.3333',
    '1 / 3 ≈ 0.333',
    // 1.2346 may be 1.23455, and 1.23455 · 0.12345 = 0.15241: "≈0.1524" can be.
    '1.2346 × 0.1235 = ≈0.1524',
    'so 0.3 + 2 = 2.3 is the answer',
    '1 + 1 = 2 = 4 − 2',
  ])('%s', (line) => expect(openEquations(line)).toEqual([]));
});

describe('equations that do not', () => {
  it.each([
    ['0.2 + 1.6 = 1.9', '0.2 + 1.6 = 1.9', '1.8'],
    ['3 × −0.5 = 1.5', '3 × −0.5 = 1.5', '−1.5'],
    ['z = 0.3 + 2 = 2.4', '0.3 + 2 = 2.4', '2.3'],
    ['1.2346 × 0.1235 = 0.1524', '1.2346 × 0.1235 = 0.1524', '0.1524731'],
    ['1.2346 × 0.1235 = ≈0.1526', '1.2346 × 0.1235 = ≈0.1526', '0.1524731'],
    ['1 / 3 = 0.334', '1 / 3 = 0.334', '0.3333333333'],
    ['3 · 0.333 = 1.009', '3 · 0.333 = 1.009', '0.999'],
    ['(1 + 2) · 3 = 7', '(1 + 2) · 3 = 7', '9'],
  ])('%s', (line, text, result) => expect(openEquations(line)).toEqual([{ text, result }]));

  it('finds each of several', () => {
    expect(openEquations('1 + 1 = 3 = 2 + 2').map(({ text }) => text)).toEqual([
      '1 + 1 = 3',
      '3 = 2 + 2',
    ]);
  });
});

describe('lines that are no equations', () => {
  it.each([
    'z = w · x + b',
    'x − 3 = −2',
    '2 · x = 4',
    '4 = 2 · x',
    'b = 2',
    'a 0.5 = b',
    '[1, 2, 3] + 1 = [2, 3, 4]',
    '1 2 3 = 6',
    '1 + = 2',
    '(3,) + 1 = 2',
    '1 / 0 = 2',
    'np.dot(x, w) + 2 = 4',
  ])('%s', (line) => expect(openEquations(line)).toEqual([]));
});
