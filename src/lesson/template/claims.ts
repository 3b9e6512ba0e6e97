import { defineClaims } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

/**
 * What the words of narration.md claim, said again in numbers. A sentence that compares ("as much … as", "each",
 * "the same", "falls") may be true of these numbers and false of those that a teacher sets: "gradreel check" puts
 * it to the test, with random numbers too where it is given --runs.
 */
export const claims = defineClaims<Parameters>({
  claims: {
    // A piece of a sentence, {} for each number in it, and whether it is true. `said` are those numbers.
    'for {}, each gets {}': ({ said: [count, share], parameters: { numbers } }) =>
      count?.number === numbers.length &&
      Math.abs((share?.number ?? 0) * numbers.length - numbers.reduce((a, b) => a + b, 0)) < 1e-6,
    'as much lies above it as is missing below': ({ number, parameters: { numbers } }) => {
      const rest = numbers.reduce((sum, x) => sum + (x - number('mean')), 0);
      return Math.abs(rest) <= 1e-12 * numbers.reduce((sum, x) => sum + Math.abs(x), 0);
    },
  },
});
