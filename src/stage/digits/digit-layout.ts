import { printedDigits, writeDecimals } from '../../run/number-format.ts';

/** A number digit by digit: what a program prints, and what lies behind it. */
export interface DigitRow {
  /** All digits that a program prints, without an exponent: `1.8`. */
  readonly printed: string;
  /** The number with the digits behind the printed ones: `1.80000000000000004`. */
  readonly full: string;
  /** The cell in which its first character stands. */
  readonly start: number;
  /** How many characters `printed` and `full` have in common at their beginning. */
  readonly common: number;
}

export interface DigitTable {
  readonly rows: readonly DigitRow[];
  /** Cells from the leftmost to the rightmost character. */
  readonly cells: number;
  /** The cell of the point; past the last one where there is none. */
  readonly point: number;
  readonly decimals: number;
}

/**
 * The digits that a program prints, without an exponent; what reads back as the same number.
 *
 * @example
 * plainPrinted(1e-7) // '0.0000001'
 */
export function plainPrinted(value: number): string {
  const digits = printedDigits(value);
  if (!digits.includes('e')) return digits;
  const [mantissa = '', exponent = '0'] = digits.split('e');
  const fraction = /\.(\d+)$/.exec(mantissa)?.[1]?.length ?? 0;
  const decimals = Math.max(0, fraction - Number(exponent.replace('−', '-')));
  return writeDecimals(value, decimals);
}

/** How many decimals a written number has. */
function decimalsOf(text: string): number {
  return /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}

/**
 * Decimals that write `digits` significant digits of a number.
 *
 * @example
 * decimalsFor(1.8, 18) // 17
 */
export function decimalsFor(value: number, digits: number): number {
  if (value === 0) return 0;
  return Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)) + 1e-12));
}

/**
 * Numbers as a table in which their points stand below each other, one character a cell.
 *
 * @param decimals how far the digits behind the printed ones are written, where they are not printed anyway
 */
export function digitTable(values: readonly number[], decimals = 0): DigitTable {
  const printed = values.map(plainPrinted);
  const full = values.map((value, index) =>
    writeDecimals(value, Math.max(decimals, decimalsOf(printed[index] as string))),
  );
  const wholes = full.map((text) => text.split('.')[0]?.length ?? 0);
  const point = Math.max(...wholes);
  const depth = Math.max(...full.map(decimalsOf));
  const rows = full.map((text, index): DigitRow => {
    const short = printed[index] as string;
    let common = 0;
    while (common < short.length && short[common] === text[common]) common++;
    return { printed: short, full: text, start: point - (wholes[index] as number), common };
  });
  return { rows, cells: point + (depth > 0 ? 1 + depth : 0), point, decimals: depth };
}

/** Width of a cell that only holds a point. */
export const POINT_CELL = 0.52;

/**
 * The left edge of a cell, in widths of a digit.
 *
 * @example
 * cellX(digitTable([1.8]), 2) // 1.52: the 1, the narrow point, then the 8
 */
export function cellX({ point }: DigitTable, cell: number): number {
  return cell <= point ? cell : cell - 1 + POINT_CELL;
}

/** Width of the whole table in widths of a digit. */
export function tableWidth(table: DigitTable): number {
  return cellX(table, table.cells);
}
