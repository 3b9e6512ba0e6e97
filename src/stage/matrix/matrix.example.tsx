import { all, sequence, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Enclosure } from './enclosure.tsx';
import { Matrix, Vector } from './matrix.tsx';
import { allValues, arrayValues } from './values.ts';

export const memory = defineExample({
  name: 'Three states of memory',
  says: 'A solid tile holds a value, a dark socket is allocated and empty, round dots were never allocated.',
  at: [0, 1.2],
  run: (record) => record.array('A', np.arange(1, 10).reshape(3, 3)),
  *play(view, { theme, run }) {
    const matrix = new Matrix({
      theme,
      values: arrayValues(run, 'A'),
      cell: [130, 130],
      position: [-207, -207],
    });
    view.add(matrix);
    for (const cell of matrix.cells({ row: 1 })) cell.landed(0);
    for (const cell of matrix.cells({ row: 2 })) cell.ghost(1);
    yield* sequence(0.2, ...matrix.cells({ row: 1 }).map((cell) => matrix.land(cell)));
    yield* matrix.cell(1, 1).focus(1, 0.2);
    yield* waitFor(0.6);
  },
});

export const signs = defineExample({
  name: 'Signs',
  says: 'Fills go from deep near zero to strong at the largest value; negative cells are dashed.',
  at: [0.2],
  run: (record) =>
    record.array(
      'A',
      np.array([
        [4.8, 1.21, 2.385],
        [8.9, -1.81, 0],
        [-6.4, 1.051, 0.026],
      ]),
    ),
  *play(view, { theme, run }) {
    const values = arrayValues(run, 'A');
    const matrix = new Matrix({
      theme,
      values,
      style: 'signed',
      cell: [210, 120],
      position: [-327, -192],
    });
    view.add(matrix);
    yield* waitFor(1);
  },
});

export const turnsOver = defineExample({
  name: 'Cells turn over',
  says: 'A card turns on its edge and shows another value, with the fill and the edge of its sign.',
  at: [0, 0.25, 0.6],
  run(record) {
    record.array('w', np.array([-6.4, 3.2, -0.5]));
    record.array('updated', np.array([-4.1, -1.6, 2]));
  },
  *play(view, { theme, run }) {
    const values = arrayValues(run, 'w');
    const row = new Vector({
      theme,
      values,
      style: 'signed',
      cell: [210, 120],
      position: [-327, -60],
      alsoShows: allValues(arrayValues(run, 'updated')),
    });
    view.add(row);
    yield* all(
      ...row
        .cells()
        .map((cell, index) =>
          row.turnOver(cell, run.value(`updated[${index}]`), { signed: true, seconds: 0.6 }),
        ),
    );
    yield* waitFor(0.4);
  },
});

export const threeAxes = defineExample({
  name: 'Three axes',
  says: 'The layers of a three-axis array lie on a pile and spread out below each other.',
  at: [0, 0.45, 1],
  run: (record) => record.array('T', np.arange(1, 13).reshape(2, 2, 3)),
  *play(view, { theme, run }) {
    const values = arrayValues(run, 'T');
    const matrix = new Matrix({
      theme,
      values,
      cell: [140, 100],
      layerStep: [36, -36],
      position: [-222, -60],
    });
    view.add(matrix);
    yield* matrix.place({ x: -222, y: -232, cell: [140, 100], layerStep: [0, 250] });
    yield* waitFor(0.2);
  },
});

export const vector = defineExample({
  name: 'A vector, lying and standing',
  says: 'A vector of shape (n,) lies as a row; with a second axis of one it stands as a column.',
  at: [0.3],
  run: (record) => record.array('b', np.array([10, 20, 30])),
  *play(view, { theme, run }) {
    const values = arrayValues(run, 'b');
    const row = new Vector({ theme, values, cell: [130, 90], position: [-340, -45] });
    const column = new Vector({
      theme,
      values,
      as: 'column',
      cell: [130, 90],
      position: [190, -147],
    });
    view.add([row, column]);
    yield* all(row.entry(1).focus(1, 0.2), column.entry(1).focus(1, 0.2));
  },
});

export const oneCellOfAProduct = defineExample({
  name: 'One row, one column, one cell',
  says: 'The product of two matrices in Falk’s layout: frames choose a row and a column, and a socket receives their cell.',
  size: [960, 640],
  at: [0, 0.5, 1.5],
  run(record) {
    const X = np.array([
      [1, 2, 3, 2.5],
      [2, 5, -1, 2],
      [-1.5, 2.7, 3.3, -0.8],
    ]);
    const W = np.array([
      [0.2, 0.8, -0.5, 1],
      [0.5, -0.91, 0.26, -0.5],
      [-0.26, -0.27, 0.17, 0.87],
    ]);
    record.array('X', X);
    record.array('WT', W.T);
    record.array('Z', np.dot(X, W.T));
  },
  *play(view, { theme, run }) {
    const cell = [104, 66] as const;
    const common = { theme, cell, gap: 10, style: 'resting' } as const;
    const X = new Matrix({ ...common, values: arrayValues(run, 'X'), position: [-420, 40] });
    const WT = new Matrix({ ...common, values: arrayValues(run, 'WT'), position: [60, -284] });
    const Z = new Matrix({
      ...common,
      values: arrayValues(run, 'Z'),
      style: 'socket',
      position: [60, 40],
    });
    const [row, column] = [new Enclosure({ theme }), new Enclosure({ theme })];
    view.add([X, WT, Z, row, column]);
    for (const done of Z.cells({ row: 0 })) done.landed(1);
    yield* all(row.show(X.box({ row: 1 })), column.show(WT.box({ column: 0 })));
    yield* all(
      ...[...X.cells({ row: 1 }), ...WT.cells({ column: 0 })].map((tile) => tile.raised(1, 0.2)),
      Z.cell(1, 0).focus(1, 0.1),
      Z.land(Z.cell(1, 0)),
    );
    yield* all(
      Z.cell(1, 0).focus(0, 0.3),
      column.slide(WT.box({ column: 1 })),
      ...WT.cells({ column: 0 }).map((tile) => tile.raised(-1, 0.3)),
      ...WT.cells({ column: 1 }).map((tile) => tile.raised(1, 0.3)),
    );
    yield* all(Z.cell(1, 1).focus(1, 0.1), Z.land(Z.cell(1, 1)));
    yield* waitFor(0.4);
  },
});
