import { Node } from '@motion-canvas/2d';
import { waitFor } from '@motion-canvas/core';
import * as np from 'gradreel/np';
import { arrayValues, defineExample } from 'gradreel/stage';
import { GradientSum } from './gradient-sum.tsx';

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
