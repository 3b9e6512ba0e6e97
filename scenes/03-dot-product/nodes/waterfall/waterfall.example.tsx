import * as np from 'gradreel/np';
import { defineExample } from 'gradreel/stage';
import { LabelledSum } from './labelled-sum.tsx';
import { Waterfall } from './waterfall.tsx';

const product = np.array([0.2, 1.6, -1.5, 2.5]);

export const waterfall = defineExample({
  name: 'A sum as a waterfall',
  says: 'Each block begins where the last one ended; in another order they reach the same level.',
  at: [1.2, 2.5, 4, 5],
  run: (record) => {
    record.array('product', product);
    record.array('total', np.cumsum(product));
    record.array('backwards', np.cumsum(product.slice('::-1')));
  },
  *play(view, { theme, run }) {
    const numbers = (name: string) => run.values(name).map(({ number }) => number);
    const blocks = new Waterfall({
      theme,
      terms: run.values('product'),
      totals: numbers('total'),
      backwards: numbers('backwards'),
      width: 418,
      height: 440,
      position: [-209, -220],
    });
    view.add(blocks);
    for (let i = 0; i < 4; i++) yield* blocks.grow(i, 0.6);
    yield* blocks.stand(0.3);
    yield* blocks.turnAround(2);
  },
});

export const sum = defineExample({
  name: 'A sum with names',
  says: 'Each number carries its name, and the sum closes at the digits that are shown.',
  size: [960, 240],
  at: [1.2],
  run: (record) => {
    record.array('dot', 2.8);
    record.array('b', 2);
    record.array('answer', 4.8);
  },
  *play(view, { theme, run }) {
    const line = new LabelledSum({
      theme,
      terms: [
        { value: run.value('dot'), name: 'dot product' },
        { value: run.value('b'), name: 'bias' },
      ],
      result: { value: run.value('answer'), name: 'neuron' },
      width: 860,
      position: [-360, -30],
    });
    view.add(line);
    for (let i = 0; i < 3; i++) yield* line.show(i);
  },
});
