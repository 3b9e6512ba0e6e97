import { type DecimalMark, readTableNumber } from './table-number.ts';
import { tableRows } from './table-rows.ts';

export type Separator = ',' | ';' | '\t' | '|';
const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];

const NAMES: Record<Separator, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** The separator's name for people. */
export function separatorName(separator: Separator): string {
  return NAMES[separator];
}

/** Whether a sign can separate the columns of a table. */
export function isSeparator(text: string): text is Separator {
  return (SEPARATORS as readonly string[]).includes(text);
}

/** So many lines are enough to tell. */
const LINES = 200;

/**
 * What separates the columns of a table: what gives most lines the same number of columns, two or more, with the
 * most numbers in them. In `0,1;0,2;a` both a comma and a semicolon give three columns; with the semicolon two
 * of them are numbers. Undefined where nothing gives two columns.
 */
export function findSeparator(text: string): Separator | undefined {
  const beginning = text.split('\n', LINES).join('\n');
  let best: Separator | undefined;
  let most = 0;
  for (const separator of SEPARATORS) {
    const rows = tableRows(beginning, separator).rows.filter(({ fields }) => fields.length > 1);
    if (rows.length === 0) continue;
    const width = commonWidth(rows.map(({ fields }) => fields.length));
    const alike = rows.filter(({ fields }) => fields.length === width);
    const fields = alike.flatMap((row) => row.fields);
    const numbers = fields.filter((field) => isEitherNumber(field, separator)).length;
    // Lines that are alike count, and within them the share of numbers; words alone are a table, too.
    const score = alike.length * (0.1 + numbers / fields.length);
    if (score > most) [best, most] = [separator, score];
  }
  return best;
}

function isEitherNumber(field: string, separator: Separator): boolean {
  return (
    readTableNumber(field, '.') !== undefined ||
    (separator !== ',' && readTableNumber(field, ',') !== undefined)
  );
}

/** The number of columns that most lines have. */
export function commonWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

/**
 * Whether a table writes 0,5 or 0.5: the comma where some fields are numbers with it and none are with a point.
 * Between quotes and commas, `"1,234"` could be 1234 as well: groups of three alone decide nothing there.
 */
export function findDecimalMark(fields: readonly string[], separator: Separator): DecimalMark {
  const groups = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;
  const withComma = fields.filter(
    (field) => /\d*,\d/.test(field) && readTableNumber(field, ',') !== undefined,
  );
  const withPoint = fields.some(
    (field) => /\./.test(field) && readTableNumber(field, '.') !== undefined,
  );
  if (withComma.length === 0 || withPoint) return '.';
  return separator === ',' && withComma.every((field) => groups.test(field)) ? '.' : ',';
}
