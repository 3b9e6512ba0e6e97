import {
  addDecimals,
  defineClaims,
  type ExactDecimal,
  exactDecimalOf,
  type Fact,
  multiplyDecimals,
  nearestFloat,
  readDecimal,
  spacing,
  subtractDecimals,
} from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

type Given = Fact<Parameters>;

const NOTHING: ExactDecimal = { digits: 0n, decimals: 0 };

/** The sum of the first pairs as on paper, digit by digit. */
function onPaper({ parameters: { inputs, weights } }: Given, pairs: number): ExactDecimal {
  return inputs
    .slice(0, pairs)
    .map((x, i) => multiplyDecimals(written(x), written(weights[i] as number)))
    .reduce(addDecimals, NOTHING);
}

function written(number: number): ExactDecimal {
  return readDecimal(String(number)) as ExactDecimal;
}

/** The same sum as the loop of the program has it. */
function inProgram({ parameters: { inputs, weights } }: Given, pairs: number): number {
  let total = 0;
  for (let i = 0; i < pairs; i++) total += (inputs[i] as number) * (weights[i] as number);
  return total;
}

/** How far the program's sum lies above that on paper: 1, 0 or −1. */
function off(given: Given, pairs: number): number {
  const excess = subtractDecimals(exactDecimalOf(inProgram(given, pairs)), onPaper(given, pairs));
  return Number(excess.digits > 0n) - Number(excess.digits < 0n);
}

/** Whether the program prints another number than one writes on paper. */
function hasTail(given: Given, pairs: number): boolean {
  return inProgram(given, pairs) !== nearestFloat(onPaper(given, pairs));
}

/** The first pair after which a tail is printed, counted from 1; 0 for none. */
function surprise(given: Given): number {
  return given.parameters.inputs.findIndex((_, i) => hasTail(given, i + 1)) + 1;
}

const everyPair = ({ parameters }: Given) => parameters.inputs.map((_, i) => i + 1);
const size = (numbers: readonly number[]) => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0));
const others = ({ inputs, otherWeights }: Parameters) => otherWeights.slice(0, inputs.length);

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
}

/** Where the second neuron's sum lies: above zero, below, or at it up to rounding. */
function side(given: Given, sign: number): boolean {
  const { inputs } = given.parameters;
  const weights = others(given.parameters);
  const sum = dot(inputs, weights);
  const noise = 1e-15 * size(inputs) * size(weights);
  return (
    Math.sign(given.said[0]?.number ?? 0) === sign &&
    (Math.abs(sum) < noise || Math.sign(sum) === sign)
  );
}

/** Size of all that the total is made of. */
function sizeOfProducts({ parameters: { inputs, weights } }: Given): number {
  return inputs.reduce((sum, x, i) => sum + Math.abs(x * (weights[i] as number)), 0);
}

