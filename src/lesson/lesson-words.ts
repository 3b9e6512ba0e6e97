import { UnsourcedNumberError } from '../run/errors.ts';
import type { Shown } from '../run/shown.ts';
import { ownNumbers } from '../stage/text.ts';
import type { LessonPayload } from './lesson-payload.ts';
import type { AnsweredText, NarratedBeat } from './narrated.ts';

/** What a lesson says by itself: its definition and its narration. */
export type LessonWords = Pick<LessonPayload, 'id' | 'title' | 'chip' | 'narrated'>;

/** The number of a lesson: what its folder's name begins with. */
export function lessonNumber({ id }: Pick<LessonWords, 'id'>): string {
  return id.split('-')[0] ?? '';
}

/**
 * What is wrong with a number that says it is the lesson's own; undefined where nothing is. Its path leads to the
 * words of the lesson, and it stands in them: in its name or title, in the title of a beat, in its narration
 * behind a backslash, in its code; or it counts down the seconds of a question.
 *
 * @example
 * wrongWord(lesson, { text: '97', path: 'lesson title', source: 'lesson' }) // an UnsourcedNumberError
 */
export function wrongWord(
  lesson: LessonWords,
  { source, text, path }: Shown,
): UnsourcedNumberError | undefined {
  if (source !== 'lesson' || isOwn(lesson, text, path)) return undefined;
  return new UnsourcedNumberError(
    `"${text}" was shown as the lesson's own (${path}), but the lesson does not have it there.`,
    "Show a recorded value, such as run.value('w[2]'), or write the number into the lesson's words.",
  );
}

function isOwn(lesson: LessonWords, text: string, path: string): boolean {
  const { title, narrated, chip } = lesson;
  const stands = (words: string) => ownNumbers(words, path).some((number) => number.text === text);
  switch (path) {
    case 'lesson number':
      return text === lessonNumber(lesson);
    case 'lesson title':
      return stands(title);
    case 'beat title':
      return narrated.beats.some((beat) => stands(beat.title));
    case 'seconds left':
      return narrated.beats.some(({ question }) => Number(text) <= (question?.seconds ?? -1));
  }
  const code = /^code "(.*)"$/s.exec(path)?.[1];
  if (code !== undefined) return code.includes(text);
  return [chip, ...narrated.beats.flatMap(textsOf)].some(({ numbers }) =>
    numbers.some((number) => number.path === path && number.text === text),
  );
}

function textsOf({ passages, question }: NarratedBeat): Pick<AnsweredText, 'numbers'>[] {
  const asked =
    question === undefined
      ? []
      : [question, ...question.choices.flatMap((choice) => [choice, choice.reason])];
  return [...passages.flatMap(({ cues }) => cues), ...asked];
}
