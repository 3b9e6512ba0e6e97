import { defineClaims, type Fact } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

type Given = Fact<Parameters>;

/** The first forward and backward pass in plain arithmetic: z, its answer, and the slopes of the loss. */
function pass({ parameters: { inputs, weights, bias, target } }: Given) {
  const products = inputs.map((x, i) => x * (weights[i] as number));
  const z = products.reduce((sum, product) => sum + product, 0) + bias;
  const y = z > 0 ? z : 0;
  const slopeOfSum = z > 0 ? 2 * (y - target) : 0;
  return { products, z, y, slopeOfSum, slopes: inputs.map((x) => slopeOfSum * x) };
}

const sizes = (numbers: readonly number[]) => numbers.map(Math.abs);

/** How the loss goes from update to update: 1 up, 0 stays, −1 down. */
function ways({ list }: Given): number[] {
  const losses = list('losses');
  return losses.slice(1).map((loss, step) => Math.sign(loss - (losses[step] as number)));
}

/** The first update whose sum is not above zero, told by the weights of each update; −1 for none. */
function closedFrom({ list, parameters: { inputs } }: Given): number {
  const [weights, biases] = [list('train.w'), list('train.b')];
  return biases.findIndex((bias, update) => {
    const at = (i: number) => weights[update * inputs.length + i] as number;
    return inputs.reduce((sum, x, i) => sum + x * at(i), 0) + bias <= 0;
  });
}

/** Whether the loss of each of the first `count` updates has the same ratio to the one before. */
function isGeometric({ list }: Given, count: number, tolerance = 2e-6): boolean {
  const losses = list('losses');
  const ratio = (losses[1] as number) / (losses[0] as number);
  return losses
    .slice(0, count + 1)
    .every(
      (loss, update) =>
        update === 0 || Math.abs(loss / (losses[update - 1] as number) / ratio - 1) < tolerance,
    );
}

/** Distance to the target after the first update, in units of the distance before it; below 0 beyond it. */
function keeps(given: Given): number {
  const { target } = given.parameters;
  return (Math.max(0, given.number('next.z')) - target) / (pass(given).y - target);
}

/** By what the loss is multiplied in the first update. */
function factor({ list }: Given): number {
  const [before, after] = list('losses') as [number, number];
  return after / before;
}

/** How many updates follow the same ratio before the line frays or ends. */
const steady = (given: Given) => given.number('steady');

/** What is said of the loss is what its curve does. */
function lossGoes(given: Given, way: -1 | 1): boolean {
  const [from, to] = given.said.slice(-2).map(({ number }) => number) as [number, number];
  const losses = given.list('losses');
  return way * (to - from) > 0 && from === losses[0] && to === losses[1];
}

/** The measured slope, from two losses. */
function measured({ number, said }: Given): number | undefined {
  const rate = (number('nudge.loss') - number('loss')) / number('nudge.h');
  return said[0]?.number === rate ? rate : undefined;
}

