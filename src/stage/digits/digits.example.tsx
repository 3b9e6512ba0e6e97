import { all } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Digits } from './digits.tsx';
import { FloatRuler } from './float-ruler.tsx';

const total = np.cumsum(np.multiply(np.array([1, 2, 3]), np.array([0.2, 0.8, -0.5])));

export const digits = defineExample({
  name: 'Digits behind the digits',
  says: 'What a program prints, and what lies behind it; one glyph a cell, so that a column can speak.',
  size: [1200, 400],
  at: [1.2, 2.5],
  run: (record) => record.array('total', total),
  *play(view, { theme, run }) {
    const rows = new Digits({
      theme,
      values: run.values('total'),
      width: 1058,
      pitch: 110,
      decimals: 17,
      position: [-529, -110],
    });
    view.add(rows);
    yield* all(rows.print(0), rows.print(1), rows.print(2), rows.focus(2, 1));
    yield* all(rows.reveal(0), rows.reveal(1), rows.mark(1, 2));
  },
});

export const ruler = defineExample({
  name: 'The float ruler',
  says: 'Floats are ticks. Near a smaller number they lie closer together, and an excess that was there shows.',
  size: [1280, 480],
  at: [1.5, 3, 5],
  run: (record) => {
    record.array('total', total);
    record.array('paper', np.array([0.2, 1.8, 0.3]));
    record.array('step', np.array([-1.5]));
    // Distances from the exact value, in units of 1e-17.
    record.array('near_before', np.array([-39.97, -17.76, 4.44, 26.65, 48.85]));
    record.array('near_after', np.array([-17.76, -12.21, -6.66, -1.11, 4.44, 9.99, 15.54, 21.09]));
  },
  *play(view, { theme, run }) {
    const ticks = (name: string) => run.values(name).map(({ number }) => number);
    const printed = (i: number, text: string) => ({ ...run.value(`total[${i}]`), text });
    const near = (i: number) => run.value(`paper[${i}]`);
    const stretches = [
      { ticks: ticks('near_before'), excess: 4.44, near: near(1), float: printed(1, '1.8') },
      {
        ticks: ticks('near_after'),
        excess: 4.44,
        near: near(2),
        float: printed(2, '0.30000000000000004'),
        nearest: near(2),
      },
    ];
    const lens = new FloatRuler({
      theme,
      stretches,
      step: run.value('step[0]'),
      looksAt: { x: 480, y: -70, half: 26 },
      position: [0, -120],
    });
    view.add(lens);
    yield* lens.open(0.4);
    yield* lens.showRuler(0, 0.3);
    yield* lens.place(0);
    yield* lens.showRuler(1, 0.4);
    yield* lens.drop();
    yield* lens.name(1);
  },
});
