import * as np from 'gradreel/np';
import { defineExample } from 'gradreel/stage';
import { VectorAngle } from './vector-angle.tsx';

export const vectorAngle = defineExample({
  name: 'The sign of a dot product',
  says: 'The shadow of the input on the line of the weights, times their length: for on the right, against on the left.',
  size: [1920, 960],
  at: [2, 3.5, 5, 6.6],
  run: (record) => {
    const x = np.array([3, 4]);
    record.array('x_length', np.linalg.norm(x));
    for (const [name, w] of [
      ['first', np.array([2, 0])],
      ['second', np.array([-1, 0])],
    ] as const) {
      const length = np.linalg.norm(w);
      record.array(`${name}.dot`, np.dot(x, w));
      record.array(`${name}.length`, length);
      record.array(`${name}.shadow`, np.divide(np.dot(x, w), length));
    }
  },
  *play(view, { theme, run }) {
    const leans = (['first', 'second'] as const).map((name, index) => {
      const [shadow, wLength] = [run.value(`${name}.shadow`), run.value(`${name}.length`)];
      const x = run.value('x_length').number;
      return {
        name: index === 0 ? 'w_1' : 'w_2',
        who: `${name} neuron`,
        shadow,
        wLength,
        dot: run.value(`${name}.dot`),
        lengths: {
          x,
          shadow: shadow.number,
          upright: Math.sqrt(x ** 2 - shadow.number ** 2),
          w: wLength.number,
        },
      };
    });
    const angle = new VectorAngle({ theme, leans, position: [0, 210] });
    view.add(angle);
    yield* angle.open();
    yield* angle.raise();
    yield* angle.castShadow(0);
    yield* angle.turn();
    yield* angle.castShadow(1);
    yield* angle.nameSides();
  },
});
