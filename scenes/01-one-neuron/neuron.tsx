import { all, chain, waitFor } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { NeuronCutaway } from '../../src/stage/neuron/cutaway.tsx';

export default lessonScene(function* ({ view, lesson: { run, theme } }) {
  const [x, w, product, total] = ['x', 'w', 'product', 'total'].map((name) => run.values(name)) as [
    ReturnType<typeof run.values>,
    ReturnType<typeof run.values>,
    ReturnType<typeof run.values>,
    ReturnType<typeof run.values>,
  ];
  const count = x.length;
  const votes = x.map((input, i) => ({ input, weight: w[i]!, product: product[i]!, total: total[i]! }));
  const joining = {
    input: run.value('new_x'),
    weight: run.value('new_w'),
    product: run.value('new_product'),
    total: run.value('more_total'),
  };
  const bias = run.value('b');
  const z = run.value('z');
  const moreZ = run.value('more_z');
  const levels = [...total.map(({ number }) => number), bias.number, z.number];
  const neuron = new NeuronCutaway({
    theme,
    votes: [...votes, joining],
    initialCount: count,
    bias,
    levels,
    levelsJoined: [bias.number, z.number, moreZ.number],
  });
  view.add(neuron);

  yield* beat('inputs-arrive', neuron.arrive(), neuron.open());

  yield* beat('edges-take-sign-and-width', neuron.connect(), neuron.weigh());

  yield* beat('products-pop', ...votes.map((_, i) => neuron.multiply(i)));

  yield* beat('the-running-total', ...votes.map((_, i) => neuron.accumulate(i)));

  yield* beat(
    'the-bias-lifts',
    chain(neuron.gather(run.value('weighted_sum')), neuron.stepAside()),
    neuron.liftBy(bias, z),
    waitFor(0),
  );

  yield* beat(
    'one-more-input-joins',
    chain(all(neuron.stepBack(), neuron.makeRoom()), neuron.arrive(count, count + 1), neuron.compressRuler()),
    chain(neuron.connect(count, count + 1), neuron.weigh(count, count + 1), neuron.multiply(count)),
    neuron.accumulate(count),
  );
});
