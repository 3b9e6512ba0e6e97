import { defineLesson } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import { z } from 'zod';

type Numbers = number | readonly Numbers[];

const SMALLEST = 1e-6;
const LARGEST = 1e6;
const LONGEST = 4;
const MOST_LAYERS = 2;

/** What is wrong with an array for this lesson, or nothing. */
function complaint(array: readonly Numbers[]): string | undefined {
  const entries = array.flat(4) as unknown[];
  if (!entries.every((entry) => Number.isFinite(entry))) {
    return 'has to hold finite numbers, in lists as deep as the array has axes';
  }
  const isFitting = (size: number) => size === 0 || (size >= SMALLEST && size <= LARGEST);
  if (!entries.every((entry) => isFitting(Math.abs(entry as number)))) {
    return 'holds a number that has no room in a cell; take 0, or between 0.000001 and 1000000 in size';
  }
  try {
    const { shape, size } = np.array(array as number[]);
    if (shape.length > 3) return 'has more than 3 axes; the picture has room for 3';
    if (size === 0 || shape.some((length) => length > LONGEST))
      return `has an axis that is empty or longer than ${LONGEST}`;
    if (shape.length === 3 && (shape[0] as number) > MOST_LAYERS)
      return `has more than ${MOST_LAYERS} layers`;
    return undefined;
  } catch (cause) {
    return `is no array: ${cause instanceof Error ? cause.message : cause}`;
  }
}

const numbers = z
  .array(z.custom<Numbers>(), { error: 'has to be a list, or lists in lists' })
  .superRefine((array, context) => {
    const message = complaint(array);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

export const lesson = defineLesson({
  title: 'Broadcasting',
  summary:
    'How NumPy adds arrays of different shapes, where that goes wrong without an error, and what happens on the way back.',
  parameters: z
    .object({
      A: numbers
        .default([
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ])
        .describe('an array of 1 to 3 axes; each 1 to 4 long, at most 2 layers'),
      b: numbers.default([10, 20, 30]).describe('an array that can be added to A'),
    })
    .superRefine(({ A, b }, context) => {
      if (complaint(A) !== undefined || complaint(b) !== undefined) return;
      try {
        np.add(np.array(A as number[]), np.array(b as number[]));
      } catch (cause) {
        // NumPy's own words, as a student will meet them.
        const message = `cannot be added to A: ${cause instanceof Error ? cause.message : cause}`;
        context.addIssue({ code: 'custom', path: ['b'], message });
      }
    }),
  scenes: ['two-shapes', 'maxima', 'way-back'],
  assumes: ['network', 'matrix', 'sum'],
  chip: 'NumPy broadcasting · float\\64',
});

export type Parameters = z.output<typeof lesson.parameters>;