export const claims = defineClaims<Parameters>({
  claims: {
    'Here each of them holds a single number': ({ parameters }) => parameters.inputs.length === 1,
    'Both are equally long, so every input has a weight': ({ parameters: { inputs, weights } }) =>
      inputs.length === weights.length && inputs.length > 1,
    'What does the first pair give': 'a question',
    'Every pair that closes gives a product': ({ parameters: { inputs, weights }, list }) =>
      list('product').every((p, i) => p === (inputs[i] as number) * (weights[i] as number)),
    'On paper, that makes the total {}': (given) => {
      const total = given.said[0]?.number;
      return total === nearestFloat(onPaper(given, surprise(given)));
    },
    'the program prints {}': (given) =>
      given.said[0]?.number === inProgram(given, surprise(given)) &&
      hasTail(given, surprise(given)),
    'Look at the digits that were never printed': 'printing rounds to what reads back',
    'A computer keeps only some numbers': 'what floats are',
    'What lies between two ticks goes to the nearer one': 'how floats round',
    '{} is not one of them: the nearest tick lies a hair above': (given) =>
      off(given, surprise(given) - 1) > 0,
    '{} is not one of them: the nearest tick lies a hair below': (given) =>
      off(given, surprise(given) - 1) < 0,
    'The step of {} is exact': (given) => {
      const [pair, before] = [surprise(given), inProgram(given, surprise(given) - 1)];
      const step = exactDecimalOf(inProgram(given, pair) - before);
      const { inputs, weights } = given.parameters;
      const product = multiplyDecimals(
        written(inputs[pair - 1] as number),
        written(weights[pair - 1] as number),
      );
      return subtractDecimals(step, product).digits === 0n;
    },
    'The hair comes along, neither longer nor shorter': (given) => {
      const hair = (pairs: number) =>
        subtractDecimals(exactDecimalOf(inProgram(given, pairs)), onPaper(given, pairs));
      return subtractDecimals(hair(surprise(given)), hair(surprise(given) - 1)).digits === 0n;
    },
    'near {} the ticks lie closer together, and the same hair reaches a tick of its own': (given) =>
      spacing(inProgram(given, surprise(given))) < spacing(inProgram(given, surprise(given) - 1)),
    'Not the last one: {} was a hair off already': (given) => off(given, surprise(given) - 1) !== 0,
    'A factor is a hair off already, and so is the product': ({ parameters: p, ...given }) =>
      [p.inputs[0], p.weights[0]].some(
        (factor = 0) => subtractDecimals(exactDecimalOf(factor), written(factor)).digits !== 0n,
      ) && off({ parameters: p, ...given }, 1) !== 0,
    'ends on a tick, but not on the one nearest to the exact value': (given) =>
      hasTail(given, surprise(given)),
    'So far the totals are what paper gives': (given) =>
      everyPair(given).every((pairs) => !hasTail(given, pairs)),
    'Are these totals exact': 'a question',
    'Every total here stands on the tick nearest to the exact value, so nothing of it shows': (
      given,
    ) =>
      everyPair(given).every((pairs) => !hasTail(given, pairs)) &&
      everyPair(given).some((pairs) => off(given, pairs) !== 0),
    'Here every total lies right on a tick, and no digit is hidden': (given) =>
      everyPair(given).every((pairs) => off(given, pairs) === 0),
    'This time the sum ends on the right tick, and the tail is gone': (given) =>
      !hasTail(given, surprise(given) + 1),
    'Near {} the ticks lie farther apart': (given) =>
      spacing(inProgram(given, surprise(given) + 1)) > spacing(inProgram(given, surprise(given))),
    'The sum falls between two of them and moves to the one that stands for {}, so the tail is gone':
      (given) =>
        !hasTail(given, surprise(given) + 1) &&
        given.said[0]?.number === inProgram(given, surprise(given) + 1),
    'The sum falls between two ticks, and this time it goes to the right one': (given) =>
      !hasTail(given, surprise(given) + 1),
    'Printed in full, the result is {}: a tail is back': (given) => {
      const pairs = everyPair(given);
      return (
        hasTail(given, pairs.length) &&
        given.said[0]?.number === inProgram(given, pairs.length) &&
        pairs.some((count) => count > surprise(given) && !hasTail(given, count))
      );
    },
    'the tail has stayed': (given) =>
      everyPair(given).every((pairs) => pairs < surprise(given) || hasTail(given, pairs)),
    'It starts at zero': ({ number }) => number('before[0]') === 0,
    'Each turn multiplies one pair': 'what the loop does',
    'Swapping turns no sign, for every product stays what it was':
      'a product does not care for the order of its factors',
    'Every product stays what it was, and so does the result': ({ number }) =>
      number('swapped') === number('dot'),
    'add the products from the last one to the first': 'what is done next',
    'Will the total be the same': 'a question',
    'together they reach the same height': (given) =>
      Math.abs(given.number('other_order') - given.number('dot')) <= 1e-14 * sizeOfProducts(given),
    'Printed in full, these two are equal': (given) => {
      const { inputs, weights } = given.parameters;
      const back = inputs
        .map((x, i) => x * (weights[i] as number))
        .reduceRight((sum, product) => sum + product, 0);
      return back === inProgram(given, inputs.length);
    },
    'But every sum is rounded on its own way, so with other numbers the last digits may differ':
      'how floats add',
    'Printed in full, the last digits differ: every sum is rounded on its own way': ({
      number,
    }) => {
      const [a, b] = [number('dot'), number('other_order')];
      return a !== b && Math.abs(a - b) <= 1e-5 * Math.abs(b) + 1e-8;
    },
    'Printed in full, the two differ: every sum is rounded on its own way': ({ number }) =>
      number('dot') !== number('other_order'),
    'two equal signs say False': ({ number }) => number('dot') !== number('other_order'),
    'so does np.isclose, for beside the products this total is tiny': (given) =>
      Math.abs(given.number('dot')) < 1e-6 * sizeOfProducts(given),
    'The inputs are all zero here, so there is no arrow to lean on it': ({ parameters }) =>
      parameters.inputs.every((x) => x === 0),
    'The dot product is zero': ({ number }) => number('dot') === 0 && number('other_dot') === 0,
    'One neuron has nothing but zeros as weights here, so there is no line to lean to': ({
      parameters,
    }) => [parameters.weights, others(parameters)].some((w) => w.every((weight) => weight === 0)),
    'Its dot product is zero': ({ number, parameters }) =>
      (number('dot') === 0 && parameters.weights.every((w) => w === 0)) ||
      (number('other_dot') === 0 && others(parameters).every((w) => w === 0)),
    'Two arrows always share one plane': 'two directions span a plane',
    'They point the same way, so the input leans as before': ({ parameters: p }) => {
      const agreement = dot(p.weights, others(p)) / (size(p.weights) * size(others(p)));
      return agreement > 1 - 1e-9;
    },
    'the same input leans another way': ({ parameters: p, list }) => {
      const scaled = (w: readonly number[]) => w.map((weight) => weight / size(w));
      const [a, b] = [scaled(p.weights), scaled(others(p))];
      return (
        a.some((weight, i) => Math.abs(weight - (b[i] as number)) > 1e-13) && list('x').length > 0
      );
    },
    'The shadow falls on the minus side, and the dot product is {}': (given) => side(given, -1),
    'The shadow falls on the plus side, and the dot product is {}': (given) => side(given, 1),
    'There is no shadow at all, and the dot product is {}': (given) => side(given, 0),
    'At a right angle it is zero': 'what a dot product is',
  },
  cases: [
    'inputs=1,0.001 weights=0.333333333,12345.678',
    'inputs=0.001,1 weights=0.333333333,12345.678',
    'inputs=3 weights=0.1',
    'inputs=1.6,1.6 weights=1.6,-1.6 bias=1.6 otherWeights=-1.6,0',
    'inputs=-0.6,1.6,-0.6 weights=1.1,-0.3,0.7 otherWeights=1.1,0.4,1.9',
    'inputs=1,1 weights=0.1,0.2',
    'inputs=1,1,1 weights=0.1,0.2,0.3',
    'inputs=1e6,1e-6,1e6 weights=1e6,1e-6,-1e6',
    'inputs=1e6,1,1e6,1 weights=1e6,0.00007,-1e6,0.00007',
    'inputs=0,0 weights=1,2',
    'inputs=1,2 weights=0,0',
    'inputs=1,2 weights=1,3 otherWeights=0,0',
    'inputs=1,2 weights=1,3 otherWeights=2,6',
    'inputs=0.1,10 weights=10,0.1 bias=0',
    'inputs=1,2 weights=0.5,0.25 otherWeights=2,-1',
  ],
});
