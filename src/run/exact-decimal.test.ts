import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  exactDecimalOf,
  multiplyDecimals,
  nearestFloat,
  readDecimal,
  subtractDecimals,
} from './exact-decimal.ts';

/** Python 3: str(Decimal(number)). */
const PYTHON: [number, string][] = [
  [0.1, '0.1000000000000000055511151231257827021181583404541015625'],
  [1.8, '1.8000000000000000444089209850062616169452667236328125'],
  [0.1 + 0.2, '0.3000000000000000444089209850062616169452667236328125'],
  [-2.5, '-2.5'],
  [3, '3'],
  [1e-6, '0.000000999999999999999954748111825886258685613938723690807819366455078125'],
];

describe('all digits of a float', () => {
  test.each(PYTHON)('%d is stored as %s', (number, written) => {
    const { digits, decimals } = exactDecimalOf(number);
    const expected = readDecimal(written);
    expect({ digits, decimals }).toEqual(expected);
    expect(nearestFloat({ digits, decimals })).toBe(number);
  });

  test('there are none of what is no number', () => {
    expect(() => exactDecimalOf(Number.NaN)).toThrow(RangeError);
  });
});

test('the excess of the stored 1.8 is that of 0.30000000000000004, not of 0.3', () => {
  const nineFifths = readDecimal('1.8');
  const threeTenths = readDecimal('0.3');
  if (nineFifths === undefined || threeTenths === undefined) throw new Error('unread');
  const before = subtractDecimals(exactDecimalOf(1.8), nineFifths);
  const after = subtractDecimals(exactDecimalOf(1.8 - 1.5), threeTenths);
  expect(nearestFloat(before)).toBe(4.4408920985006264e-17);
  expect(subtractDecimals(before, after).digits).toBe(0n);
});

test('sums and products of decimals are those of the paper', () => {
  const [a, b] = [readDecimal('0.1'), readDecimal('-3')] as [
    ReturnType<typeof exactDecimalOf>,
    ReturnType<typeof exactDecimalOf>,
  ];
  expect(nearestFloat(addDecimals(a, b))).toBe(-2.9);
  expect(nearestFloat(multiplyDecimals(a, b))).toBe(-0.3);
});
