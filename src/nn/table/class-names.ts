import { type DecimalMark, readTableNumber } from './table-number.ts';
import type { TableRow } from './table-rows.ts';

/** The classes of a column, each with how many samples it has. */
export interface ClassCount {
  readonly name: string;
  readonly count: number;
  /** Where it appears first. */
  readonly line: number;
}

/**
 * The class that a field names. Numbers of the same value are one class, `0` and `0.0`; up to 15 digits, which
 * float64 tells apart.
 */
export function className(field: string, decimal: DecimalMark): string {
  const number = readTableNumber(field, decimal);
  const isShort = field.replace(/\D/g, '').length <= 15;
  return number !== undefined && isShort ? String(number + 0) : field;
}

/** The classes of a column in order of first appearance, or in the order of numbers where all are. */
export function countClasses(
  rows: readonly TableRow[],
  column: number,
  decimal: DecimalMark,
): ClassCount[] {
  const counts = new Map<string, { count: number; line: number }>();
  for (const { fields, line } of rows) {
    const name = className(fields[column] as string, decimal);
    const known = counts.get(name);
    if (known === undefined) counts.set(name, { count: 1, line });
    else known.count++;
  }
  const classes = [...counts].map(([name, { count, line }]) => ({ name, count, line }));
  const value = ({ name }: ClassCount) => readTableNumber(name, '.');
  if (classes.every((entry) => value(entry) !== undefined)) {
    classes.sort((a, b) => (value(a) as number) - (value(b) as number));
  }
  return classes;
}

/**
 * Classes that are told apart by case, blanks or dashes alone, and fields with blanks around their class: slips
 * of whoever typed the table, most likely. One sentence each.
 */
export function classSlips(
  rows: readonly TableRow[],
  column: number,
  classes: readonly ClassCount[],
): string[] {
  const alike = new Map<string, ClassCount[]>();
  for (const entry of classes) {
    const key = entry.name.toLowerCase().replace(/[\s_-]+/g, '');
    alike.set(key, [...(alike.get(key) ?? []), entry]);
  }
  const slips = [...alike.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const names = group.map(({ name, line }) => `"${name}" (line ${line})`).join(' and ');
      return `The classes ${names} differ in case, blanks or dashes alone: likely a slip. Write them alike to make them one class.`;
    });
  const padded = rows.find(({ raw }) => {
    const field = raw[column] ?? '';
    return field !== field.trim() && field.trim() !== '';
  });
  if (padded !== undefined) {
    slips.push(
      `Line ${padded.line} has blanks around its class ("${padded.raw[column]}"); they are left out.`,
    );
  }
  return slips;
}
