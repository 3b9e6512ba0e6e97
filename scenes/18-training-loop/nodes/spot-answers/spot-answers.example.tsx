import {
  DecisionDisc,
  defineExample,
  Loupe,
  recordSmallTraining,
  smallTraining,
} from 'gradreel/stage';
import { SpotAnswers } from './spot-answers.tsx';

export const answersAtASpot = defineExample({
  name: 'One spot, three answers',
  says: 'Under the loupe, what a network answers at one point for each class, and whether it is right there.',
  size: [1280, 640],
  at: [1, 2.6],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const { checkpoints, points, followed, last } = smallTraining(run);
    const disc = new DecisionDisc({
      theme,
      points,
      field: (epoch) => checkpoints.at(epoch).plane,
      centre: [0, 0],
      reach: 1.12,
      position: [-340, 0],
      radius: 270,
    });
    disc.epoch(last);
    const spot = points[followed] as { x: number; y: number; label: number };
    const factor = 10;
    const loupe = new Loupe({
      theme,
      focus: () => disc.placeInParent(spot),
      position: [130, 0],
      r: 210,
      factor,
      rim: theme.focus,
      factorAt: 128,
      content: (context, { r, factor: now }) =>
        disc.drawDetail(context, spot, { reach: (r * 1.12) / (270 * now), r, marker: 12 }),
    });
    const percents = [0, 1, 2].map((k) => run.value(`epoch ${last} / percent[${k}]`).number);
    const leader = percents.indexOf(Math.max(...percents));
    const answers = new SpotAnswers({
      theme,
      position: [130, 0],
      reach: 280,
      pitch: 100,
      answers: [0, 1, 2].map((label) => ({
        label,
        percent: run.value(`epoch ${last} / percent[${label}]`),
        verdict: label !== spot.label ? 'nobody' : label === leader ? 'right' : 'wrong',
      })),
    });
    view.add([disc, loupe, answers]);
    for (const signal of [disc.shown, disc.lit, disc.arrived]) signal(1);
    yield* loupe.open();
    yield* answers.show();
    yield* answers.judge();
  },
});
