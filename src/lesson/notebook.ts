import { LessonError } from './errors.ts';
import { type Cell, parsePercentCells } from './percent-cells.ts';
import { pythonLiteral, pythonName } from './python-literal.ts';
import type { RecordedValues, RunValues } from './run-values.ts';

/** Arrays with more numbers are read from `numbers.npz` instead of standing in the notebook. */
const MOST_TYPED_NUMBERS = 64;
const LINE_WIDTH = 88;

export interface NotebookOptions {
  readonly title: string;
  readonly summary: string;
  /** `notebook.py` of the lesson: cells in percent format that compute with the parameters' variables. */
  readonly source: string;
  /** The file's name for messages; `notebook.py` when left out. */
  readonly file?: string;
  /** Each becomes a variable in the first code cell. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly run: RunValues;
  /** Relative tolerance of the comparison; equality of every digit when left out. */
  readonly tolerance?: number;
}

/** A recorded array that the notebook computes too. */
interface Twin {
  readonly name: string;
  readonly variable: string;
  readonly values: RecordedValues;
}

/**
 * `notebook.ipynb` (nbformat 4.5): the parameters, the author's cells, and at the end a comparison of
 * every array that is recorded under the name of a variable (dots become underscores) which a cell
 * assigns at the left margin. It needs nothing but NumPy. The same input gives the same bytes.
 *
 * @throws LessonError when a cell or a parameter cannot be written, or when there is nothing to compare.
 */
export function notebook(options: NotebookOptions): string {
  const { title, summary, source, file = 'notebook.py', parameters, run } = options;
  const written = parsePercentCells(source, file);
  const first = parameterCell(parameters, run);
  const code = [first, ...written].filter(({ kind }) => kind === 'code').map((cell) => cell.source);
  const twins = run
    .names()
    .map((name) => ({ name, variable: pythonName(name) }))
    .filter(({ variable }) => code.some((text) => assigns(text, variable)))
    .map(({ name, variable }) => ({ name, variable, values: run.array(name) }));
  const parameterVariables = Object.keys(parameters).map(pythonName);
  if (twins.every(({ variable }) => parameterVariables.includes(variable))) {
    throw new LessonError(
      `${file} computes nothing that the run records. Give at least one variable the name of an array: ${run.names().map(pythonName).join(', ')}.`,
    );
  }
  return printNotebook([
    { kind: 'markdown', source: `# ${title}\n\n${summary}` },
    first,
    ...written,
    { kind: 'markdown', source: comparisonText(twins, run) },
    { kind: 'code', source: comparisonCode(twins, options.tolerance) },
  ]);
}

/** Whether a statement at the left margin assigns the variable, its entries, or adds to it. */
function assigns(code: string, variable: string): boolean {
  const before = String.raw`(?:[\w.*\[\]]+, *)*`;
  const after = String.raw`(?:\[[^\]\n]*\])?(?: *,[^=\n]*)? *(?::[^=\n]+)?(?:[-+*/@%]|//|\*\*)?=(?!=)`;
  return new RegExp(`^${before}${variable}${after}`, 'm').test(code);
}

function parameterCell(parameters: Readonly<Record<string, unknown>>, run: RunValues): Cell {
  const recorded = run.names();
  const assignments = Object.entries(parameters).map(([name, value]) => {
    // 2 is a float where the run recorded it as one.
    const floats = recorded.includes(name) && run.array(name).dtype.startsWith('float');
    try {
      return `${pythonName(name)} = ${pythonLiteral(value, { floats })}`;
    } catch (cause) {
      throw new LessonError(
        `Parameter "${name}": ${cause instanceof Error ? cause.message : cause}`,
      );
    }
  });
  const values = assignments.length === 0 ? [] : ['', ...assignments];
  return { kind: 'code', source: ['import numpy as np', ...values].join('\n') };
}

