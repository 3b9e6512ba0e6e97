import { linear, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { signed } from '../signs.ts';
import { NumberLine } from './number-line.tsx';

const START = [-3, -1, 2, 1];
/** Each weight moves against its slope; the slope shrinks by 3 % a step. */
const DIRECTION = [-0.4, 0.8, -1.2, -0.4];

export const fourWeightsMove = defineExample({
  name: 'Numbers with the trail of their states',
  says: 'Four parameters slide on one scale through 200 updates; silhouettes are states they really had.',
  size: [1280, 480],
  at: [0, 1, 2.5],
  run(record) {
    const share = np.subtract(1, np.power(0.97, np.arange(201)));
    for (const [index, start] of START.entries()) {
      record.array(`state${index}`, np.add(start, np.multiply(DIRECTION[index] as number, share)));
    }
    record.array('moved', np.round(np.multiply(DIRECTION, share.at(200)), 2));
  },
  *play(view, { theme, run }) {
    const lines = new NumberLine({
      theme,
      domain: [-3.6, 2.4],
      width: 880,
      position: [-40, -30],
      notesName: 'moved',
      rows: ['w_1', 'w_2', 'w_3', 'b'].map((name, index) => ({
        name,
        values: run.array(`state${index}`),
        note: signed(run.value(`moved[${index}]`)),
      })),
    });
    view.add(lines);
    lines.notes(0);
    yield* lines.step(200, 2, linear);
    yield* lines.notes(1, 0.3);
    yield* waitFor(0.4);
  },
});

export const crossingZero = defineExample({
  name: 'A number crosses zero',
  says: 'A dot has the colour of its sign; so has each state in its trail.',
  size: [960, 240],
  at: [1],
  run: (record) => record.array('w', np.linspace(-1.2, 0.9, 8)),
  *play(view, { theme, run }) {
    const lines = new NumberLine({
      theme,
      domain: [-1.5, 1.5],
      width: 700,
      position: [20, -20],
      trailEvery: 1,
      rows: [{ name: 'w', values: run.array('w') }],
    });
    view.add(lines);
    yield* lines.step(7, 1);
  },
});