export const claims = defineClaims<Parameters>({
  claims: {
    'Each ribbon is a weight, or the bias: the thicker, the farther from zero': 'how it is drawn',
    'Each input is a lens': 'how it is drawn',
    'A negative input crosses the rays': ({ parameters }) => parameters.inputs.some((x) => x < 0),
    'what is negative eats into what is positive': (given) => {
      const parts = [...pass(given).products, given.parameters.bias];
      return parts.some((part) => part > 0) && parts.some((part) => part < 0);
    },
    'The products pile up, below zero': (given) =>
      [...pass(given).products, given.parameters.bias].every((part) => part <= 0) &&
      pass(given).z < 0,
    'The ReLU lets a positive sum through': (given) => pass(given).z > 0,
    'The ReLU lets nothing through, because the sum is not above zero': (given) =>
      pass(given).z <= 0,
    'Nothing lies between, so there is no loss: {}': (given) =>
      pass(given).y === given.parameters.target && given.said[0]?.number === 0,
    'Which way should each weight go': 'a question',
    'Ask every station one small question': 'how the story goes on',
    'If a hair more comes in, how much more goes out': 'a question',
    'The square grows along two sides, and each is {} long': (given) =>
      pass(given).y > given.parameters.target &&
      given.said[0]?.number === pass(given).y - given.parameters.target,
    'The square shrinks along two sides, and each is {} long': (given) =>
      pass(given).y < given.parameters.target &&
      given.said[0]?.number === given.parameters.target - pass(given).y,
    'There is no square, so there are no sides to grow along': (given) =>
      pass(given).y === given.parameters.target,
    'These are all the factors': 'three stations, three factors',
    'There is a zero among them': (given) =>
      pass(given).z <= 0 || pass(given).y === given.parameters.target,
    'which weight does the loss feel most': 'a question',
    'Which weight does the loss feel most': 'a question',
    'No ribbon is thicker': ({ parameters: { weights }, number }) => {
      const chosen = Math.abs(weights[number('mistake.largest_weight') - 1] as number);
      return weights.every((weight) => Math.abs(weight) <= chosen);
    },
    'No input is closer to zero, and so no slope is': (given) => {
      const chosen = given.number('mistake.smallest_input') - 1;
      return [given.parameters.inputs, pass(given).slopes].every((numbers) =>
        numbers.every((number) => Math.abs(number) >= Math.abs(numbers[chosen] as number)),
      );
    },
    'First, times {}': (given) =>
      given.said[0]?.number === 2 * (pass(given).y - given.parameters.target),
    'The sum was made of every lane, so every lane gets a full copy': 'the slope of a sum',
    'meets the same lens': 'how it is drawn',
    'in all lanes at once': 'one pass gives every slope',
    'every weight knows its slope': ({ list, parameters }) =>
      list('dw').length === parameters.weights.length,
    'The loss feels the {} weight most': (given) => {
      const felt = sizes(pass(given).slopes);
      const rank = given.said[0]?.number ?? 0;
      return felt.every((size, i) => i === rank - 1 || size < (felt[rank - 1] as number));
    },
    'Times {}, and nothing goes on': (given) => given.said[0]?.number === 0 && pass(given).z <= 0,
    'No weight hears of the loss: for each of them, the slope is zero': ({ list }) =>
      list('dw').every((slope) => slope === 0),
    'only one weight varies': 'what the curve is drawn over',
    'draw a line through both points': 'the weight and its nudged neighbour',
    'The smaller the nudge, the closer to the slope': (given) => {
      const { list, number } = given;
      const steps = sizes(list('secant.step'));
      const gaps = list('secant.slope').map((slope) => Math.abs(slope - number('focus_slope')));
      return steps.every(
        (step, i) =>
          i === 0 ||
          (step < (steps[i - 1] as number) && (gaps[i] as number) < (gaps[i - 1] as number)),
      );
    },
    'Here every such line has the slope of the curve': ({ list, number }) =>
      list('secant.slope').every((slope) => slope === number('focus_slope')),
    'The loss climbs {} times as far': (given) => (measured(given) ?? 0) > 0,
    'The loss moves {} times as far: it falls': (given) => (measured(given) ?? 0) < 0,
    'The loss does not move': ({ number }) => number('nudge.loss') === number('loss'),
    'The chain rule said {}, too': ({ said, number }) =>
      Math.abs((said[0]?.number ?? 0) - number('nudge.measured')) <=
      1e-9 * Math.abs(number('nudge.measured')),
    'What little is left is the bend of the curve': ({ number, list }) => {
      const gap = Math.abs(number('nudge.measured') - number('nudge.chain'));
      const size = Math.max(Math.abs(number('nudge.chain')), ...sizes(list('secant.slope')));
      return gap > 0 && gap < 0.001 * size;
    },
    'Here one nudge cannot tell': ({ number }) =>
      number('nudge.measured') !== number('nudge.chain'),
    'The first weight is {}, its slope {}': (given) =>
      given.said[0]?.number === given.parameters.weights[0] &&
      given.said[1]?.number === pass(given).slopes[0],
    'That is uphill': ({ number, list }) =>
      (number('mistake.uphill') - number('w[0]')) * (list('dw')[0] as number) > 0,
    'Each weight steps against its slope': 'what an update is',
    'each slope is zero, so nothing moves': ({ list }) =>
      list('dw').every((slope) => slope === 0) && String(list('next.w')) === String(list('w')),
    'so each weight steps the other way': ({ list }) => {
      const [from, to] = [list('w'), list('next.w')];
      return list('dw').every((slope, i) => slope * ((to[i] as number) - (from[i] as number)) <= 0);
    },
    'The sum stays at {}': ({ said, number }) =>
      said[0]?.number === number('z') && number('next.z') === number('z'),
    'The sum goes from {} to {}': ({ said }) => said[0]?.number !== said[1]?.number,
    'the loss falls from {} to {}': (given) => lossGoes(given, -1),
    'the loss grows from {} to {}': (given) => lossGoes(given, 1),
    'the loss stays at {}': ({ said, list }) =>
      said[0]?.number === list('losses')[0] && said[0]?.number === list('losses')[1],
    'the sum is not above zero now, so the ReLU is closed': ({ number }) => number('next.z') <= 0,
    'The step was too long': (given) => ways(given)[0] === 1,
    'Nothing moves': ({ list }) => [...list('moved_w'), ...list('moved_b')].every((by) => by === 0),
    'Where no slope comes through, there is nothing to learn from': (given) =>
      pass(given).slopeOfSum === 0,
    'From update {} on, the sum is not above zero': (given) =>
      given.said[0]?.number === closedFrom(given) && closedFrom(given) > 0,
    'nothing moves any more': (given) => {
      const weights = given.list('train.w');
      const count = given.parameters.inputs.length;
      const closed = closedFrom(given);
      return weights.every(
        (weight, i) => i < (closed + 1) * count || weight === (weights[i - count] as number),
      );
    },
    'At first the loss plunges': ({ list }) =>
      (list('losses')[50] as number) < 0.5 * (list('losses')[0] as number),
    'Then it seems to stand still': ({ list }) =>
      Math.abs((list('losses')[150] as number) - (list('losses')[200] as number)) <
      0.03 * (list('losses')[0] as number),
    'The loss falls a little with each update': (given) =>
      ways(given).every((way) => way < 0) && factor(given) > 0.9,
    'The loss falls, but not with each update': (given) =>
      ways(given).some((way) => way >= 0) &&
      given.number('loss_end') < (given.list('losses')[0] as number),
    'In the end, the loss is larger than before': ({ list }) =>
      (list('losses').at(-1) as number) > (list('losses')[0] as number),
    'The loss does not get smaller': ({ list }) =>
      (list('losses').at(-1) as number) >= (list('losses')[0] as number),
    'Bend the axis, so that equal factors are equal lengths': 'what a log axis is',
    'A loss of {} cannot become smaller': ({ said }) => said[0]?.number === 0,
    'Each update leaves the loss as it was': (given) => ways(given).every((way) => way === 0),
    'There is no line to see: from update {} on, the neuron learns nothing': (given) =>
      given.said[0]?.number === closedFrom(given) && given.said[0].number > 0,
    'It cut the loss by the same factor, {} times': (given) =>
      factor(given) < 1 && isGeometric(given, given.said[0]?.number ?? 0),
    'It made the loss grow by the same factor, {} times': (given) =>
      factor(given) > 1 && isGeometric(given, given.said[0]?.number ?? 0),
    'There is no line to see': (given) => !isGeometric(given, 2) || closedFrom(given) > 0,
    'One update has led to the target, up to rounding': (given) => Math.abs(keeps(given)) < 1e-3,
    'A straight line': (given) => isGeometric(given, steady(given)) && steady(given) > 1,
    'Each update jumps over the target and lands just as far beyond it: the loss stays as it was': (
      given,
    ) => keeps(given) === -1 && factor(given) === 1,
    'Each update jumps over the target and lands farther away: the loss becomes {} times as large':
      (given) =>
        keeps(given) < -1 &&
        (given.said[0]?.number ?? 0) > 1 &&
        given.said[0]?.number === factor(given),
    'Each update jumps over the target and leaves {} of the loss': (given) =>
      keeps(given) < 0 &&
      (given.said[0]?.number ?? 1) < 1 &&
      given.said[0]?.number === factor(given),
    'Each update is lost in rounding: the loss stays as it was': (given) =>
      factor(given) === 1 && keeps(given) === 1,
    'Each update leaves {} of the distance to the target, and so {} of the loss': (given) => {
      const [distance, loss] = given.said.map(({ number }) => number) as [number, number];
      return (
        distance > 0 &&
        distance < 1 &&
        Math.abs(distance - keeps(given)) < 1e-12 &&
        Math.abs(loss - distance ** 2) < 1e-9
      );
    },
    'Half the distance, half the slope, half the step: the same cut, again and again': (given) =>
      factor(given) < 1 && isGeometric(given, steady(given)),
    'Twice the distance, twice the slope, twice the step: the same growth, again and again': (
      given,
    ) => factor(given) > 1 && isGeometric(given, steady(given)),
    'The same distance, the same slope, the same step, again and again': (given) =>
      factor(given) === 1 && isGeometric(given, steady(given)),
    'After {} updates, the digits of the numbers run out': (given) =>
      !isGeometric(given, (given.said[0]?.number ?? 0) + 1, 5e-7),
    'Through more layers the slope goes back in the same way': 'the chain rule',
  },
  cases: [
    'learningRate=0.5 target=10 inputs=1 weights=1 bias=0',
    'learningRate=0.2501 target=1 inputs=1 weights=1.5 bias=0',
    'learningRate=0.501 target=100 inputs=1 weights=100.1 bias=0',
    'learningRate=0.25 target=1 inputs=1 weights=3 bias=0',
    'learningRate=0.55 target=1 inputs=1 weights=1.5 bias=0',
    'learningRate=0.05 target=999999.9999999993 inputs=1 weights=1e6 bias=0',
    'learningRate=0.0001 target=999999.9999999985 inputs=1 weights=1e6 bias=0',
    'learningRate=0.1 target=0.3 inputs=0.1,0.2 weights=1,1 bias=0',
    'learningRate=1e-6 target=5 inputs=1e-6 weights=1e6 bias=1e6',
    'learningRate=1e-6 target=1e-6 inputs=1 weights=2e-6 bias=0',
    'inputs=-1 weights=1 bias=1 target=3',
    'inputs=1 weights=1 bias=-1 target=3',
    'inputs=0,0 weights=1,2 bias=3',
    'target=6',
    'target=-1 learningRate=0.01',
  ],
});
