import { DataError } from '../errors.ts';
import type { Table } from './read-table.ts';
import { readTableNumber } from './table-number.ts';

/** Which columns are wanted: by name, or by number from 1. */
export interface ColumnChoice {
  /** What goes in; all but the label's when left out. */
  readonly columns?: readonly (string | number)[];
  /** What is to be learned; the last of the others when left out. */
  readonly label?: string | number;
}

/** Places of the chosen columns, from 0. */
export interface ChosenColumns {
  readonly columns: readonly number[];
  readonly label: number;
  readonly remarks: readonly string[];
}

/**
 * The columns that are meant. A name comes before a number: in a table with a column called `2019`, 2019 is it.
 * A first column without a name that counts the lines, as pandas and R write it, is not taken unasked.
 *
 * @throws DataError naming what is not there, with the columns that are
 */
export function chooseColumns(table: Table, { columns, label }: ColumnChoice = {}): ChosenColumns {
  const asked = columns?.map((column) => findColumn(table, column));
  const twice = asked?.find((column, i) => asked.indexOf(column) < i);
  if (twice !== undefined) {
    throw new DataError(
      `Column "${table.names[twice]}" is chosen twice. Choose different columns.`,
    );
  }
  const remarks: string[] = [];
  const index = countsLines(table) ? 0 : undefined;
  const all = table.names.map((_, c) => c);
  const free = all.filter((c) => asked?.includes(c) !== true);
  const answer = label === undefined ? free.at(-1) : findColumn(table, label);
  if (answer === undefined) throw new DataError('No column is left for the class.');
  if (asked?.includes(answer)) {
    throw new DataError(
      `Column "${table.names[answer]}" is the class and cannot be an input, too. Choose another.`,
    );
  }
  const rest = all.filter((c) => c !== answer && c !== index);
  if (asked === undefined && index !== undefined && answer !== index) {
    remarks.push('The first column has no name and counts the lines; it is left out.');
  }
  return { columns: asked ?? rest, label: answer, remarks };
}

function findColumn({ names }: Table, wanted: string | number): number {
  const text = String(wanted).trim();
  const exact = names.indexOf(text);
  if (exact >= 0) return exact;
  const loose = names.flatMap((name, c) => (name.toLowerCase() === text.toLowerCase() ? [c] : []));
  if (loose.length === 1) return loose[0] as number;
  const number = Number(text);
  if (text !== '' && Number.isInteger(number) && number >= 1 && number <= names.length) {
    return number - 1;
  }
  throw new DataError(
    `The table has no column "${wanted}". Its columns: ${names.map((name, c) => `${c + 1} ${name}`).join(', ')}.`,
  );
}

/** Whether the first column counts the lines, from 0 or 1, and has no name in a heading. */
function countsLines({ names, headingLine, rows, decimal }: Table): boolean {
  const isUnnamed = headingLine !== undefined && /^(column 1|unnamed: 0)$/i.test(names[0] ?? '');
  if (!isUnnamed || rows.length < 2) return false;
  const numbers = rows.map(({ fields }) => readTableNumber(fields[0] as string, decimal));
  const [first] = numbers;
  return (first === 0 || first === 1) && numbers.every((n, i) => n === first + i);
}
