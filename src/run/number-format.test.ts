import { describe, expect, test } from 'vitest';
import {
  blankAfterZero,
  formatFor,
  formatNumber,
  paddingZeros,
  printedDigits,
  readNumber,
  writeDecimals,
} from './number-format.ts';
import { exactDecimals } from './testing/exact.ts';
import { anySize, seeded } from './testing/seeded.ts';

const MINUS = '\u2212';
const NARROW = '\u202f';

/**
 * Python 3: [format(value, f',.{n}f') for n in (0, 1, 2, 4)]. Values exactly between two neighbours are
 * left out; there Python rounds to even, and people do not.
 */
const PYTHON: [number, string, string, string, string][] = [
  [0.2, '0', '0.2', '0.20', '0.2000'],
  [2.3, '2', '2.3', '2.30', '2.3000'],
  [4.8, '5', '4.8', '4.80', '4.8000'],
  [1.21, '1', '1.2', '1.21', '1.2100'],
  [2.385, '2', '2.4', '2.38', '2.3850'],
  [0.1 + 0.2, '0', '0.3', '0.30', '0.3000'],
  [-2 / 3, '-1', '-0.7', '-0.67', '-0.6667'],
  [-1.55, '-2', '-1.6', '-1.55', '-1.5500'],
  [3.1476, '3', '3.1', '3.15', '3.1476'],
  [99.995, '100', '100.0', '100.00', '99.9950'],
  [12345.678, '12,346', '12,345.7', '12,345.68', '12,345.6780'],
  [-65536, '-65,536', '-65,536.0', '-65,536.00', '-65,536.0000'],
  [123456.789, '123,457', '123,456.8', '123,456.79', '123,456.7890'],
  [999999, '999,999', '999,999.0', '999,999.00', '999,999.0000'],
  [-0.0049, '-0', '-0.0', '-0.00', '-0.0049'],
];

/** Python 3: format(value, '.2e'). */
const PYTHON_EXPONENT: [number, string][] = [
  [1e-6, '1.00e-06'],
  [-4.2e-5, '-4.20e-05'],
  [4.99e-5, '4.99e-05'],
  [9.999e-7, '1.00e-06'],
  [5.551115123125783e-17, '5.55e-17'],
  [1e6, '1.00e+06'],
  [-1234567, '-1.23e+06'],
  [6.02214076e23, '6.02e+23'],
  [5e-324, '4.94e-324'],
];

/** What Python prints, with our minus, our spaces, and zero without a sign. */
function asOurs(python: string): string {
  const unsigned = python.replace('-', '').replaceAll(',', NARROW);
  return python.startsWith('-') && /[1-9]/.test(python) ? MINUS + unsigned : unsigned;
}

