import { describe, expect, test } from 'vitest';
import type { Shown } from '../run/shown.ts';
import { type LessonWords, lessonNumber, wrongWord } from './lesson-words.ts';

const typed = (text: string, path: string): Shown => ({ text, path, source: 'lesson' });
const said = (text: string, ...numbers: Shown[]) => ({ text, numbers });

const lesson: LessonWords = {
  id: '18-training-loop',
  title: 'GPT-2 in 10 minutes',
  chip: said('seed 0 · run 12ab34', typed('12ab34', 'run key')),
  narrated: {
    language: 'en',
    beats: [
      {
        id: 'one',
        title: 'All 387 numbers',
        passages: [
          { cues: [{ ...said('It is 2026.', typed('2026', 'narration.md:7')), seconds: 1 }] },
        ],
        question: {
          ...said('How many of 5?', typed('5', 'narration.md:11')),
          kind: 'choice',
          choices: [
            { ...said('4'), isRight: true, reason: said('90 %', typed('90', 'narration.md:14')) },
          ],
          seconds: 6,
        },
      },
    ],
  },
};

describe('a number of the lesson’s own', () => {
  test('is the one that its folder begins with', () => {
    expect(lessonNumber(lesson)).toBe('18');
  });

  test.each([
    ['18', 'lesson number'],
    ['2', 'lesson title'],
    ['10', 'lesson title'],
    ['387', 'beat title'],
    ['12ab34', 'run key'],
    ['2026', 'narration.md:7'],
    ['5', 'narration.md:11'],
    ['90', 'narration.md:14'],
    ['6', 'seconds left'],
    ['0', 'code "for i in range(0, 3):"'],
  ])('stands there: %s in its %s', (text, path) => {
    expect(wrongWord(lesson, typed(text, path))).toBeUndefined();
  });

  test.each([
    ['97', 'lesson number'],
    ['97', 'lesson title'],
    ['1', 'lesson title'],
    ['97', 'beat title'],
    ['97', 'run key'],
    ['2026', 'narration.md:8'],
    ['97', 'narration.md:7'],
    ['7', 'seconds left'],
    ['97', 'code "for i in range(0, 3):"'],
    ['97', 'accuracy'],
    ['97', ''],
  ])('is refused where it does not: %s in its %s', (text, path) => {
    expect(wrongWord(lesson, typed(text, path))?.message).toContain(
      `"${text}" was shown as the lesson's own (${path}), but the lesson does not have it there.`,
    );
  });

  test('is nothing to a number that comes from elsewhere', () => {
    expect(wrongWord(lesson, { ...typed('97', 'w[0]'), source: 'run' })).toBeUndefined();
  });
});
