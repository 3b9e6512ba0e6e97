import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { CodePane } from './code-pane.tsx';
import { python } from './python.ts';

export const loopFolds = defineExample({
  name: 'A loop folds into one call',
  says: 'Code in step with the picture: a line has the focus, the loop folds into the line that does the same, and the result stands beside it.',
  size: [1120, 620],
  at: [1.2, 2, 3.4, 4.6],
  run: (record) => record.array('dot', np.dot(np.array([1, 2, 3]), np.array([0.2, 0.8, -0.5]))),
  *play(view, { theme, run }) {
    const pane = new CodePane({
      theme,
      code: python`
        total = \0.0
        for xi, wi in zip(x, w):
            total += xi * wi
      `,
      folded: python`np.dot(x, w)`[0],
      width: 880,
      position: [-440, -180],
    });
    view.add(pane);
    yield* pane.write();
    yield* pane.focus(2);
    yield* waitFor(0.4);
    yield* pane.focus(null);
    yield* pane.showFolded();
    yield* pane.fold();
    yield* pane.result(run.value('dot'));
    yield* waitFor(0.5);
  },
});
