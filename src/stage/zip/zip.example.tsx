import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { ZipLedger } from './zip-ledger.tsx';

export const dotProduct = defineExample({
  name: 'Two vectors zip',
  says: 'Pair by pair the teeth meet; each product goes to its column, and the running total prints beside it.',
  size: [1920, 1080],
  at: [1.5, 5, 9, 16],
  run(record) {
    const [x, w] = [np.array([1, 2, 3]), np.array([0.2, 0.8, -0.5])];
    record.array('x', x);
    record.array('w', w);
    record.array('product', np.multiply(x, w));
    record.array('total', np.cumsum(np.multiply(x, w)));
  },
  *play(view, { theme, run }) {
    const ledger = new ZipLedger({
      theme,
      left: run.values('x'),
      right: run.values('w'),
      names: ['x', 'w'],
      products: run.values('product'),
      totals: run.values('total'),
      height: 348,
      decimals: 17,
    });
    view.add(ledger);
    yield* ledger.arrive();
    yield* ledger.zip.pairUp();
    yield* ledger.open();
    yield* ledger.begin();
    for (let pair = 0; pair < run.length('x'); pair++) {
      yield* ledger.multiply(pair);
      yield* ledger.print(pair);
    }
    yield* waitFor(0.5);
  },
});
