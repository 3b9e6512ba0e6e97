import {
  DecisionDisc,
  defineExample,
  recordSmallTraining,
  smallTraining,
  threadRuler,
} from 'gradreel/stage';
import { EpochFilmstrip } from './epoch-filmstrip.tsx';

export const opens = defineExample({
  name: 'A training as a filmstrip',
  says: 'The last network in the middle, those before it in the windows, and every number as a tick.',
  size: [960, 960],
  at: [0.8, 2.2],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const { checkpoints, points, last } = smallTraining(run);
    const { hidden, output } = checkpoints.at(last);
    const weights = [...hidden, ...output];
    const { epochs } = checkpoints;
    const filmstrip = new EpochFilmstrip({
      theme,
      pictures: Array.from({ length: 8 }, (_, i) => {
        const index = Math.round((i / 8) * (epochs.length - 1));
        const field = checkpoints.at(epochs[index] as number).plane;
        return { epoch: run.value(`kept[${index}]`), field };
      }),
      weights,
      full: threadRuler(weights).full,
      centre: [0, 0],
      reach: 1.12,
      hub: 220,
    });
    const disc = new DecisionDisc({
      theme,
      points,
      field: (epoch) => checkpoints.at(epoch).plane,
      centre: [0, 0],
      reach: 1.12,
      radius: 220,
    });
    for (const signal of [disc.shown, disc.lit, disc.arrived, disc.focused]) signal(1);
    disc.epoch(last);
    view.add([filmstrip, disc]);
    yield* filmstrip.open(2);
  },
});
