import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Vector } from '../matrix/matrix.tsx';
import { arrayValues } from '../matrix/values.ts';
import { swing } from './swing.ts';
import { bent, QUARTER } from './way.ts';

export const rowStandsUp = defineExample({
  name: 'A row stands up as a column',
  says: 'Reshaping moves no number in memory: the same tiles swing to their places, each along a quarter circle.',
  at: [0, 0.45, 0.7, 1.4],
  run: (record) => record.array('b', np.array([10, 20, 30])),
  *play(view, { theme, run }) {
    const cell = [130, 96] as const;
    const values = arrayValues(run, 'b');
    const row = new Vector({ theme, values, style: 'raised', cell, position: [-110, -210] });
    const column = new Vector({
      theme,
      values,
      as: 'column',
      style: 'raised',
      cell,
      position: [-262, -94],
    });
    view.add([row, column]);
    row.fade(0);
    yield* swing(
      column.cells().map((tile, index) => ({
        cell: tile,
        from: row.box({ column: index }),
        to: column.box({ row: index }),
      })),
      // Around the corner above the column.
      { way: bent(-QUARTER), seconds: 1.2 },
    );
    yield* waitFor(0.3);
  },
});
