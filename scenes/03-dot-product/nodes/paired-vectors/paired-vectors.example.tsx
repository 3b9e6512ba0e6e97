import * as np from 'gradreel/np';
import { defineExample } from 'gradreel/stage';
import { PairedVectors } from './paired-vectors.tsx';

export const pairs = defineExample({
  name: 'Two vectors zip',
  says: 'Pairs close one after the other under the slider; a pair is what a product is made of.',
  at: [0.9, 1.9, 2.8],
  run: (record) => {
    record.array('x', np.array([1, 2, 3]));
    record.array('w', np.array([0.2, 0.8, -0.5]));
  },
  *play(view, { theme, run }) {
    const pairs = new PairedVectors({
      theme,
      left: run.values('x'),
      right: run.values('w'),
      names: ['x', 'w'],
      height: 300,
      position: [0, -170],
    });
    view.add(pairs);
    pairs.arrived(1);
    yield* pairs.open(0.9);
    for (let i = 0; i < pairs.count; i++) yield* pairs.close(i, 0.8);
  },
});

export const swap = defineExample({
  name: 'The two sides change places',
  says: 'Every pair turns over; its product stays what it was.',
  at: [0, 0.6, 1.2],
  run: (record) => {
    record.array('x', np.array([1, 2, 3]));
    record.array('w', np.array([0.2, 0.8, -0.5]));
  },
  *play(view, { theme, run }) {
    const pairs = new PairedVectors({
      theme,
      left: run.values('x'),
      right: run.values('w'),
      names: ['x', 'w'],
      height: 330,
      position: [0, -140],
    });
    view.add(pairs);
    pairs.arrived(1);
    pairs.zipped(3);
    yield* pairs.swap(1.2);
  },
});
