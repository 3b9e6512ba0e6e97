import { defineLesson } from 'gradreel/lesson';
import { z } from 'zod';

// Beyond these sizes, sums swallow what is added to them, and numbers find no room in the picture.
const LARGEST = 1e6;
const SMALLEST = 1e-6;

const number = z
  .number({ error: 'has to be a finite number' })
  .refine(
    (value) => value === 0 || (Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST),
    'has to be 0, or between 0.000001 and 1000000 in size',
  );
const numbers = z
  .array(number, { error: 'has to be a list of numbers' })
  .min(1, 'is empty; the neuron needs at least 1 input')
  .max(6, 'has more than 6 numbers; the picture has room for 1 to 6 inputs');

export const lesson = defineLesson({
  title: 'One neuron',
  summary:
    'A neuron multiplies each input by a weight, adds up the products, and starts from its bias.',
  parameters: z
    .object({
      inputs: numbers.default([1, 2, 3]).describe('1 to 6 numbers that reach the neuron'),
      weights: numbers.default([0.2, 0.8, -0.5]).describe('one weight for each input'),
      bias: number.default(2).describe('the number that the sum starts from'),
      newInput: number.default(2.5).describe('the input that joins at the end'),
      newWeight: number.default(1).describe('the weight of the input that joins at the end'),
    })
    .refine(({ inputs, weights }) => inputs.length === weights.length, {
      path: ['weights'],
      error: 'has to hold as many numbers as "inputs"',
    }),
  scenes: ['neuron'],
  chip: '{count} {count = 1 ? input : inputs}, then one more · float\\64',
});

export type Parameters = z.output<typeof lesson.parameters>;