describe('formatNumber', () => {
  test.each(PYTHON)('%f is written as Python does', (value, ...texts) => {
    const ours = [0, 1, 2, 4].map((decimals) => formatNumber(value, { decimals }));
    expect(ours).toEqual(texts.map(asOurs));
  });

  test.each(PYTHON_EXPONENT)('%f has the digits and the exponent of Python', (value, python) => {
    const [mantissa, exponent] = python.split('e') as [string, string];
    // The shortest form: no zeros that only pad, no plus, no leading zero of the exponent.
    const expected = `${mantissa.replace(/\.?0+$/, '')}e${Number(exponent)}`;
    expect(formatNumber(value, { decimals: 2 })).toBe(expected.replaceAll('-', MINUS));
  });

  test('a thousand random values are their exact binary value, rounded', () => {
    const random = seeded(1);
    for (let round = 0; round < 1000; round++) {
      const value = anySize(random, -4, 6);
      const decimals = Math.floor(random() * 5);
      const digits = exactDecimals(value, decimals);
      const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : '';
      const text = formatNumber(value, { decimals });
      expect(text.replaceAll(NARROW, '')).toBe(sign + digits);
    }
  });

  test('zero has no sign, however it came about', () => {
    for (const value of [-0.04, 0.04]) expect(formatNumber(value, { decimals: 1 })).toBe('0.0');
    expect(formatNumber(-0.4, { decimals: 0 })).toBe('0');
  });

  test('an exact zero is 0, whatever its array; what was rounded to zero keeps its decimals', () => {
    for (const value of [0, -0, -Number.EPSILON * 0]) {
      for (const decimals of [0, 1, 4]) expect(formatNumber(value, { decimals })).toBe('0');
    }
    expect(formatNumber(0.0004, { decimals: 3 })).toBe('0.000');
  });

  test('in a column zero stands where the units stand', () => {
    const column = ['−0.50', '0', '12.25'];
    expect(column.map((text) => blankAfterZero(text, column))).toEqual(['', '.00', '']);
    expect(blankAfterZero('≈0', column)).toBe('.00');
    expect(blankAfterZero('0', ['3', '0', '1e−6'])).toBe('');
  });

  test('there is no hyphen in any text, and a minus before every negative number', () => {
    const random = seeded(2);
    for (let round = 0; round < 1000; round++) {
      const value = anySize(random, -12, 12);
      const text = formatNumber(value, { decimals: 4 });
      expect(text).not.toContain('-');
      expect(text.startsWith(MINUS)).toBe(value < 0 && readNumber(text) !== 0);
    }
  });

  test('thousands are set apart from five digits on, in groups of three from the point', () => {
    expect(formatNumber(9999, { decimals: 0 })).toBe('9999');
    expect(formatNumber(10_000, { decimals: 0 })).toBe(`10${NARROW}000`);
    expect(formatNumber(-123_456.5, { decimals: 1 })).toBe(`${MINUS}123${NARROW}456.5`);
    // What it is written as decides, not what it was.
    expect(formatNumber(9999.99, { decimals: 1 })).toBe(`10${NARROW}000.0`);
    expect(formatNumber(9999.94, { decimals: 1 })).toBe('9999.9');
  });

  test('infinities and what is no number', () => {
    expect(formatNumber(Number.POSITIVE_INFINITY, { decimals: 1 })).toBe('∞');
    expect(formatNumber(Number.NEGATIVE_INFINITY, { decimals: 1 })).toBe(`${MINUS}∞`);
    expect(formatNumber(Number.NaN, { decimals: 1 })).toBe('nan');
  });
});

describe('readNumber', () => {
  test('reads back what was written, to half a unit of the last digit shown', () => {
    const random = seeded(3);
    for (let round = 0; round < 2000; round++) {
      const value = anySize(random, -9, 9);
      const decimals = Math.floor(random() * 5);
      const text = formatNumber(value, { decimals });
      const read = readNumber(text);
      const unit = text.includes('e')
        ? 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2)
        : 10 ** -decimals;
      expect(Math.abs(read - value)).toBeLessThanOrEqual(unit * 0.500001);
      // What was rounded to zero reads as an exact zero, which has no decimals.
      expect(formatNumber(read, { decimals })).toBe(read === 0 ? '0' : text);
    }
  });

  test('infinities come back, and what is no number stays none', () => {
    expect(readNumber('∞')).toBe(Number.POSITIVE_INFINITY);
    expect(readNumber(`${MINUS}∞`)).toBe(Number.NEGATIVE_INFINITY);
    expect(readNumber('nan')).toBeNaN();
    expect(readNumber('three')).toBeNaN();
  });
});

