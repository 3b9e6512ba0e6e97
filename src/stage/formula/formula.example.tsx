import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { SourcedFormula } from '../sourced-formula.ts';

export const letterBecomesNumber = defineExample({
  name: 'A letter becomes its number',
  says: 'Symbols that stay keep their identity and move; a number in a formula names its place in the run.',
  size: [960, 280],
  at: [0.2, 0.75, 1.4, 2],
  run: (record) => record.array('b', np.array(2)),
  *play(view, { theme, run }) {
    const bias = run.value('b');
    const formula = new SourcedFormula({
      tex: 'z = \\part{sum}{\\sum_i x_i w_i} + \\part{b}{b}',
      fontSize: 72,
      fill: theme.ink,
    });
    view.add(formula);
    yield* formula.tint('b', theme.focus, 0.2);
    yield* waitFor(0.2);
    yield* formula.morph(`z = \\part{sum}{x \\cdot w} + \\part{b}{${bias.text}}`, 0.9, {
      numbers: { b: { text: bias.text, path: bias.path } },
    });
    yield* waitFor(0.7);
  },
});
