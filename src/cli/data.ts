import { readFileSync } from 'node:fs';
import {
  type ColumnSurvey,
  labelledSamples,
  NeuralNetworkError,
  readTable,
  surveyTable,
  type Table,
  tableText,
} from '../nn/index.ts';
import { WrongUseError } from '../render/errors.ts';

export interface DataCommand {
  readonly columns?: readonly string[];
  readonly label?: string;
  readonly json?: boolean;
}

/** What `gradreel data` says about a table. */
interface DataReport {
  readonly file: string;
  readonly encoding: string;
  readonly separator: string;
  readonly decimal: string;
  readonly rows: number;
  readonly columns: readonly ColumnSurvey[];
  /** What a lesson would take: the columns that go in, the class, and how often each is there. */
  readonly taken?: {
    readonly columns: readonly string[];
    readonly label: string;
    readonly classes: readonly { readonly name: string; readonly count: number }[];
  };
  /** What was recognised, and what looks like a slip. */
  readonly remarks: readonly string[];
  /** Why no lesson can take it as it is. */
  readonly fault?: string;
}

/** `gradreel data`: what would be read of a table, before a lesson is rendered with it. */
export function data(file: string, options: DataCommand): void {
  const report = surveyFile(file, options);
  process.stdout.write(
    options.json ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report),
  );
  if (report.fault !== undefined) process.exitCode = 1;
}

/**
 * Looks at a table's file.
 *
 * @throws WrongUseError where there is no table in it
 */
export function surveyFile(file: string, { columns, label }: DataCommand): DataReport {
  const { table, encoding } = tableIn(file);
  const surveyed = surveyTable(table);
  const choice = {
    ...(columns === undefined ? {} : { columns }),
    ...(label === undefined ? {} : { label }),
  };
  const found = samplesOf(table, choice);
  return {
    file,
    encoding,
    separator: table.separator,
    decimal: table.decimal,
    rows: table.rows.length,
    columns: surveyed,
    ...found,
  };
}

function tableIn(file: string): { table: Table; encoding: string } {
  const bytes = bytesOf(file);
  try {
    const { text, encoding } = tableText(bytes);
    return { table: readTable(text), encoding };
  } catch (cause) {
    if (!(cause instanceof NeuralNetworkError)) throw cause;
    throw new WrongUseError(`"${file}" cannot be read as a table. ${cause.message}`, { cause });
  }
}

function samplesOf(
  table: Table,
  choice: { columns?: readonly string[]; label?: string },
): Pick<DataReport, 'taken' | 'remarks' | 'fault'> {
  try {
    const samples = labelledSamples(table, choice);
    const { columns, label, classes, remarks } = samples;
    const counts = classes.map(({ name, count }) => ({ name, count }));
    return { taken: { columns, label, classes: counts }, remarks };
  } catch (cause) {
    if (!(cause instanceof NeuralNetworkError)) throw cause;
    return { remarks: table.remarks, fault: cause.message };
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new WrongUseError(
      `"${file}" cannot be read. Give the path of a table, from the current folder.`,
      { cause },
    );
  }
}

function reportText(report: DataReport): string {
  const { rows, columns, taken, remarks, fault, encoding } = report;
  const width = Math.max(...columns.map(({ name }) => name.length));
  const lines = [
    `${report.file}: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns.length} columns, ${encoding}`,
    ...columns.map((column) => {
      return `  ${String(column.number).padStart(2)}  ${column.name.padEnd(width)}  ${contents(column)}`;
    }),
  ];
  const told = [...remarks, ...columns.flatMap(({ faults }) => faults)];
  const notes = [...new Set(told)].filter((note) => note !== fault);
  if (notes.length > 0) lines.push('', ...notes);
  lines.push('');
  if (fault !== undefined) lines.push(`A lesson cannot take it as it is: ${fault}`);
  if (taken !== undefined) {
    const counts = taken.classes.map(({ name, count }) => `${name} (${count})`).join(', ');
    lines.push(
      `A lesson would take ${taken.columns.join(', ')}; the class is ${taken.label}: ${counts}.`,
    );
    if (taken.columns.length === 2) {
      const setting = (name: string, value: string) => ` --set ${quoted(`${name}=${value}`)}`;
      const chosen = [
        setting('data', report.file),
        setting('columns', taken.columns.map((name) => named(name, columns)).join(',')),
        setting('label', named(taken.label, columns)),
      ];
      lines.push(`  npx gradreel render 18${chosen.join('')}`);
    } else {
      lines.push(
        `A picture of a plane needs two of them, such as --columns 1,2 --label ${quoted(named(taken.label, columns))}.`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function contents({ kind, least, most, distinct, classes }: ColumnSurvey): string {
  if (kind === 'numbers') {
    return `numbers from ${least} to ${most}, ${distinct} different`;
  }
  const listed = classes?.map(({ name, count }) => `${name} (${count})`).join(', ');
  return `words, ${distinct} different${listed === undefined ? '' : `: ${listed}`}`;
}

/** What a setting calls a column: its number where a comma would end the name. */
function named(name: string, columns: readonly ColumnSurvey[]): string {
  if (!name.includes(',')) return name;
  return String((columns.find((column) => column.name === name) as ColumnSurvey).number);
}

/** As a shell takes it as one word. */
function quoted(text: string): string {
  return /^[\w./=,:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