describe('formatFor', () => {
  test('takes as many decimals as the value that needs most', () => {
    expect(formatFor([1, 2, 3]).decimals).toBe(0);
    expect(formatFor([0.2, 0.8, -0.5]).decimals).toBe(1);
    expect(formatFor([4.8, 1.21, 2.385]).decimals).toBe(3);
    expect(formatFor([0.1234]).decimals).toBe(4);
    expect(formatFor([]).decimals).toBe(0);
  });

  test('does not count the noise of binary fractions', () => {
    expect(formatFor([0.1 + 0.2]).decimals).toBe(1);
    expect(formatFor([0.1 * 3, 1.1 + 2.2, 0.7 + 0.1]).decimals).toBe(1);
  });

  test('every value with at most four decimals is written exactly', () => {
    const random = seeded(4);
    for (let round = 0; round < 500; round++) {
      const decimals = Math.floor(random() * 5);
      const values = Array.from({ length: 5 }, () => {
        const tenThousandths = Math.floor((random() - 0.5) * 10 ** (decimals + 3));
        return Number(`${tenThousandths}e-${decimals}`);
      });
      const format = formatFor(values);
      expect(format.decimals).toBeLessThanOrEqual(decimals);
      for (const value of values) expect(readNumber(formatNumber(value, format))).toBe(value + 0);
      if (format.decimals > 0) {
        const fewer = { decimals: format.decimals - 1 };
        expect(values.some((value) => readNumber(formatNumber(value, fewer)) !== value)).toBe(true);
      }
    }
  });

  test('values without end get about five digits, and at most four decimals', () => {
    expect(formatFor([1 / 3]).decimals).toBe(4);
    expect(formatFor([100 / 3]).decimals).toBe(3);
    expect(formatFor([10_000 / 3]).decimals).toBe(1);
    expect(formatFor([100_000 / 3]).decimals).toBe(1);
  });

  test('no value but zero is written as zero', () => {
    const random = seeded(5);
    const arrays = [
      [100.123456, 0.0012345],
      [54321.98765, 0.25],
      ...Array.from({ length: 300 }, () => Array.from({ length: 4 }, () => anySize(random, -9, 8))),
    ];
    for (const values of arrays) {
      const format = formatFor(values);
      for (const value of values) expect(readNumber(formatNumber(value, format))).not.toBe(0);
    }
  });

  test('values that carry an exponent do not widen the others', () => {
    expect(formatFor([1e-6, 0.5]).decimals).toBe(1);
    expect(formatFor([1.2345678e9, 2]).decimals).toBe(0);
    expect(formatFor([Number.NaN, Number.POSITIVE_INFINITY, 1.5]).decimals).toBe(1);
  });

  test('takes the weights of a whole training', () => {
    const random = seeded(6);
    const weights = Array.from({ length: 300_000 }, () => random() - 0.5);
    expect(formatFor(weights).decimals).toBe(4);
  });
});

describe('paddingZeros', () => {
  test.each([
    ['4.800', 2],
    ['4.8', 0],
    ['10.0', 2],
    ['10', 0],
    ['0.0000', 5],
    ['1.05', 0],
    [`10${NARROW}000.50`, 1],
    [`1.5e${MINUS}10`, 0],
    ['∞', 0],
    ['nan', 0],
  ])('%s has %i', (text, zeros) => {
    expect(paddingZeros(text)).toBe(zeros);
  });

  test('what is left has the same value', () => {
    const random = seeded(7);
    for (let round = 0; round < 500; round++) {
      const decimals = Math.floor(random() * 5);
      const text = formatNumber(Math.round(anySize(random, -1, 5) * 10) / 10, { decimals });
      const zeros = paddingZeros(text);
      const bare = text.slice(0, text.length - zeros);
      expect(readNumber(bare)).toBe(readNumber(text));
      expect(bare).not.toMatch(/\.$|\.\d*0$/);
    }
  });
});

describe('all digits', () => {
  test.each([
    // Python 3: print(value), with a true minus.
    [0.1 + 0.2, '0.30000000000000004'],
    [-1.5, '\u22121.5'],
    [-0, '0'],
    [2.6 + 0.2, '2.8000000000000003'],
    [2.9999999999999997e-12, '2.9999999999999997e\u221212'],
  ])('%d is printed as %s and reads back as the same number', (value, text) => {
    expect(printedDigits(value)).toBe(text);
    expect(readNumber(text)).toBe(value === 0 ? 0 : value);
  });

  test('what lies behind the printed digits is what Python writes to 17 decimals', () => {
    // Python 3: format(value, '.17f')
    expect(writeDecimals(1.8, 17)).toBe('1.80000000000000004');
    expect(writeDecimals(0.2, 17)).toBe('0.20000000000000001');
    expect(writeDecimals(-0.5, 3)).toBe('\u22120.500');
    expect(writeDecimals(-1e-9, 3)).toBe('0.000');
  });
});
