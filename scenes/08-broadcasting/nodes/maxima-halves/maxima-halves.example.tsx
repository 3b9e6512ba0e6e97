import { Node } from '@motion-canvas/2d';
import { waitFor } from '@motion-canvas/core';
import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import { arrayValues, defineExample } from 'gradreel/stage';
import { MaximaHalves } from './maxima-halves.tsx';

/** Records arrays with their shapes, as `A_shape`. */
function recordWithShape(record: Recorder, arrays: Record<string, np.NDArray>): void {
  for (const [name, array] of Object.entries(arrays)) {
    record.array(name, array);
    record.array(`${name}_shape`, np.array([...array.shape]));
  }
}

export const silentMistake = defineExample({
  name: 'A stripe down instead of a stripe across',
  says: 'Row maxima laid flat run down the columns and nothing complains; kept standing, they run across their rows.',
  size: [1920, 1080],
  at: [4, 10, 17],
  run(record) {
    const S = np.arange(1, 10, 1, 'float64').reshape(3, 3);
    const maxima = np.max(S, { axis: 1 });
    const kept = np.max(S, { axis: 1, keepdims: true });
    recordWithShape(record, { S, maxima, kept });
    record.array('wrong', np.subtract(S, maxima));
    record.array('right', np.subtract(S, kept));
  },
  *play(view, { theme, run }) {
    const halves = new MaximaHalves({
      theme,
      values: {
        S: arrayValues(run, 'S'),
        maxima: arrayValues(run, 'maxima'),
        wrong: arrayValues(run, 'wrong'),
        right: arrayValues(run, 'right'),
      },
      shapes: { flat: run.values('maxima_shape'), kept: run.values('kept_shape') },
      name: 'M',
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add(halves);
    yield* halves.begin();
    yield* halves.layFlat();
    yield* halves.fallDown();
    yield* halves.fallElsewhere();
    yield* halves.keepAxis();
    yield* halves.reachAcross();
    yield* waitFor(0.5);
  },
});
