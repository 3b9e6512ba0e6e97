import { Node } from '@motion-canvas/2d';
import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { Recorder } from '../../run/recorder.ts';
import { defineExample } from '../gallery/example.ts';
import { Matrix } from '../matrix/matrix.tsx';
import { arrayValues } from '../matrix/values.ts';
import { shapeText } from '../shape-slots/shape-text.ts';
import { BroadcastSum, broadcastMatrix } from './broadcast-sum.tsx';
import { GradientSum } from './gradient-sum.tsx';
import { MaximaHalves } from './maxima-halves.tsx';

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

export const silentMistake = defineExample({
  name: 'A stripe down instead of a stripe across',
  says: 'Row maxima laid flat run down the columns and nothing complains; kept standing, they run across their rows.',
  size: [1920, 1080],
  at: [4, 10, 17],
  run(record) {
    const S = np.arange(1, 10, 1, 'float64').reshape(3, 3);
    const maxima = np.max(S, { axis: 1 });
    const kept = np.max(S, { axis: 1, keepdims: true });
    recordWithShape(record, { S, maxima, kept });
    record.array('wrong', np.subtract(S, maxima));
    record.array('right', np.subtract(S, kept));
  },
  *play(view, { theme, run }) {
    const halves = new MaximaHalves({
      theme,
      values: {
        S: arrayValues(run, 'S'),
        maxima: arrayValues(run, 'maxima'),
        wrong: arrayValues(run, 'wrong'),
        right: arrayValues(run, 'right'),
      },
      shapes: { flat: run.values('maxima_shape'), kept: run.values('kept_shape') },
      name: 'M',
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add(halves);
    yield* halves.begin();
    yield* halves.layFlat();
    yield* halves.fallDown();
    yield* halves.fallElsewhere();
    yield* halves.keepAxis();
    yield* halves.reachAcross();
    yield* waitFor(0.5);
  },
});

export const gradientsFall = defineExample({
  name: 'Copies fall into the row',
  says: 'The backward twin of broadcasting: what comes back to the copies adds up along the axis that was stretched.',
  size: [1920, 1080],
  at: [1.5, 4, 6, 9],
  run(record) {
    const G = np.multiply(np.arange(1, 4, 1, 'float64').reshape(3, 1), np.ones([1, 3]));
    record.array('row', np.array([10, 20, 30], 'float64'));
    record.array('G', G);
    record.array('running', np.cumsum(G.slice('::-1'), 0));
    record.array('db', np.sum(G, { axis: 0 }));
  },
  *play(view, { theme, run }) {
    const sum = new GradientSum({
      theme,
      row: arrayValues(run, 'row'),
      gradients: arrayValues(run, 'G'),
      running: arrayValues(run, 'running'),
      total: arrayValues(run, 'db'),
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add(sum);
    yield* sum.recallForward();
    yield* sum.receive();
    yield* sum.collect(0);
    yield* sum.collectOthers();
    yield* waitFor(0.5);
  },
});
