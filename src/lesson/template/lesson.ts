import { defineLesson } from 'gradreel/lesson';
import { z } from 'zod';

// What the lesson is called, what a teacher can change in it, and which scenes tell it.
export const lesson = defineLesson({
  title: 'The mean',
  summary: 'The mean is what everyone gets when the sum is shared out evenly.',
  // Every parameter has a default and a description. Try: --set numbers=1,5,6
  // A rule comes with the words for those who break it: they are shown behind the name and the value.
  parameters: z.object({
    numbers: z
      .array(z.number({ error: 'has to be a finite number' }))
      .min(1, 'is empty; a mean needs at least 1 number')
      .max(6, 'has more than 6 numbers; the picture has room for 1 to 6')
      .default([2, 7, 4, 3])
      .describe('1 to 6 numbers'),
  }),
  // mean.tsx. A long lesson has several scenes; they play one after the other.
  scenes: ['mean'],
  // Top right in the picture: what the numbers are. {count} is a path into the run.
  chip: '{count} {count = 1 ? number : numbers} · float\\64',
});

export type Parameters = z.output<typeof lesson.parameters>;
