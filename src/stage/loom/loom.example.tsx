import type { Run } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import type { Theme } from '../theme.ts';
import { recordSmallTraining, smallTraining } from '../training/small-training.ts';
import { bundledOrder } from './geometry.ts';
import { Loom } from './loom.tsx';
import { gradientRuler, threadRuler } from './ruler.ts';

function loomOf(run: Run, theme: Theme): Loom {
  const { snapshots, sample, last } = smallTraining(run);
  const { hidden, output } = snapshots.at(last);
  const { gradient } = snapshots.at(0);
  return new Loom({
    theme,
    snapshot: (epoch) => snapshots.at(epoch),
    sample,
    inputs: [run.value('x[0]'), run.value('x[1]')],
    classes: 3,
    order: bundledOrder(hidden, snapshots.neurons),
    ruler: threadRuler([...hidden, ...output]),
    gradientRuler: gradientRuler([...(gradient?.hidden ?? []), ...(gradient?.output ?? [])]),
    position: [-40, -20],
    width: 640,
    height: 440,
  });
}

export const forwardThroughTheLoom = defineExample({
  name: 'A point runs through a loom',
  says: 'Every number of a network is a thread; a neuron that is off leaves its threads faint.',
  size: [1120, 620],
  at: [1, 2.2, 3.4],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const loom = loomOf(run, theme);
    view.add(loom);
    yield* loom.grow(1.2);
    loom.epoch(100);
    loom.legend(1);
    yield* loom.valued(1, 0.3);
    yield* loom.run(1.4);
    yield* loom.answered(1, 0.3);
  },
});

export const gradientsOnTheLoom = defineExample({
  name: 'Gradients run back',
  says: 'From right to left each thread gets its gradient; the wider, the more the loss depends on it.',
  size: [1120, 620],
  at: [0.8, 2.2],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const loom = loomOf(run, theme);
    loom.grown(1);
    view.add(loom);
    yield* loom.flowBack(2);
    yield* loom.gradient(0, 0.3);
    yield* loom.stir();
  },
});
