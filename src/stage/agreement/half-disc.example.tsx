import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { Run } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import { HalfDisc, type Lean } from './half-disc.tsx';

/** How x leans to the weights that were recorded under a prefix. */
function leanOf(run: Run, prefix: string, name: string, who: string): Lean {
  const number = (path: string) => run.value(path).number;
  const shadow = run.value(`${prefix}_shadow`);
  const wLength = run.value(`${prefix}_length`);
  return {
    name,
    who,
    shadow,
    wLength,
    dot: run.value(`${prefix}_dot`),
    lengths: {
      x: number('x_length'),
      shadow: shadow.number,
      upright: number(`${prefix}_upright`),
      w: wLength.number,
    },
  };
}

export const signAsAgreement = defineExample({
  name: 'The sign of a dot product',
  says: 'The shadow that the input throws on the line of the weights: right of the foot it counts for, left of it against.',
  size: [1920, 1080],
  at: [2.2, 4, 6.5],
  run(record) {
    const x = np.array([1, 2]);
    const length = (vector: np.NDArray) => Math.sqrt(np.sum(np.square(vector)));
    record.array('x_length', length(x));
    const neurons = { first: np.array([0.2, 0.8]), second: np.array([0.5, -0.9]) };
    for (const [prefix, w] of Object.entries(neurons)) {
      const dot = np.sum(np.multiply(x, w));
      const shadow = dot / length(w);
      record.array(`${prefix}_dot`, dot);
      record.array(`${prefix}_length`, length(w));
      record.array(`${prefix}_shadow`, shadow);
      record.array(`${prefix}_upright`, Math.sqrt(length(x) ** 2 - shadow ** 2));
    }
  },
  *play(view, { theme, run }) {
    const disc = new HalfDisc({
      theme,
      leans: [
        leanOf(run, 'first', 'w_1', 'first neuron'),
        leanOf(run, 'second', 'w_2', 'second neuron'),
      ],
      position: [0, 182],
    });
    view.add(disc);
    yield* disc.open();
    yield* disc.raise();
    yield* disc.castShadow(0);
    yield* disc.turn();
    yield* disc.castShadow(1);
    yield* disc.nameSides();
    yield* waitFor(0.5);
  },
});
