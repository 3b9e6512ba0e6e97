import { all, chain } from '@motion-canvas/core';
import { asProductOf, asSumOf, beat, lessonScene } from 'gradreel/lesson';
import { NeuronCutaway, rulerFor, type Vote, WeightedSum } from 'gradreel/stage';

export default lessonScene(function* ({ view, backdrop, lesson: { run } }) {
  const [weightedSum, bias] = [run.value('weighted_sum'), run.value('b')];
  const z = asSumOf(run.value('z'), [weightedSum, bias]);
  const votes = run.values('x').map((input, i): Vote => {
    const weight = run.value(`w[${i}]`);
    const product = run.value(`product[${i}]`);
    const before = i === 0 ? [] : [run.value(`before[${i}]`)];
    return {
      input,
      weight,
      product: asProductOf(product, [input, weight]),
      total: asSumOf(run.value(`total[${i}]`), [...before, product]),
    };
  });
  const [newInput, newWeight, newProduct] = [
    run.value('new_x'),
    run.value('new_w'),
    run.value('new_product'),
  ];
  const joining: Vote = {
    input: newInput,
    weight: newWeight,
    product: asProductOf(newProduct, [newInput, newWeight]),
    total: asSumOf(run.value('more_total'), [weightedSum, newProduct]),
  };
  const moreZ = asSumOf(run.value('more_z'), [run.value('z'), newProduct]);
  const levels = [...votes.map(({ total }) => total), bias, z].map(({ number }) => number);
  const count = votes.length;

  const neuron = new NeuronCutaway({
    votes: [...votes, joining],
    initialCount: count,
    bias,
    levels,
    levelsJoined: [bias, z, moreZ].map(({ number }) => number),
  });
  const formula = new WeightedSum({
    votes,
    weightedSum,
    bias,
    result: z,
    ruler: rulerFor(levels),
  });
  view.add([neuron, formula]);
  backdrop.light([230, -42]);

  yield* beat(
    'inputs-arrive',
    chain(neuron.find(), neuron.open()),
    neuron.arrive(),
    neuron.likenPixels(),
  );

  yield* beat(
    'edges-take-sign-and-width',
    neuron.connect(),
    neuron.weigh(),
    neuron.pointOut((weight) => weight < 0),
  );

  yield* beat('products-pop', neuron.count(), ...votes.map((_, i) => neuron.multiply(i)));

  yield* beat(
    'the-running-total',
    neuron.startFromNothing(),
    ...votes.map((_, i) => neuron.accumulate(i)),
  );

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
