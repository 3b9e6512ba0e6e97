import { waitFor } from '@motion-canvas/core';
import { defineExample } from '../gallery/example.ts';
import { FactorNote } from './factor-note.tsx';

export const factorLands = defineExample({
  name: 'A factor set large',
  says: 'What every step multiplies by, with the reason beneath it.',
  size: [960, 320],
  at: [0.15, 0.6],
  run: (record) => record.array('factor', 0.9409),
  *play(view, { theme, run }) {
    const note = new FactorNote({
      theme,
      factor: run.value('factor'),
      colour: theme.gradient,
      lines: [{ text: 'of the loss is left by each update', numbers: [] }],
      position: [-300, -40],
    });
    view.add(note);
    yield* note.land();
    yield* waitFor(0.3);
  },
});
