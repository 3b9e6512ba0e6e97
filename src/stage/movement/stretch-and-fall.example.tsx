import { all, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { ShownValue } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import type { Note } from '../matrix/cell.ts';
import { Matrix } from '../matrix/matrix.tsx';
import { arrayValues } from '../matrix/values.ts';
import { Fall } from './fall.tsx';
import { Stretch } from './stretch.ts';

export const columnReaches = defineExample({
  name: 'Stretch: a column reaches across',
  says: 'A band leaves every tile and reaches all places where its number is read; the tile stays.',
  at: [0.35, 0.6, 1.2],
  run(record) {
    record.array('A', np.arange(1, 7).reshape(2, 3));
    record.array('c', np.array([[10], [20]]));
  },
  *play(view, { theme, run }) {
    const column = arrayValues(run, 'c');
    const a = new Matrix({
      theme,
      values: arrayValues(run, 'A'),
      cell: [176, 176],
      position: [-190, -182],
    });
    const c = new Matrix({
      theme,
      values: column,
      style: 'raised',
      cell: [150, 84],
      gap: 104,
      position: [-400, -97],
    });
    for (const [layer, row, at] of a.indices()) {
      const { text, ...value } = column.at(layer, row, 0);
      a.cell(layer, row, at).addend({ label: { ...value, text: `+${text}` }, ghost: true });
    }
    const stretch = new Stretch(
      theme,
      [0, 1].map((row) => ({
        from: () => c.box({ row }),
        ghosts: () => [0, 1, 2].map((at) => a.addendBox(0, row, at)),
        lit: () => c.cell(row, 0).focus(),
      })),
    );
    a.between = (context) => stretch.draw(context);
    view.add([a, c]);
    yield* all(
      c.cell(1, 0).focus(1, 0.2),
      stretch.play(0.9, (row, at) => a.cell(row, at).addendShown),
    );
    yield* waitFor(0.4);
  },
});

export const columnsFall = defineExample({
  name: 'Fall: a sum along an axis',
  says: 'Copies of the first row fall down, add up, and land; the array itself stays, dim.',
  size: [960, 760],
  at: [0.9, 1.45, 2.6],
  run(record) {
    const A = np.arange(1, 10).reshape(3, 3);
    record.array('A', A);
    record.array('running', np.cumsum(A, 0));
  },
  *play(view, { theme, run }) {
    const [A, running] = [arrayValues(run, 'A'), arrayValues(run, 'running')];
    const matrix = new Matrix({
      theme,
      values: A,
      cell: [230, 226],
      gap: 14,
      position: [-359, -353],
    });
    const fall = new Fall({
      theme,
      lines: [0, 1, 2].map((column) => ({
        stops: [0, 1, 2].map((row) => matrix.box({ row, column })),
        values: [0, 1, 2].map((row) => running.at(0, row, column)),
        notes: [0, 1, 2].map((row) => sumNote(A.at, row, column)),
      })),
    });
    view.add([matrix, fall]);
    yield* fall.play({
      passed: (column, stop) => {
        for (let row = 0; row < stop; row++) matrix.cell(row, column).raised(-1);
      },
    });
    yield* waitFor(0.4);
  },
});

/** `1 + 4`, then `1 + 4 + 7`. */
function sumNote(
  at: (layer: number, row: number, column: number) => ShownValue,
  last: number,
  column: number,
): Note | null {
  if (last === 0) return null;
  return Array.from({ length: last + 1 }, (_, row) => [
    ...(row === 0 ? [] : [{ label: ' + ' }]),
    { label: at(0, row, column) },
  ]).flat();
}
