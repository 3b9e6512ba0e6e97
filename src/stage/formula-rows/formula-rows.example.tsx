import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { asProductOf } from '../../run/displayed-arithmetic.ts';
import type { ShownValue } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import { equalsSign, FormulaRows } from './formula-rows.tsx';

export const chainRule = defineExample({
  name: 'Letters and their numbers',
  says: 'Each number stands beneath its symbol; columns appear in any order, as the picture reaches them.',
  size: [960, 400],
  at: [0.5, 1.2, 2.4],
  run: (record) => record.array('factors', np.array([36, 3, 1, 12])),
  *play(view, { theme, run }) {
    const [slope, ...factors] = run.values('factors') as [ShownValue, ...ShownValue[]];
    const [byW, byZ, byY] = factors as [ShownValue, ShownValue, ShownValue];
    const product = asProductOf(slope, factors);
    // Coordinates are those of a 1920×1080 picture, whose middle is that of the view.
    const rows = new FormulaRows({
      theme,
      slot: { right: 1380, y: 540, width: 840 },
      fontSize: 60,
      columns: [
        { letters: '\\dfrac{\\partial L}{\\partial w}', value: product },
        { letters: '=', sign: equalsSign(product) },
        { letters: '\\dfrac{\\partial z}{\\partial w}', value: byW, colour: theme.focus },
        { letters: '\\cdot' },
        { letters: '\\dfrac{\\partial y}{\\partial z}', value: byZ },
        { letters: '\\cdot' },
        { letters: '\\dfrac{\\partial L}{\\partial y}', value: byY },
      ],
    });
    view.add(rows);
    yield* rows.letters();
    yield* rows.numbers(6);
    yield* rows.numbers(4, 5);
    yield* rows.numbers(2, 3);
    yield* rows.numbers(0, 1);
    yield* waitFor(0.5);
  },
});
