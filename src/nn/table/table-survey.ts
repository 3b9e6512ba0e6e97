import { classSlips, countClasses } from './class-names.ts';
import type { Table } from './read-table.ts';
import { isMissing, numberFault, readTableNumber } from './table-number.ts';

/** What a column of a table holds. */
export interface ColumnSurvey {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  /** Numbers where nine tenths of what is there are numbers. */
  readonly kind: 'numbers' | 'words';
  /** Range of the numbers. */
  readonly least?: number;
  readonly most?: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** Each value with its count, where there are few enough to be classes. */
  readonly classes?: readonly { readonly name: string; readonly count: number }[];
  /** What keeps the column from being used as it is: sentences with line and value. */
  readonly faults: readonly string[];
}

/** A column with more values than this holds no classes. */
const MOST_CLASSES = 12;
/** So many faults of a column are told one by one. */
const MOST_FAULTS = 3;

/** Looks at every column of a table, whatever it is wanted for. */
export function surveyTable(table: Table): ColumnSurvey[] {
  return table.names.map((name, c) => {
    const fields = table.rows.map((row) => row.fields[c] as string);
    const present = fields.filter((field) => !isMissing(field));
    const numbers = present.flatMap((field) => readTableNumber(field, table.decimal) ?? []);
    const isNumeric = numbers.length > 0 && numbers.length >= 0.9 * present.length;
    const classes = countClasses(table.rows, c, table.decimal);
    const isClasses = classes.length <= MOST_CLASSES && classes.length < fields.length;
    const faults = table.rows.flatMap(({ line }, i) => {
      const field = fields[i] as string;
      if (isNumeric ? readTableNumber(field, table.decimal) !== undefined : !isMissing(field)) {
        return [];
      }
      const why = isNumeric ? numberFault(field, table.decimal) : 'is a missing value';
      return [`Line ${line}, column "${name}": "${field}" ${why}.`];
    });
    const more = faults.length - MOST_FAULTS;
    return {
      number: c + 1,
      name,
      kind: isNumeric ? 'numbers' : 'words',
      ...(isNumeric
        ? {
            least: numbers.reduce((a, b) => Math.min(a, b)),
            most: numbers.reduce((a, b) => Math.max(a, b)),
          }
        : {}),
      distinct: classes.length,
      ...(isClasses
        ? { classes: classes.map(({ name: each, count }) => ({ name: each, count })) }
        : {}),
      faults: [
        ...faults.slice(0, MOST_FAULTS),
        ...(more > 0
          ? [`Column "${name}" has ${more} more such ${more === 1 ? 'line' : 'lines'}.`]
          : []),
        ...(isClasses && !isNumeric ? classSlips(table.rows, c, classes) : []),
      ],
    };
  });
}
