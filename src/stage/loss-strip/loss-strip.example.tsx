import { defineExample } from '../gallery/example.ts';
import { recordSmallTraining, smallTraining } from '../training/small-training.ts';
import { LossStrip } from './loss-strip.tsx';

export const clock = defineExample({
  name: 'Loss and accuracy as a clock',
  says: 'Every epoch is on the curve; the playhead says which epoch everything else shows.',
  size: [1280, 320],
  at: [0.6, 1.8],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const { numbers, reading, last } = smallTraining(run);
    const strip = new LossStrip({
      theme,
      loss: numbers('losses'),
      right: numbers('right'),
      count: run.value('count'),
      reading,
      width: 1160,
      height: 150,
      position: [-580, 100],
    });
    strip.shown(1);
    strip.headShown(1);
    view.add(strip);
    yield* strip.run(100, 1.2);
    yield* strip.ahead(1, 0.4);
    yield* strip.run(last, 0.8);
  },
});
