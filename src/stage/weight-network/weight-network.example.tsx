import type { Run } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import type { Theme } from '../theme.ts';
import { recordSmallTraining, smallTraining } from '../training/small-training.ts';
import { bundledOrder } from './geometry.ts';
import { gradientRuler, threadRuler } from './ruler.ts';
import { WeightNetwork } from './weight-network.tsx';

function networkOf(
  run: Run,
  theme: Theme,
  own: Pick<ConstructorParameters<typeof WeightNetwork>[0], 'names'> = {},
): WeightNetwork {
  const { checkpoints, sample, last } = smallTraining(run);
  const { hidden, output } = checkpoints.at(last);
  const { gradient } = checkpoints.at(0);
  return new WeightNetwork({
    theme,
    checkpoint: (epoch) => checkpoints.at(epoch),
    sample,
    inputs: [run.value('x[0]'), run.value('x[1]')],
    classes: 3,
    order: bundledOrder(hidden, checkpoints.neurons),
    ruler: threadRuler([...hidden, ...output]),
    gradientRuler: gradientRuler([...(gradient?.hidden ?? []), ...(gradient?.output ?? [])]),
    ...own,
    position: [-40, -20],
    width: 640,
    height: 440,
  });
}

export const forwardThroughTheNetwork = defineExample({
  name: 'A point runs through every number of a network',
  says: 'Every number of a network is a thread; a neuron that is off leaves its threads faint.',
  size: [1120, 620],
  at: [1, 2.2, 3.4],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const network = networkOf(run, theme);
    view.add(network);
    yield* network.grow(1.2);
    network.epoch(100);
    network.legend(1);
    yield* network.valued(1, 0.3);
    yield* network.run(1.4);
    yield* network.answered(1, 0.3);
  },
});

export const gradientsOnTheNetwork = defineExample({
  name: 'Gradients run back',
  says: 'From right to left each thread gets its gradient; the wider, the more the loss depends on it.',
  size: [1120, 620],
  at: [0.8, 2.2],
  run: recordSmallTraining,
  *play(view, { theme, run }) {
    const network = networkOf(run, theme);
    network.grown(1);
    view.add(network);
    yield* network.flowBack(2);
    yield* network.gradient(0, 0.3);
    yield* network.stir();
  },
});

export const namesOfATable = defineExample({
  name: 'What a table calls its columns and classes',
  says: 'Names stand at the inputs and below the outputs, where the data has them.',
  size: [1120, 620],
  at: [1.6],
  run(record) {
    recordSmallTraining(record);
    record.text('columns', ['length', 'width']);
    record.text('classes', ['setosa', 'versicolor', 'virginica']);
  },
  *play(view, { theme, run }) {
    const names = {
      inputs: [0, 1].map((i) => run.text(`columns[${i}]`)),
      classes: [0, 1, 2].map((k) => run.text(`classes[${k}]`)),
    };
    const network = networkOf(run, theme, { names });
    view.add(network);
    yield* network.grow(1.2);
    yield* network.valued(1, 0.3);
    yield* network.answered(1, 0.3);
  },
});
