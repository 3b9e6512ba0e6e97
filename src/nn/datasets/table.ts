import * as np from '../../np/index.ts';
import { parseCsv } from '../../np/index.ts';
import { DataError } from '../errors.ts';
import type { Dataset } from './dataset.ts';

export interface TableOptions {
  /** the column with the answers, by name or number; negative counts from the end (default −1, the last) */
  target?: string | number;
  /** `classes`: every different answer is a class, in order of first appearance; `numbers`: a regression */
  kind?: 'classes' | 'numbers';
  /** whether the first line names the columns (default: when it holds a field that is no number) */
  header?: boolean;
  delimiter?: string;
}

/**
 * A data set from the text of a CSV file: one line a sample, numbers in all columns but the target's, whose
 * entries may be words. Throws DataError with line and column of what is not a number.
 */
export function fromCsv(text: string, options: TableOptions = {}): Dataset {
  const rows = parseCsv(text, options.delimiter ?? ',');
  const { target = -1, kind = 'classes' } = options;
  const header = options.header ?? rows[0]?.every((field) => Number.isNaN(toNumber(field)));
  const body = header ? rows.slice(1) : rows;
  if (body.length === 0) throw new DataError('The CSV file holds no samples.');
  const width = body[0].length;
  const names = header ? rows[0] : body[0].map((_, c) => `column ${c + 1}`);
  const at =
    typeof target === 'string' ? names.indexOf(target) : target < 0 ? width + target : target;
  if (!(at >= 0 && at < width)) {
    throw new DataError(
      `The CSV file has no column "${target}". Its columns: ${names.join(', ')}.`,
    );
  }
  const line = (row: number) => row + (header ? 2 : 1);
  const number = (row: number, column: number): number => {
    const value = toNumber(body[row][column]);
    if (Number.isNaN(value)) {
      throw new DataError(
        `"${body[row][column]}" in line ${line(row)}, ${names[column]}, is not a number.`,
      );
    }
    return value;
  };
  body.forEach((fields, row) => {
    if (fields.length !== width) {
      throw new DataError(
        `Line ${line(row)} has ${fields.length} fields, the first sample has ${width}.`,
      );
    }
  });
  const columns = names.map((_, c) => c).filter((c) => c !== at);
  const X = np.array(body.map((_, row) => columns.map((c) => number(row, c))));
  const features = columns.map((c) => names[c]);
  if (kind === 'numbers') {
    return { X, y: np.array(body.map((_, row) => [number(row, at)])), features };
  }
  const answers = body.map((fields) => fields[at]);
  const classes = [...new Set(answers)];
  // classes that are numbers are put in their order
  if (classes.every((name) => !Number.isNaN(toNumber(name)))) {
    classes.sort((a, b) => toNumber(a) - toNumber(b));
  }
  const y = np.array(
    answers.map((name) => classes.indexOf(name)),
    'int64',
  );
  return { X, y, classes, features };
}

function toNumber(field: string): number {
  return field.trim() === '' ? Number.NaN : Number(field);
}
