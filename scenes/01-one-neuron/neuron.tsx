import { all, chain } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { NeuronCutaway, type Vote } from '../../src/stage/neuron/cutaway.tsx';
import { rulerFor } from '../../src/stage/neuron/geometry.ts';
import { WeightedSum } from '../../src/stage/neuron/weighted-sum.tsx';

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const votes = run.values('x').map(
    (input, i): Vote => ({
      input,
      weight: run.value(`w[${i}]`),
      product: run.value(`product[${i}]`),
      total: run.value(`total[${i}]`),
    }),
  );
  const joining: Vote = {
    input: run.value('new_x'),
    weight: run.value('new_w'),
    product: run.value('new_product'),
    total: run.value('more_total'),
  };
  const [weightedSum, bias, z, moreZ] = ['weighted_sum', 'b', 'z', 'more_z'].map((path) => run.value(path));
  const levels = [...votes.map(({ total }) => total), bias, z].map(({ number }) => number);
  const count = votes.length;

  const neuron = new NeuronCutaway({
    theme,
    votes: [...votes, joining],
    initialCount: count,
    bias,
    levels,
    levelsJoined: [bias, z, moreZ].map(({ number }) => number),
  });
  const formula = new WeightedSum({ theme, votes, weightedSum, bias, result: z, ruler: rulerFor(levels) });
  view.add([neuron, formula]);
  backdrop.light([230, -42]);

  yield* beat('inputs-arrive', chain(neuron.open(), neuron.arrive()), neuron.count());

  yield* beat(
    'edges-take-sign-and-width',
    neuron.connect(),
    neuron.weigh(),
    neuron.pointOut((weight) => weight < 0),
  );

  yield* beat('products-pop', neuron.count(), ...votes.map((_, i) => neuron.multiply(i)));

  yield* beat('the-running-total', neuron.startFromNothing(), ...votes.map((_, i) => neuron.accumulate(i)));

  yield* beat(
    'the-bias-lifts',
    chain(
      all(neuron.gather(weightedSum), neuron.stepAside(), backdrop.light([-460, -42], 1.2)),
      neuron.hideNumeral(),
      formula.showSymbols(),
      formula.showNumbers(),
      formula.showSum(),
    ),
    chain(neuron.liftBy(bias, z), formula.showBias()),
  );

  yield* beat(
    'one-more-input-joins',
    chain(
      all(formula.hide(), neuron.stepBack(), neuron.makeRoom(), backdrop.light([230, -42], 1.2)),
      all(neuron.arrive(count, count + 1), neuron.compressRuler()),
      neuron.connect(count, count + 1),
      neuron.weigh(count, count + 1),
    ),
    neuron.multiply(count),
    neuron.accumulate(count, moreZ),
    neuron.fire(),
  );
});
