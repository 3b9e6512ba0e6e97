import { DataError } from '../errors.ts';
import { className } from './class-names.ts';
import { commonWidth } from './separator.ts';
import { type DecimalMark, isMissing, readTableNumber } from './table-number.ts';
import type { TableRow } from './table-rows.ts';

export interface Headed {
  /** The names' line; undefined where the table has none. */
  readonly heading?: TableRow;
  readonly body: readonly TableRow[];
  /** What was done with the first lines, for people. */
  readonly remarks: readonly string[];
}

/**
 * Tells a heading from the first sample. A heading has words where the lines below have numbers. A first line
 * of counts, as scikit-learn writes it (`150,4,setosa,versicolor,virginica`), is left out where it counts right.
 *
 * @param given whether the first line is a heading, where the user says so
 * @throws DataError naming the line that may be either: numbers above some columns of numbers and words above
 *   others, or a class that no other line has
 */
export function splitHeading(
  rows: readonly TableRow[],
  decimal: DecimalMark,
  given?: boolean,
): Headed {
  const [first, ...others] = rows;
  if (first === undefined) throw new DataError('The table holds no lines.');
  if (given === true) return headed(first, others);
  if (given === false) return { body: rows, remarks: [] };
  const isNumber = (field: string) => readTableNumber(field, decimal) !== undefined;
  if (others.length === 0) {
    return first.fields.some(isNumber) ? { body: rows, remarks: [] } : headed(first, []);
  }
  const width = commonWidth(others.map(({ fields }) => fields.length));
  if (isCounts(first, others.length, width)) {
    const remark = `Line ${first.line} (${first.raw.join(',')}) counts the samples and columns, as scikit-learn writes it; it is left out.`;
    const below = splitHeading(others, decimal);
    return { ...below, remarks: [remark, ...below.remarks] };
  }
  const numeric = Array.from({ length: width }, (_, c) => c).filter((c) => {
    // A heading may be repeated below.
    const column = others.flatMap(({ fields }) =>
      fields[c] === undefined || fields[c] === first.fields[c] ? [] : [fields[c] as string],
    );
    const numbers = column.filter(isNumber).length;
    return numbers > 0 && numbers >= column.filter((field) => !isMissing(field)).length * 0.9;
  });
  const above = numeric.map((c) => first.fields[c] ?? '');
  const words = above.filter((field) => !isNumber(field) && !isMissing(field));
  const allWords = first.fields.every((field) => !isNumber(field));
  if (allWords && words.length > 0) return headed(first, others);
  if (words.length > 0) {
    throw unclear(first, `has "${words[0]}" above numbers, and numbers besides`);
  }
  // A first line of another width is told with the lines that differ.
  if (first.fields.length !== width) return { body: rows, remarks: [] };
  const classColumns = first.fields.flatMap((_, c) =>
    c === width - 1 || !numeric.includes(c) ? [c] : [],
  );
  const stranger = classColumns.find((c) => isStranger(first, others, c, decimal));
  if (stranger !== undefined) {
    throw unclear(
      first,
      `has "${first.fields[stranger]}" in column ${stranger + 1}, which no other line has while the others repeat`,
    );
  }
  return { body: rows, remarks: [] };
}

/** Whether a column repeats few values, and the first line has none of them. */
function isStranger(
  first: TableRow,
  others: readonly TableRow[],
  column: number,
  decimal: DecimalMark,
): boolean {
  const own = first.fields[column] ?? '';
  if (isMissing(own)) return false;
  const seen = new Set(others.map(({ fields }) => className(fields[column] ?? '', decimal)));
  return seen.size <= others.length / 2 && !seen.has(className(own, decimal));
}

/** A heading, and the samples without the lines that repeat it, as joined files have them. */
function headed(heading: TableRow, others: readonly TableRow[]): Headed {
  const text = JSON.stringify(heading.fields);
  const [body, again] = [[] as TableRow[], [] as number[]];
  for (const row of others) {
    if (JSON.stringify(row.fields) === text) again.push(row.line);
    else body.push(row);
  }
  const remarks = again.map((line) => `Line ${line} repeats the heading; it is left out.`);
  return { heading, body, remarks };
}

/** `150,4,setosa,…`: as many samples as there are, and the columns before the class. */
function isCounts({ fields }: TableRow, samples: number, width: number): boolean {
  return fields.length >= 2 && Number(fields[0]) === samples && Number(fields[1]) === width - 1;
}

function unclear({ line, raw }: TableRow, why: string): DataError {
  return new DataError(
    `Line ${line} (${raw.join(',')}) could be a heading, counts or a sample: it ${why}. Names of a heading have to be words: rename them; delete a line of counts; move a sample below another.`,
  );
}
