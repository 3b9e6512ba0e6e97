import { describe, expect, test } from 'vitest';
import { readNumber } from '../../run/number-format.ts';
import { cellX, decimalsFor, digitTable, plainPrinted, tableWidth } from './digit-layout.ts';

describe('a table of digits', () => {
  test('shows what NumPy prints, and behind it what Python writes to seventeen decimals', () => {
    const { rows, cells, point } = digitTable([0.2, 1.8, 1.8 - 1.5], 17);
    expect(rows.map(({ printed }) => printed)).toEqual(['0.2', '1.8', '0.30000000000000004']);
    expect(rows.map(({ full }) => full)).toEqual([
      '0.20000000000000001',
      '1.80000000000000004',
      '0.30000000000000004',
    ]);
    expect([cells, point]).toEqual([19, 1]);
    expect(rows.map(({ common }) => common)).toEqual([3, 3, 19]);
  });

  test('points stand below each other, whatever the length and sign', () => {
    const { rows, point } = digitTable([-12.5, 0.25, 1000]);
    for (const { full, start } of rows) expect(start + `${full}.`.indexOf('.')).toBe(point);
  });

  test('a printed digit that only came from rounding is told apart', () => {
    // Python: repr(2.8000000000000003), format(…, '.17f')
    const [row] = digitTable([2.8000000000000003], 17).rows;
    expect(row).toMatchObject({ printed: '2.8000000000000003', full: '2.80000000000000027' });
    expect(row?.common).toBe('2.80000000000000'.length + 1);
  });

  test('whole numbers need no point', () => {
    const table = digitTable([3, -10]);
    expect(table).toMatchObject({ cells: 3, decimals: 0 });
    expect(tableWidth(table)).toBe(3);
    expect(cellX(digitTable([1.8]), 2)).toBe(1.52);
  });

  test.each([1e-7, 1e-12, -2.9999999999999997e-12, 1e22, 123456.789, 0])(
    '%d is written without an exponent and reads back',
    (value) => {
      const text = plainPrinted(value);
      expect(text).not.toContain('e');
      expect(readNumber(text)).toBe(value);
    },
  );

  test('seventeen significant digits', () => {
    expect(decimalsFor(1.8, 18)).toBe(17);
    expect(decimalsFor(0.3, 17)).toBe(17);
    expect(decimalsFor(1000, 17)).toBe(13);
    expect(decimalsFor(0, 17)).toBe(0);
  });
});
