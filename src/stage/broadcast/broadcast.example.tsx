import { Node } from '@motion-canvas/2d';
import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { Recorder } from '../../run/recorder.ts';
import { defineExample } from '../gallery/example.ts';
import { Matrix } from '../matrix/matrix.tsx';
import { arrayValues } from '../matrix/values.ts';
import { shapeText } from '../shape-slots/shape-text.ts';
import { BroadcastSum, broadcastMatrix } from './broadcast-sum.tsx';

/** Records arrays with their shapes, as `A_shape`. */
function recordWithShape(record: Recorder, arrays: Record<string, np.NDArray>): void {
  for (const [name, array] of Object.entries(arrays)) {
    record.array(name, array);
    record.array(`${name}_shape`, np.array([...array.shape]));
  }
}

export const rowStretches = defineExample({
  name: 'A row stretches',
  says: 'The small array is read again for every row: dotted copies say that nothing is stored.',
  size: [1920, 1080],
  at: [0.6, 1.6, 2.2, 8],
  run(record) {
    const A = np.arange(1, 10, 1, 'float64').reshape(3, 3);
    const b = np.array([10, 20, 30], 'float64');
    recordWithShape(record, { A, b, R: np.add(A, b) });
  },
  *play(view, { theme, run }) {
    const values = { A: arrayValues(run, 'A'), b: arrayValues(run, 'b'), R: arrayValues(run, 'R') };
    const shape = (name: string) => shapeText(run.values(`${name}_shape`));
    const a = broadcastMatrix({ theme, values: values.A, size: values.R.size, cell: [96, 96] });
    const b = new Matrix({ theme, values: values.b, style: 'raised', cell: [96, 96] });
    const sum = new BroadcastSum({
      theme,
      a: { matrix: a, tex: 'A', shape: shape('A') },
      b: { matrix: b, tex: 'b', shape: shape('b') },
      result: { values: values.R, tex: 'A + b', shape: shape('R') },
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add([sum, a, b]);
    yield* sum.arrange();
    yield* sum.stretch();
    yield* sum.fill();
    yield* waitFor(0.5);
  },
});
