import { defineLesson } from 'gradreel/lesson';
import { z } from 'zod';

const LARGEST = 1e6;
const SMALLEST = 1e-6;
const number = z
  .number({ error: 'has to be a finite number' })
  .min(-LARGEST, 'is below −1e6; the squares of such numbers leave the picture')
  .max(LARGEST, 'is above 1e6; the squares of such numbers leave the picture')
  .refine(
    (value) => value === 0 || Math.abs(value) >= SMALLEST,
    'is too small; take 0, or 0.000001 or more in size',
  );
const numbers = z
  .array(number, { error: 'has to be a list of numbers' })
  .min(1, 'is empty; the neuron needs at least 1 input')
  .max(6, 'has more than 6 numbers; the picture has room for 1 to 6 inputs');

export const lesson = defineLesson({
  title: 'Backprop in one neuron',
  summary:
    'The slope of the loss goes back through the same factors as the values came: one pass tells every weight which way is down.',
  parameters: z
    .object({
      weights: numbers.default([-3, -1, 2]).describe('one weight for each input'),
      inputs: numbers.default([1, -2, 3]).describe('1 to 6 numbers that reach the neuron'),
      bias: number.default(1).describe('the number that the sum starts from'),
      target: number.default(0).describe('what the neuron should answer'),
      learningRate: z
        .number({ error: 'has to be a finite number' })
        .positive('has to be above 0; it says how far each update goes downhill')
        .min(SMALLEST, 'is below 0.000001; such steps are lost in rounding')
        .max(1000, 'is above 1000; take one that is smaller')
        .default(0.001)
        .describe('how far each update goes: weight − learning rate · slope'),
    })
    .refine(({ inputs, weights }) => inputs.length === weights.length, {
      path: ['weights'],
      error: 'has to hold as many numbers as "inputs"',
    }),
  assumes: ['neuron', 'input', 'layer', 'axis'],
  scenes: ['forward-and-back', 'nudge', 'updates'],
  chip: '{count} {count = 1 ? input : inputs} · learning rate {learning_rate} · float\\64',
});

export type Parameters = z.output<typeof lesson.parameters>;
