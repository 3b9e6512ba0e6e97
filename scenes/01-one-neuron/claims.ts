import { defineClaims, type Fact } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

/** The running total of the first `count` products, one after the other. */
function totalOf({ parameters: { inputs, weights } }: Fact<Parameters>, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += (inputs[i] as number) * (weights[i] as number);
  return total;
}

/** Whether two numbers are the same up to the last bits, which depend on the order of adding. */
function near(a: number, b: number, size: number): boolean {
  return Math.abs(a - b) <= 1e-12 * size;
}

/** The answer before and after the new input joins, added up anew. */
function answers(fact: Fact<Parameters>): [number, number] {
  const { inputs, bias, newInput, newWeight } = fact.parameters;
  const before = totalOf(fact, inputs.length) + bias;
  return [before, before + newInput * newWeight];
}

/** Whether a step of the answer goes that way; where rounding hides the step, either is right. */
function goes(fact: Fact<Parameters>, way: 1 | -1): boolean {
  const [before, after] = answers(fact);
  const [from, to] = fact.said.slice(-2).map(({ number }) => number) as [number, number];
  const size = Math.abs(before) + Math.abs(after);
  return way * (to - from) > 0 && near(from, before, size) && near(to, after, size);
}

export const claims = defineClaims<Parameters>({
  claims: {
    'Each does the same small thing': 'what a neuron is',
    'Here {} arrive': ({ said: [count], parameters }) => parameters.inputs.length === count?.number,
    'Here one arrives': ({ parameters }) => parameters.inputs.length === 1,
    'Each input reaches the neuron along an edge of its own': 'how the network is drawn',
    'Every edge has a weight': ({ parameters: { inputs, weights } }) =>
      inputs.length === weights.length,
    'The farther it is from zero, the wider the edge': 'how an edge is drawn',
    'A dashed edge has a negative weight: it turns the sign': ({ parameters: { weights } }) =>
      weights.some((weight) => weight < 0),
    'multiplies each input by its weight': ({ parameters: { inputs, weights }, list }) =>
      list('product').every((p, i) => p === (inputs[i] as number) * (weights[i] as number)),
    'Here every product counts as positive': ({ parameters: { inputs, weights }, number }) => {
      const sizes = inputs.map((input, i) => Math.abs(input * (weights[i] as number)));
      const sum = sizes.reduce((a, b) => a + b, 0);
      return near(sum, number('mistake.signs_ignored'), sum) && sum !== number('weighted_sum');
    },
    'These are the weights alone': ({ parameters: { weights }, number }) =>
      weights.reduce((a, b) => a + b, 0) === number('mistake.weights_alone'),
    'Each has to meet its input first': 'what a weighted sum is',
    'starting from nothing': ({ number }) => number('before[0]') === 0,
    '{} lifts the total to {}': (fact) => {
      const [product, total] = fact.said;
      const before = totalOf(fact, total?.index ?? 0);
      return (
        (product?.number ?? 0) > 0 &&
        (total?.number ?? 0) > before &&
        total?.number === totalOf(fact, total.index + 1)
      );
    },
    '{} is negative, so the total falls to {}': (fact) => {
      const [product, total] = fact.said;
      const before = totalOf(fact, total?.index ?? 0);
      return (
        (product?.number ?? 0) < 0 &&
        (total?.number ?? 0) < before &&
        total?.number === totalOf(fact, total.index + 1)
      );
    },
    '{} leaves the total at {}': (fact) =>
      fact.said[1]?.number === totalOf(fact, fact.said[1]?.index ?? 0),
    'no head start, the sum stays where it is': ({ parameters, number }) =>
      parameters.bias === 0 && number('z') === number('weighted_sum'),
    'that is too little to move it': ({ parameters: { bias }, number }) =>
      bias !== 0 && number('weighted_sum') + bias === number('weighted_sum'),
    'it lifts the sum by {}, whatever came in': ({ said: [by], number, parameters: { bias } }) =>
      bias > 0 && by?.number === bias && number('z') > number('weighted_sum'),
    'it lies below zero: it shifts the sum by {}, whatever came in': ({
      said: [by],
      number,
      parameters: { bias },
    }) => bias < 0 && by?.number === bias && number('z') < number('weighted_sum'),
    'ne more input joins: {}, with a weight of {}': ({ said, parameters, list }) =>
      said[0]?.number === parameters.newInput &&
      said[1]?.number === parameters.newWeight &&
      list('x').length === parameters.inputs.length,
    'What was there before stays': 'a sum keeps its terms when one more joins',
    'Here the bias counts twice': ({ number, parameters: { bias } }) =>
      near(number('mistake.bias_twice') - number('more_z'), bias, Math.abs(number('more_z')) + 1),
    'The rest stays as it is': 'the inputs, weights and bias of the lesson do not change',
    'There is just one more product: {}': ({ said: [product], parameters }) =>
      product?.number === parameters.newInput * parameters.newWeight,
    'It lifts the answer from {} to {}': (fact) => goes(fact, 1),
    'It pulls the answer down from {} to {}': (fact) => goes(fact, -1),
    'It leaves the answer at {}': (fact) => {
      const [before, after] = answers(fact);
      return near(before, after, Math.abs(before) + Math.abs(after));
    },
  },
  cases: [
    'inputs=1e6 weights=1e6 bias=1e-6 newInput=1e-6 newWeight=1e-6',
    'inputs=1e6,1e-6 weights=1e6,-1e-6',
  ],
});
