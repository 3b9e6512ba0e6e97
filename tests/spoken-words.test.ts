import { afterAll, describe, expect, test } from 'vitest';
import { ScratchLessons } from '../src/cli/testing/scratch-lessons.ts';
import { loadWords } from '../src/lesson/claims/load-claims.ts';
import { tryWords } from '../src/lesson/claims/try-words.ts';
import { listLessonFolders } from '../src/lesson/lesson-folder.ts';
import { makeLesson } from '../src/lesson/new-lesson.ts';
import { seeded } from '../src/run/testing/seeded.ts';

// Every sentence of every lesson, in runs with random parameters: see src/lesson/claims/claims.ts.
const RUNS = 60;
/** Each run of lesson 18 trains a network; its cases alone are two dozen. */
const RUNS_OF_TRAINING = 15;
/** Other parameters each time they are wanted: GRADREEL_TEST_SEED=7 */
const SEED = Number(process.env.GRADREEL_TEST_SEED ?? 1);

describe('what is said is true', () => {
  test.each(listLessonFolders().map((folder) => [folder.id, folder] as const))(
    '%s',
    async (id, folder) => {
      const runs = id.startsWith('18-') ? RUNS_OF_TRAINING : RUNS;
      const faults = tryWords(await loadWords(folder), seeded(SEED), runs);
      const told = faults.map(
        ({ line, text, problem, settings = '' }) => `${line}: ${problem} "${text}" ${settings}`,
      );
      expect(told.join('\n')).toBe('');
    },
    120_000,
  );
});

describe('a new lesson', () => {
  const scratch = new ScratchLessons();
  afterAll(() => scratch.remove());

  test('says what is true of its numbers', async () => {
    const words = await loadWords(await makeLesson('spoken-words', scratch.path));
    expect(tryWords(words, seeded(SEED), RUNS)).toEqual([]);
  });
});
