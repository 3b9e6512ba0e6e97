import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lesson as oneNeuron } from '../../scenes/01-one-neuron/lesson.ts';
import { ParameterError, UnknownNameError } from './errors.ts';
import { describeParameters, plain, readParameters } from './parameters.ts';

const read = (...settings: string[]) =>
  readParameters('01-one-neuron', oneNeuron.parameters, settings);

const schema = z.object({
  rate: z
    .number({ error: 'has to be a number' })
    .positive('has to be above 0')
    .default(0.1)
    .describe('the learning rate'),
  layers: z
    .array(z.int({ error: 'has to be a whole number' }))
    .default([2, 3])
    .describe('sizes'),
  shuffle: z
    .boolean({ error: 'has to be true or false' })
    .default(false)
    .describe('whether to shuffle'),
  data: z
    .enum(['spiral', 'moons'], { error: 'has to be spiral or moons' })
    .default('spiral')
    .describe('the data set'),
  seed: z.number().optional().describe('the seed'),
});
const readOther = (...settings: string[]) => readParameters('07-other', schema, settings);

describe('what is read', () => {
  test('nothing set is the defaults', () => {
    expect(read()).toEqual({
      inputs: [1, 2, 3],
      weights: [0.2, 0.8, -0.5],
      bias: 2,
      newInput: 2.5,
      newWeight: 1,
    });
  });

  test.each<[string, string, unknown]>([
    ['bias=3', 'bias', 3],
    ['bias=-0.5', 'bias', -0.5],
    ['bias=−0.5', 'bias', -0.5],
    ['bias=+.5', 'bias', 0.5],
    ['bias=1e-6', 'bias', 1e-6],
    ['bias=1.E3', 'bias', 1000],
    [' bias = 3 ', 'bias', 3],
    ['bias=0', 'bias', 0],
  ])('%j', (setting, name, value) => {
    expect(read(setting)[name]).toBe(value);
  });

  test.each(['1,2,3', '[1,2,3]', '[1, 2, 3]', ' 1 , 2,3 ', '1.0,2e0,+3'])('the list %j', (text) => {
    expect(read(`inputs=${text}`).inputs).toEqual([1, 2, 3]);
  });

  test.each([
    [
      '[[1,2],[3,4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '[1, 2], [3, −4]',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    ['[[5]]', [[5]]],
    ['[[[1],[2]]]', [[[1], [2]]]],
  ])('lists in lists %j', (text, expected) => {
    const matrix = z.object({
      A: z
        .array(z.array(z.unknown()))
        .default([[0]])
        .describe('a matrix'),
    });
    expect(readParameters('08-other', matrix, [`A=${text}`]).A).toEqual(expected);
    expect(plain(expected)).toBe(JSON.stringify(expected).slice(1, -1));
  });

  test('a list of one, with and without brackets', () => {
    for (const text of ['5', '[5]']) {
      expect(read(`inputs=${text}`, 'weights=−2')).toMatchObject({ inputs: [5], weights: [-2] });
    }
  });

  test('switches, words, and the last of several', () => {
    expect(readOther('shuffle=true', 'data=moons', 'layers=4', 'seed=7')).toEqual({
      rate: 0.1,
      layers: [4],
      shuffle: true,
      data: 'moons',
      seed: 7,
    });
    expect(readOther('rate=1', 'rate=2').rate).toBe(2);
  });
});

describe('wrong input: one clear message with the field, the value and the remedy', () => {
  test.each<[string, string[], string[]]>([
    [
      'wrong type',
      ['bias=three'],
      ['parameter "bias" is "three"', 'has to be a finite number', '--set bias=2'],
    ],
    ['NaN', ['bias=NaN'], ['parameter "bias" is NaN', 'has to be a finite number']],
    ['infinity', ['bias=-inf'], ['parameter "bias" is -Infinity', 'has to be a finite number']],
    ['nothing', ['bias='], ['parameter "bias" is ""', 'has to be a finite number']],
    ['hexadecimal', ['bias=0x10'], ['parameter "bias" is "0x10"']],
    ['a list for a number', ['bias=1,2'], ['parameter "bias" is "1,2"']],
    ['an empty list', ['inputs='], ['parameter "inputs" is []', 'is empty', 'at least 1 input']],
    ['an empty list in brackets', ['inputs=[]'], ['parameter "inputs" is []', 'is empty']],
    [
      '7 inputs',
      ['inputs=1,2,3,4,5,6,7', 'weights=1,2,3,4,5,6,7'],
      ['parameter "inputs" is 1,2,3,4,5,6,7', 'has more than 6 numbers', '--set inputs=1,2,3'],
    ],
    [
      'NaN in a list',
      ['inputs=1,nan,3'],
      ['parameter "inputs"[1] is NaN', 'has to be a finite number'],
    ],
    [
      'a word in a list',
      ['weights=1,x,3'],
      ['parameter "weights"[1] is "x"', '--set weights=0.2,0.8,-0.5'],
    ],
    ['a comma too many', ['inputs=1,2,'], ['parameter "inputs"[2] is ""']],
    [
      'lengths that do not match',
      ['inputs=1,2'],
      ['parameter "weights"', 'as many numbers as "inputs"'],
    ],
  ])('%s', (_name, settings, parts) => {
    expect(() => read(...settings)).toThrow(ParameterError);
    for (const part of ['01-one-neuron: ', ...parts]) expect(() => read(...settings)).toThrow(part);
  });

  test('every message ends with how to say it', () => {
    for (const setting of ['rate=-1', 'layers=1.5', 'shuffle=yes', 'data=circles']) {
      expect(() => readOther(setting)).toThrow(/It takes .+, such as --set \w+=.+\.$/);
    }
    expect(() => readOther('rate=-1')).toThrow('parameter "rate" is -1: has to be above 0');
    expect(() => readOther('data=circles')).toThrow(
      'parameter "data" is "circles": has to be spiral or moons',
    );
  });

  test('several mistakes are told together, a line each', () => {
    const complain = () => read('bias=x', 'newInput=y');
    expect(complain).toThrow(/"bias" is "x".*\n.*"newInput" is "y"/);
  });

  test('a parameter that the lesson does not have, with the nearest name', () => {
    expect(() => read('wieghts=1')).toThrow(UnknownNameError);
    expect(() => read('wieghts=1')).toThrow(
      '01-one-neuron has no parameter "wieghts". Did you mean "weights"?',
    );
    expect(() => read('Bias=1')).toThrow('Did you mean "bias"?');
    expect(() => read('learningRateOfTheNetwork=1')).toThrow(
      'no parameter "learningRateOfTheNetwork". It has inputs, weights, bias, newInput, newWeight.',
    );
  });

  test.each(['toString=1', 'constructor=1', '__proto__=1', 'hasOwnProperty=1'])(
    'what every object has is no parameter: %s',
    (setting) => {
      expect(() => read(setting)).toThrow(UnknownNameError);
    },
  );

  test.each(['bias', '', '=3', '3'])('%j sets nothing', (setting) => {
    expect(() => read(setting)).toThrow(ParameterError);
    expect(() => read(setting)).toThrow('Write --set name=value, such as --set inputs=1,2,3.');
  });
});

describe('describeParameters', () => {
  test('lists names, defaults and descriptions', () => {
    expect(describeParameters(schema).slice(0, 2)).toEqual([
      { name: 'rate', default: 0.1, description: 'the learning rate' },
      { name: 'layers', default: [2, 3], description: 'sizes' },
    ]);
  });

  test('every default, written as help writes it, is read back', () => {
    for (const { name, default: value } of describeParameters(oneNeuron.parameters)) {
      expect(read(`${name}=${plain(value)}`)[name]).toEqual(value);
    }
  });

  test('every parameter of lesson 01 says what it is', () => {
    for (const { name, description } of describeParameters(oneNeuron.parameters)) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\w+ \w+/)]);
    }
  });
});
