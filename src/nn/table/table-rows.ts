import Papa from 'papaparse';
import { DataError } from '../errors.ts';

/** A line of a table: its fields without blanks around them, and the line of the file, from 1, where it begins. */
export interface TableRow {
  readonly fields: readonly string[];
  /** The fields as they are in the file. */
  readonly raw: readonly string[];
  readonly line: number;
}

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** The first line with a quote that never ends, or that is followed by more. */
  readonly brokenQuote?: number;
}

/**
 * Splits a table into rows by Papa Parse (RFC 4180), and says in which line each begins. Empty lines and lines
 * that begin with # are left out. Line breaks have to be \n.
 */
export function tableRows(text: string, separator: string): TableRows {
  const rows: TableRow[] = [];
  let brokenQuote: number | undefined;
  let [counted, breaks] = [0, 0];
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    comments: '#',
    step({ data, meta, errors }) {
      // Papa Parse says where a row ends; the breaks up to there, less its own, are the lines before it.
      for (; counted < meta.cursor; counted++) if (text[counted] === '\n') breaks++;
      const ended = text[meta.cursor - 1] === '\n' && data.at(-1)?.endsWith('\n') !== true;
      const own = data.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
      const line = breaks + (ended ? 0 : 1) - own;
      if (errors.some(({ type }) => type === 'Quotes')) brokenQuote ??= line;
      const fields = data.map(cleaned);
      if (fields.length > 1 || fields[0] !== '') rows.push({ fields, raw: data, line });
    },
  });
  return brokenQuote === undefined ? { rows } : { rows, brokenQuote };
}

/** A field without blanks around it, on one line; quotes behind a blank (`1, "a"`) belong to no name. */
function cleaned(field: string): string {
  const plain = field.replace(/[\s\u00a0]+/g, ' ').trim();
  return /^"[^"]*"$/.test(plain) ? plain.slice(1, -1).trim() : plain;
}

/** @throws DataError where a quoted field never ends. */
export function requireQuotes({ brokenQuote }: TableRows): void {
  if (brokenQuote === undefined) return;
  throw new DataError(
    `Line ${brokenQuote} has a quote that is not closed where its field ends. Write a quote inside of a field twice ("").`,
  );
}
