import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { asSumOf } from '../../run/displayed-arithmetic.ts';
import { defineExample } from '../gallery/example.ts';
import { travel } from '../movement/travel.ts';
import { signed } from '../signs.ts';
import { LabelledSum } from './labelled-sum.tsx';
import { TermColumn } from './term-column.tsx';
import { Waterfall } from './waterfall.tsx';

export const sumAsWaterfall = defineExample({
  name: 'A sum as a waterfall',
  says: 'Each block begins where the last one ended; added in another order, the blocks change and the end does not.',
  size: [960, 640],
  at: [1.2, 3, 4.2, 6],
  run(record) {
    const product = np.array([0.2, 1.6, -1.5, 2.5]);
    record.array('product', product);
    record.array('total', np.cumsum(product));
    record.array('backwards', np.cumsum(product.slice('::-1')));
  },
  *play(view, { theme, run }) {
    const waterfall = new Waterfall({
      theme,
      terms: run.values('product'),
      totals: run.values('total').map(({ number }) => number),
      backwards: run.values('backwards').map(({ number }) => number),
      width: 560,
      height: 520,
      position: [-280, -260],
    });
    view.add(waterfall);
    yield* waterfall.stand();
    for (let term = 0; term < run.length('product'); term++) yield* waterfall.grow(term);
    waterfall.rest();
    yield* waterfall.turnAround();
    yield* waitFor(0.5);
  },
});

export const termsTravel = defineExample({
  name: 'A number that is used again travels there',
  says: 'The same numeral moves from where it was worked out to its row in the ledger.',
  size: [960, 420],
  at: [0.6, 1.1, 2],
  run: (record) => record.array('product', np.array([0.2, 1.6, -1.5])),
  *play(view, { theme, run }) {
    const values = run.values('product').map(signed);
    const column = new TermColumn({
      theme,
      terms: values,
      title: 'product',
      width: 200,
      pitch: 100,
      position: [380, -60],
    });
    view.add(column);
    yield* column.title(0.4);
    for (const [index, value] of values.entries()) {
      const to = column.stop(index);
      yield* travel(view, {
        value,
        from: { x: -300, y: 0, size: 90, colour: theme.focus },
        to: { ...to, x: to.x + 380, y: to.y - 60 },
      });
      column.show(index);
    }
    yield* waitFor(0.3);
  },
});

export const namedSum = defineExample({
  name: 'A sum whose numbers are named',
  says: 'Beneath each number stands what it is.',
  size: [960, 240],
  at: [0.6, 1.4],
  run(record) {
    record.array('dot', 0.3);
    record.array('b', 2);
    record.array('z', 2.3);
  },
  *play(view, { theme, run }) {
    const [dot, bias] = [run.value('dot'), run.value('b')];
    const sum = new LabelledSum({
      theme,
      terms: [
        { value: dot, name: 'dot product' },
        { value: bias, name: 'bias' },
      ],
      result: { value: asSumOf(run.value('z'), [dot, bias]), name: 'neuron' },
      width: 800,
      position: [-400, -20],
    });
    view.add(sum);
    for (const part of [0, 1, 2]) yield* sum.show(part);
    yield* waitFor(0.3);
  },
});
