import * as np from '../../np/index.ts';
import { type ColumnChoice, chooseColumns } from '../table/choose-columns.ts';
import { labelledSamples, numbersOf } from '../table/labelled-samples.ts';
import { type ReadTableOptions, readTable } from '../table/read-table.ts';
import type { Dataset } from './dataset.ts';

export interface TableOptions extends ReadTableOptions, ColumnChoice {
  /** `classes`: every different answer is a class, in order of first appearance; `numbers`: a regression */
  readonly kind?: 'classes' | 'numbers';
}

/**
 * A data set from the text of a table: one line a sample, numbers in the columns that go in, and the answer in
 * another column (the last, unless `label` names it), which may be words. Separators, decimal commas and the
 * heading are recognised.
 *
 * @throws DataError naming line, column, value and remedy
 * @example
 * fromCsv('x,y,kind\n1,2,cat\n3,4,dog\n').classes // ['cat', 'dog']
 * fromCsv(text, { columns: ['petal_length', 4], label: 'species' })
 */
export function fromCsv(text: string, options: TableOptions = {}): Dataset {
  const table = readTable(text, options);
  if (options.kind === 'numbers') {
    const { columns, label } = chooseColumns(table, options);
    return {
      X: np.array(numbersOf(table, columns)),
      y: np.array(numbersOf(table, [label])),
      features: columns.map((c) => table.names[c] as string),
    };
  }
  const { columns, inputs, labels, classes } = labelledSamples(table, options);
  return {
    X: np.array(inputs.map((row) => [...row])),
    y: np.array([...labels], 'int64'),
    classes: classes.map(({ name }) => name),
    features: columns,
  };
}
