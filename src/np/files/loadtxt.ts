/** Tables of numbers as text: numpy.loadtxt and savetxt on strings. What people bring is read by nn's readTable. */
import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, checkDType, type DType, scalarValue } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { FileFormatError } from '../errors.ts';

export interface LoadtxtOptions {
  dtype?: DType;
  /** between fields; default: any white space */
  delimiter?: string;
  /** lines to leave out at the top, e.g. 1 for a heading */
  skiprows?: number;
  /** which columns to take */
  usecols?: readonly number[];
  /** what an empty field becomes; without it empty fields throw */
  missing?: number;
  /** rest of the line after this is a comment ('#') */
  comments?: string;
}

/** numpy.loadtxt: numbers from text, shape (rows, columns), or one axis if there is one row or column. */
export function loadtxt(text: string, options: LoadtxtOptions = {}): NDArray {
  const { delimiter, skiprows = 0, usecols, missing, comments = '#' } = options;
  const dtype = checkDType(options.dtype ?? 'float64');
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .slice(skiprows)
    .map((line) => (comments ? (line.split(comments)[0] as string) : line))
    .filter((line) => line.trim() !== '');
  const rows = lines.map((line) =>
    delimiter ? line.split(delimiter).map((field) => field.trim()) : line.trim().split(/\s+/),
  );
  const width = usecols?.length ?? rows[0]?.length ?? 0;
  const data = allocate(dtype, rows.length * width);
  rows.forEach((row, r) => {
    if (!usecols && row.length !== width) {
      throw new FileFormatError(
        `the number of columns changed from ${width} to ${row.length} at row ${r + 1}; use \`usecols\` to select a subset and avoid this error`,
      );
    }
    for (let c = 0; c < width; c++) {
      const column = usecols ? usecols[c] : c;
      const field = row.at(column);
      if (field === undefined) {
        throw new FileFormatError(
          `invalid column index ${column} at row ${r + 1} with ${row.length} columns`,
        );
      }
      data[r * width + c] = scalarValue(dtype, toNumber(field, r, column, missing));
    }
  });
  const shape = rows.length === 0 ? [0] : [rows.length, width].filter((n) => n !== 1);
  return new NDArray(data, dtype, rows.length * width === 1 ? [] : shape);
}

const WORDS: Record<string, number> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
};

function toNumber(field: string, row: number, column: number, missing?: number): number {
  if (field === '' && missing !== undefined) return missing;
  const word = /^([+-]?)(nan|inf|infinity)$/i.exec(field);
  if (word) return (word[1] === '-' ? -1 : 1) * WORDS[word[2].toLowerCase()];
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(field)) {
    throw new FileFormatError(
      `could not convert string '${field}' to a number at row ${row}, column ${column + 1}.`,
    );
  }
  return Number(field);
}

export interface SavetxtOptions {
  delimiter?: string;
  /** first line */
  header?: string;
  /** how to write an element; default: enough digits to read the same value back */
  format?: (x: number) => string;
}

/** numpy.savetxt: one line a row (of a 1-D array: a line an element). */
export function savetxt(a: ArrayLike, options: SavetxtOptions = {}): string {
  const {
    delimiter = ' ',
    header,
    format = (v) => (Object.is(v, -0) ? '-0' : String(v)),
  } = options;
  const x = asarray(a);
  if (x.ndim > 2)
    throw new FileFormatError(`Expected 1D or 2D array, got ${x.ndim}D array instead`);
  const rows = x.ndim === 2 ? x : x.reshape(-1, 1);
  const lines = [...rows].map((row) =>
    Array.from(row.toTypedArray(), (v) => format(v)).join(delimiter),
  );
  if (header !== undefined) lines.unshift(header);
  return lines.map((line) => `${line}\n`).join('');
}
