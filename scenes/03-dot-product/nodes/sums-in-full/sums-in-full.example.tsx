import * as np from 'gradreel/np';
import { defineExample } from 'gradreel/stage';
import { SumsInFull } from './sums-in-full.tsx';

const _total = np.cumsum(np.multiply(np.array([1, 2, 3]), np.array([0.2, 0.8, -0.5])));

export const sums = defineExample({
  name: 'Sums in full',
  says: 'The same sum in two orders: the column in which they differ lights up.',
  at: [2.8],
  run: (record) => {
    record.array('forwards', 2.8);
    record.array('backwards', 2.5 - 1.5 + 1.6 + 0.2);
  },
  *play(view, { theme, run }) {
    const both = new SumsInFull({
      theme,
      sums: ['forwards', 'backwards'].map((title) => ({ title, value: run.value(title) })),
      width: 860,
      position: [-430, -60],
    });
    view.add(both);
    yield* both.print();
  },
});
