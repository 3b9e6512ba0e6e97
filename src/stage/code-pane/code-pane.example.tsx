import { chain, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { CodePane } from './code-pane.tsx';
import { python } from './python.ts';

const LOOP = python`
  total = \0.0
  for xi, wi in zip(x, w):
      total += xi * wi
`;

export const focus = defineExample({
  name: 'A line runs',
  says: 'One line of the program has the focus, in step with the picture; what it gives stands at its end.',
  at: [1.2, 2, 2.6],
  run: (record) => record.array('x', np.array([1, 2, 3])),
  *play(view, { theme, run }) {
    const pane = new CodePane({
      theme,
      code: python`
        x = np.array([${run.value('x[0]')}, ${run.value('x[1]')}, ${run.value('x[2]')}])
        x[-\1]
      `,
      width: 840,
      rowHeight: 96,
      answerWidth: 120,
      position: [-420, -60],
    });
    view.add(pane);
    yield* chain(pane.write(), pane.focus(0), waitFor(0.5), pane.focus(1));
    yield* pane.answer(1, run.value('x[2]'));
  },
});

export const fold = defineExample({
  name: 'A loop folds into one line',
  says: 'Lines that NumPy does in one fold up under it like a blind.',
  at: [1, 1.9, 2.3, 3.4],
  run: (record) => record.array('dot', np.dot(np.array([1, 2]), np.array([0.5, 0.25]))),
  *play(view, { theme, run }) {
    const [folded] = python`np.dot(x, w)`;
    const pane = new CodePane({
      theme,
      code: LOOP,
      ...(folded === undefined ? {} : { folded }),
      width: 840,
      rowHeight: 96,
      position: [-420, -170],
    });
    view.add(pane);
    yield* pane.write();
    yield* pane.showFolded(0.3);
    yield* pane.fold();
    yield* pane.result(run.value('dot'));
  },
});

export const rewrite = defineExample({
  name: 'Arguments change places',
  says: 'A line becomes another; what stays travels to its new place.',
  size: [960, 240],
  at: [0.5, 1, 1.5],
  *play(view, { theme }) {
    const [before] = python`np.dot(x, w)`;
    const [after] = python`np.dot(w, x)`;
    if (before === undefined || after === undefined) return;
    const pane = new CodePane({ theme, code: [], folded: before, width: 700, position: [-350, 0] });
    view.add(pane);
    yield* pane.showFolded(0.5);
    yield* pane.rewrite(after, 1);
  },
});
