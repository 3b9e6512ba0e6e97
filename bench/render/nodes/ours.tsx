import { all, chain, linear, waitFor } from '@motion-canvas/core';
import { defineExample } from '../../../src/stage/gallery/example.ts';
import { Matrix } from '../../../src/stage/matrix/matrix.tsx';
import { arrayValues } from '../../../src/stage/matrix/values.ts';
import { CELL, CORNER, recordNumbers, SECONDS, SIZE, STATES, WAY } from './numbers.ts';

/** A matrix of 256 signed numbers with the stage's node. */
export const ours = defineExample({
  name: 'A matrix with our node',
  says: 'The benchmark’s picture.',
  size: [1920, 1080],
  run: recordNumbers,
  *play(view, { theme, run }) {
    const states = Array.from({ length: STATES }, (_, state) => arrayValues(run, `A${state}`));
    const matrix = new Matrix({
      theme,
      values: states[0]!,
      cell: [CELL.width, CELL.height],
      gap: CELL.gap,
      style: 'signed',
      position: [...CORNER],
    });
    view.add(matrix);
    const cells = matrix.cells();
    for (const cell of cells) cell.shown(0);
    yield* matrix.appear(cells, SECONDS.appear);
    const changes = states.map(function* (values) {
      for (let flat = 0; flat < SIZE ** 2; flat++) {
        cells[flat]!.value(values.at(0, Math.floor(flat / SIZE), flat % SIZE));
      }
      yield* waitFor(SECONDS.move / STATES);
    });
    yield* all(matrix.position.x(CORNER[0] + WAY, SECONDS.move, linear), chain(...changes));
  },
});
