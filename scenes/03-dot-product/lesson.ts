import { defineLesson } from 'gradreel/lesson';
import { z } from 'zod';

// The digits of a total are written out in full; beyond these sizes they find no room in the picture.
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
  .min(1, 'is empty; a dot product needs at least 1 pair')
  .max(6, 'has more than 6 numbers; the picture has room for 1 to 6 pairs');

export const lesson = defineLesson({
  title: 'The dot product',
  summary:
    'Two lists zip together: each pair gives a product, and the sum of the products says how well the lists agree.',
  parameters: z
    .object({
      inputs: numbers.default([1, 2, 3, 2.5]).describe('the vector x: 1 to 6 numbers'),
      weights: numbers
        .default([0.2, 0.8, -0.5, 1])
        .describe('the vector w: one number for each input'),
      bias: number.default(2).describe('what makes the dot product a whole neuron'),
      otherWeights: numbers
        .default([0.5, -0.91, 0.26, -0.5, -0.26, -0.27])
        .describe('the weights of a second neuron, one for each input; further ones are not used'),
    })
    .refine(({ inputs, weights }) => inputs.length === weights.length, {
      path: ['weights'],
      error: 'has to hold as many numbers as "inputs"',
    })
    .refine(({ inputs, otherWeights }) => inputs.length <= otherWeights.length, {
      path: ['otherWeights'],
      error: 'has to hold at least as many numbers as "inputs"',
    }),
  scenes: ['dot-product'],
  assumes: ['neuron', 'input', 'weight', 'bias'],
  chip: '{count} {count = 1 ? pair : pairs} · float\\64',
});

export type Parameters = z.output<typeof lesson.parameters>;
