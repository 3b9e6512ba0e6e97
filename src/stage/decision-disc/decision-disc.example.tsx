import { waitFor } from '@motion-canvas/core';
import { defineExample } from '../gallery/example.ts';
import { recordSmallTraining, smallTraining } from '../training/small-training.ts';
import { DecisionDisc } from './decision-disc.tsx';

export const decides = defineExample({
  name: 'What a network decides',
  says: 'Regions are as deep as the network is sure; at every epoch it is the network of that epoch.',
  size: [640, 640],
  at: [0.6, 1.6, 2.2, 2.6],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const { checkpoints, points, followed, last } = smallTraining(run);
    const disc = new DecisionDisc({
      theme,
      points,
      field: (epoch) => checkpoints.at(epoch).plane,
      centre: [0, 0],
      reach: 1.12,
      radius: 290,
    });
    disc.sample(followed);
    view.add(disc);
    yield* disc.arrive(1);
    yield* disc.lit(1, 0.4);
    disc.epoch(100);
    yield* disc.ring(1, 0.3);
    yield* disc.crosshair(1, 0.3);
    yield* disc.crosshair(0, 0.1);
    disc.epoch(last);
    yield* waitFor(1);
  },
});