function comparisonText(twins: readonly Twin[], run: RunValues): string {
  const compared = new Set(twins.map(({ name }) => name));
  const others = run.names().filter((name) => !compared.has(name));
  const text =
    '## The same digits\n\nThe numbers below are those of the video. This cell fails when one of them differs from what was computed above.';
  if (others.length === 0) return text;
  return `${text}\n\nThe video's run also holds ${others.map((name) => `\`${name}\``).join(', ')}, which this notebook does not compute.`;
}

function comparisonCode(twins: readonly Twin[], tolerance: number | undefined): string {
  const isExact = tolerance === undefined;
  const assertion = isExact
    ? 'np.testing.assert_array_equal(computed, shown, err_msg=message)'
    : `np.testing.assert_allclose(computed, shown, rtol=${tolerance}, err_msg=message)`;
  const isLarge = ({ values }: Twin) => sizeOf(values) > MOST_TYPED_NUMBERS;
  const count = `${twins.length} ${twins.length === 1 ? 'array' : 'arrays'}`;
  const verdict = isExact
    ? `${count} equal, digit for digit`
    : `${count} agree within a relative ${tolerance}`;
  return [
    ...(twins.some(isLarge) ? [LOADING, ''] : []),
    'def compare(name, computed, shown):',
    '    message = f"{name} is not what the video shows"',
    '    assert np.shape(computed) == shown.shape, message',
    `    ${assertion}`,
    '',
    ...twins.map(({ name, variable, values }) => {
      const shown = isLarge({ name, variable, values })
        ? `numbers[${pythonLiteral(name)}]`
        : arrayLiteral(values);
      return `compare("${variable}", ${variable}, ${shown})`;
    }),
    '',
    `print("${verdict}")`,
  ].join('\n');
}

const LOADING = `from pathlib import Path

if not Path("numbers.npz").exists():
    raise FileNotFoundError(
        "numbers.npz is missing. It holds the numbers of the video: "
        "copy it from the folder of the video to the folder of this notebook."
    )
numbers = np.load("numbers.npz")
`;

function sizeOf({ shape }: RecordedValues): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** `np.array([…])` with every digit, wrapped at the commas; the dtype where Python would choose another. */
function arrayLiteral(values: RecordedValues): string {
  const isFloat = values.dtype.startsWith('float');
  const digits = pythonLiteral(values.tolist(), { floats: isFloat });
  const isChosen = sizeOf(values) > 0 && ['float64', 'int64', 'bool'].includes(values.dtype);
  const dtype = isChosen ? '' : `, dtype=np.${values.dtype === 'bool' ? 'bool_' : values.dtype}`;
  return wrapped(`np.array(${reshaped(digits, values)}${dtype})`);
}

/** Nested lists cannot tell (0, 3) from (0,). */
function reshaped(digits: string, values: RecordedValues): string {
  return sizeOf(values) > 0 ? digits : `np.zeros((${values.shape.join(', ')},))`;
}

function wrapped(expression: string): string {
  const lines: string[] = [];
  for (const piece of expression.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= LINE_WIDTH - 20) {
      lines[lines.length - 1] = `${last} ${piece}`;
    } else lines.push(piece);
  }
  return lines.join('\n    ');
}

/**
 * What Jupyter writes of Python. nbconvert takes its exporter and the ending of a converted file from here:
 * without them a notebook becomes a `.txt` without its prose.
 */
const LANGUAGE = {
  codemirror_mode: { name: 'ipython', version: 3 },
  file_extension: '.py',
  mimetype: 'text/x-python',
  name: 'python',
  nbconvert_exporter: 'python',
  pygments_lexer: 'ipython3',
};

/** nbformat 4.5, as Jupyter writes it: one space of indent, a line break at the end. */
function printNotebook(cells: readonly Cell[]): string {
  const content = {
    cells: cells.map(({ kind, source }, index) => ({
      cell_type: kind,
      id: `cell-${String(index + 1).padStart(2, '0')}`,
      metadata: {},
      ...(kind === 'code' ? { execution_count: null, outputs: [] } : {}),
      source: source.split(/(?<=\n)/),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: LANGUAGE,
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}
