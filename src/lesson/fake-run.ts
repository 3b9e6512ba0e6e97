import { formatFor, formatNumber } from '../run/number-format.ts';
import { parseValuePath, printValuePath } from '../run/value-path.ts';
import type { RunValues } from './run-values.ts';

type Nested = number | readonly Nested[];

/** A run for tests, from plain nested lists; its engine is not needed. */
export function fakeRun(
  arrays: Readonly<Record<string, Nested>>,
  dtypes: Record<string, string> = {},
): RunValues {
  const find = (path: string): Nested => {
    const { name, step, index } = parseValuePath(path);
    const key = step === undefined ? name : `${step.unit} ${step.number} / ${name}`;
    const array = arrays[key];
    if (array === undefined) throw new Error(`"${name}" was not recorded there.`);
    return index.reduce<Nested>(
      (part, position) => (part as readonly Nested[])[position] as Nested,
      array,
    );
  };
  const names = [...new Set(Object.keys(arrays).map((key) => key.replace(/^.* \/ /, '')))];
  return {
    names: () => names,
    array: (path) => {
      const values = find(path);
      return { shape: shapeOf(values), dtype: dtypes[path] ?? 'float64', tolist: () => values };
    },
    value: (path) => {
      const parsed = parseValuePath(path);
      const number = find(path) as number;
      const all = flat(find(printValuePath({ ...parsed, index: [] })));
      return {
        number,
        text: formatNumber(number, formatFor(all)),
        path: printValuePath(parsed),
        source: 'run',
      };
    },
  };
}

function flat(values: Nested): number[] {
  return typeof values === 'number' ? [values] : values.flatMap(flat);
}

function shapeOf(values: Nested): number[] {
  return typeof values === 'number' ? [] : [values.length, ...shapeOf(values[0] ?? 0)];
}
