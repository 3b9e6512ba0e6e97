import { DataError } from '../errors.ts';
import { type ColumnChoice, chooseColumns } from './choose-columns.ts';
import { type ClassCount, className, classSlips, countClasses } from './class-names.ts';
import type { Table } from './read-table.ts';
import { isMissing, numberFault, readTableNumber } from './table-number.ts';

/** Samples with their classes, as numbers. */
export interface LabelledSamples {
  /** Names of the input columns. */
  readonly columns: readonly string[];
  /** Name of the class's column. */
  readonly label: string;
  /** One list of numbers a sample. */
  readonly inputs: readonly (readonly number[])[];
  /** The class of each sample, as a place in `classes`. */
  readonly labels: readonly number[];
  readonly classes: readonly ClassCount[];
  /** What looks like a slip, and what was left out: sentences for people. */
  readonly remarks: readonly string[];
}

/**
 * The chosen columns of a table as numbers, and the classes.
 *
 * @throws DataError naming line, column, value and remedy of what is no number, and of a class that is missing
 */
export function labelledSamples(table: Table, choice: ColumnChoice = {}): LabelledSamples {
  const { columns, label, remarks } = chooseColumns(table, choice);
  const inputs = numbersOf(table, columns);
  for (const { fields, line } of table.rows) {
    if (!isMissing(fields[label] as string)) continue;
    throw new DataError(
      `Line ${line}, column "${table.names[label]}": "${fields[label]}" is no class. Fill it in, or delete the line.`,
    );
  }
  const classes = countClasses(table.rows, label, table.decimal);
  const places = new Map(classes.map(({ name }, place) => [name, place]));
  return {
    columns: columns.map((c) => table.names[c] as string),
    label: table.names[label] as string,
    inputs,
    labels: table.rows.map(
      ({ fields }) => places.get(className(fields[label] as string, table.decimal)) as number,
    ),
    classes,
    remarks: [...table.remarks, ...remarks, ...classSlips(table.rows, label, classes)],
  };
}

/**
 * The numbers of some columns, a list a row.
 *
 * @throws DataError naming line, column, value and remedy
 */
export function numbersOf(table: Table, columns: readonly number[]): number[][] {
  return table.rows.map(({ fields, line }) =>
    columns.map((c) => {
      const field = fields[c] as string;
      const number = readTableNumber(field, table.decimal);
      if (number !== undefined) return number;
      throw new DataError(
        `Line ${line}, column "${table.names[c]}": "${field}" ${numberFault(field, table.decimal)}.`,
      );
    }),
  );
}
