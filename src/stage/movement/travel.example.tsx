import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { travel } from './travel.ts';

export const travelling = defineExample({
  name: 'A number travels',
  says: 'A number that is used again goes to where it is used, with a trail of where it has been.',
  size: [960, 240],
  at: [0.2, 0.3, 0.45],
  run: (record) => record.array('product', np.array([1.6])),
  *play(view, { theme, run }) {
    yield* travel(view, {
      value: run.value('product[0]'),
      from: { x: -300, y: 0, size: 48, colour: theme.secondary },
      to: { x: 300, y: 0, size: 96, colour: theme.positive.strong },
      arc: 40,
    });
  },
});
