import { DataError } from '../errors.ts';
import { splitHeading } from './heading.ts';
import {
  commonWidth,
  findDecimalMark,
  findSeparator,
  isSeparator,
  type Separator,
  separatorName,
} from './separator.ts';
import { type DecimalMark, readTableNumber } from './table-number.ts';
import { requireQuotes, type TableRow, tableRows } from './table-rows.ts';

export interface ReadTableOptions {
  /** Whether the first line names the columns; found out when left out. */
  readonly heading?: boolean;
  /** What separates the columns; found out when left out. */
  readonly separator?: string;
}

/** A table as its file has it: all columns, every field as text. */
export interface Table {
  /** One name a column; `column 3` where the file has none. */
  readonly names: readonly string[];
  /** Line of the names; undefined where the file has none. */
  readonly headingLine?: number;
  /** All have one field a name. */
  readonly rows: readonly TableRow[];
  readonly separator: Separator;
  readonly decimal: DecimalMark;
  /** What was recognised beyond a plain table, and what was left out: sentences for people. */
  readonly remarks: readonly string[];
}

/**
 * Reads a table: which sign separates its columns and which marks decimals, whether its first line names the
 * columns, and its rows with their lines. Line ends of every kind; empty lines, lines of separators alone and
 * lines that begin with # are left out.
 *
 * @throws DataError naming the line, and what to do
 * @example
 * readTable('x;y;kind\n0,1;0,2;a\n').decimal // ','
 */
export function readTable(text: string, options: ReadTableOptions = {}): Table {
  let plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // Excel's own first line: it names the separator.
  const named = /^sep=(.)\n/i.exec(plain)?.[1];
  if (named !== undefined) plain = plain.replace(/^.*/, '');
  const separator = options.separator ?? named ?? findSeparator(plain);
  if (separator === undefined) {
    throw new DataError(
      plain.trim() === ''
        ? 'The table is empty.'
        : 'The table has one column only. Separate the columns with commas, semicolons or tabs.',
    );
  }
  if (!isSeparator(separator)) {
    throw new DataError(`"${separator}" separates no columns. Use a comma, semicolon or tab.`);
  }
  const split = tableRows(plain, separator);
  requireQuotes(split);
  const remarks: string[] = [];
  const rows = filledRows(split.rows, remarks);
  const decimal = findDecimalMark(
    rows.flatMap(({ fields }) => fields),
    separator,
  );
  if (separator !== ',')
    remarks.push(`The columns are separated by a ${separatorName(separator)}.`);
  if (decimal === ',') remarks.push('Decimals are written with a comma.');
  const above = options.heading === undefined ? commentHeading(plain, rows, separator) : undefined;
  if (above !== undefined) {
    rows.unshift(above);
    remarks.push(`Line ${above.line} is a comment that names the columns; it is the heading.`);
  }
  const {
    heading,
    body,
    remarks: more,
  } = splitHeading(rows, decimal, above === undefined ? options.heading : true);
  remarks.push(...more);
  if (body.length === 0) throw new DataError('The table holds no samples below its heading.');
  const width = trimmedWidth(heading, body, remarks);
  for (const row of heading === undefined ? body : [heading, ...body]) requireWidth(row, width);
  const names = columnNames(heading, width);
  requireDifferent(names, heading);
  return {
    names,
    ...(heading === undefined ? {} : { headingLine: heading.line }),
    rows: body.map((row) => ({ ...row, fields: row.fields.slice(0, width) })),
    separator,
    decimal,
    remarks,
  };
}

/** `# x,y,class` above the first sample: numpy.savetxt writes its heading like this. */
function commentHeading(
  text: string,
  rows: readonly TableRow[],
  separator: Separator,
): TableRow | undefined {
  const [first] = rows;
  if (first === undefined || first.line < 2) return undefined;
  const comment = /^#+\s*(.*)$/.exec(text.split('\n', first.line - 1).at(-1) ?? '')?.[1];
  if (comment === undefined) return undefined;
  const [heading] = tableRows(comment, separator).rows;
  const isWord = (field: string) => readTableNumber(field, '.') === undefined;
  const hasNumber = first.fields.some((field) => !isWord(field));
  const fits = heading?.fields.length === first.fields.length && heading.fields.every(isWord);
  return fits && hasNumber ? { ...heading, line: first.line - 1 } : undefined;
}

/** Spreadsheets write rows of separators where cells were emptied. */
function filledRows(rows: readonly TableRow[], remarks: string[]): TableRow[] {
  const [filled, blank] = [[] as TableRow[], [] as number[]];
  for (const row of rows) {
    if (row.fields.every((field) => field === '')) blank.push(row.line);
    else filled.push(row);
  }
  if (blank.length > 0) {
    remarks.push(
      blank.length === 1
        ? `Line ${blank[0]} has separators alone; it is left out.`
        : `${blank.length} lines, from line ${blank[0]}, have separators alone; they are left out.`,
    );
  }
  return filled;
}

/** How many columns there are; one that a separator at the end of every line makes is none. */
function trimmedWidth(
  heading: TableRow | undefined,
  body: readonly TableRow[],
  remarks: string[],
): number {
  const width = commonWidth(body.map(({ fields }) => fields.length));
  const isEmpty = [heading, ...body].every((row) => (row?.fields[width - 1] ?? '') === '');
  if (!isEmpty) return width;
  remarks.push('Every line ends with a separator; no column is made of it.');
  return width - 1;
}

function requireWidth({ fields, line, raw }: TableRow, width: number): void {
  const isPadded = fields.length === width + 1 && fields.at(-1) === '';
  if (fields.length === width || isPadded) return;
  throw new DataError(
    `Line ${line} has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, most lines have ${width}: ${raw.join(',').slice(0, 60)}. Correct the line; a field with the separator in it stands in quotes.`,
  );
}

function columnNames(heading: TableRow | undefined, width: number): string[] {
  return Array.from({ length: width }, (_, c) => heading?.fields[c] || `column ${c + 1}`);
}

function requireDifferent(names: readonly string[], heading: TableRow | undefined): void {
  const twice = names.find((name, c) => names.indexOf(name) < c);
  if (twice === undefined) return;
  const places = names.flatMap((name, c) => (name === twice ? [c + 1] : [])).join(' and ');
  throw new DataError(
    `Line ${heading?.line ?? 1} names columns ${places} "${twice}". Give each its own name.`,
  );
}
