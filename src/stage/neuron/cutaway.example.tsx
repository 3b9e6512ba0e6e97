import { all, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { asSumOf } from '../../run/displayed-arithmetic.ts';
import { Backdrop } from '../backdrop.tsx';
import { defineExample } from '../gallery/example.ts';
import { NeuronCutaway, type Vote } from './cutaway.tsx';

export const weightedVote = defineExample({
  name: 'A neuron from inside',
  says: 'Products pop, the running total grows like a bar that can go back down, and the bias is its pedestal.',
  size: [1920, 1080],
  at: [7, 13, 22, 32],
  run(record) {
    const [x, w] = [np.array([1, 2, 3]), np.array([0.2, 0.8, -0.5])];
    const product = np.multiply(x, w);
    record.array('x', x);
    record.array('w', w);
    record.array('product', product);
    record.array('total', np.cumsum(product));
    record.array('weighted_sum', np.sum(product));
    record.array('b', 2);
    record.array('z', np.add(np.dot(x, w), 2));
  },
  *play(view, { theme, run }) {
    const votes = run.values('x').map(
      (input, i): Vote => ({
        input,
        weight: run.value(`w[${i}]`),
        product: run.value(`product[${i}]`),
        total: run.value(`total[${i}]`),
      }),
    );
    const [sum, bias] = [run.value('weighted_sum'), run.value('b')];
    const z = asSumOf(run.value('z'), [sum, bias]);
    const levels = [...votes.map(({ total }) => total), bias, z].map(({ number }) => number);
    const neuron = new NeuronCutaway({
      theme,
      votes,
      initialCount: votes.length,
      bias,
      levels,
      levelsJoined: levels,
    });
    view.add([new Backdrop({ theme, light: [230, -42] }), neuron]);
    yield* neuron.open();
    yield* neuron.arrive();
    yield* neuron.connect();
    yield* neuron.weigh();
    for (const index of votes.keys()) yield* neuron.multiply(index);
    yield* neuron.startFromNothing();
    for (const index of votes.keys()) yield* neuron.accumulate(index);
    yield* all(neuron.gather(sum), neuron.stepAside());
    yield* all(neuron.liftBy(bias, z), neuron.hideNumeral());
    yield* waitFor(0.8);
  },
});
