import type { Choice, Question } from './narrated.ts';

/** Seconds that a question waits at least and at most; reading it is part of them. */
const SHORTEST = 5;
const LONGEST = 8;
const SECONDS_TO_THINK = 3;
const CHARACTERS_PER_SECOND = 20;

/**
 * A question as it is asked in one run. Wrong choices that read like the right one or like another, or are the
 * right number in another form, say nothing in this run and are left out; a choice without wrong ones is a question for its number, or none at all.
 */
export function question(
  { text, numbers, kind }: Pick<Question, 'text' | 'numbers' | 'kind'>,
  filled: readonly Choice[],
): Question | undefined {
  const right = filled.filter(({ isRight }) => isRight);
  const seen = new Set(['', ...right.map((choice) => choice.text)]);
  const wrong = filled.filter((choice) => {
    if (choice.isRight || seen.has(choice.text)) return false;
    // 3 and 3.00, of two arrays, are one answer.
    if (right.some(({ number }) => number !== undefined && number === choice.number)) return false;
    seen.add(choice.text);
    return true;
  });
  const [answer] = right;
  if (answer === undefined || answer.text === '') return undefined;
  const isNumber = kind === 'number' || (wrong.length === 0 && answer.number !== undefined);
  if (!isNumber && wrong.length === 0) return undefined;
  const choices = inOrder([answer, ...wrong], text);
  const read = text.length + (isNumber ? 0 : choices.reduce((sum, c) => sum + c.text.length, 0));
  const seconds = Math.round(SECONDS_TO_THINK + read / CHARACTERS_PER_SECOND);
  return {
    text,
    numbers,
    kind: isNumber ? 'number' : 'choice',
    choices,
    seconds: Math.min(LONGEST, Math.max(SHORTEST, seconds)),
  };
}

/**
 * Numbers ascend, so that their order tells nothing. Words begin at a place that the question's own letters
 * choose: the same question is the same everywhere, and the right answer is not always the first.
 */
function inOrder(choices: readonly Choice[], text: string): Choice[] {
  if (choices.every(({ number }) => number !== undefined)) {
    return [...choices].sort((a, b) => (a.number as number) - (b.number as number));
  }
  const letters = [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) as number), 0);
  const first = letters % choices.length;
  return [...choices.slice(first), ...choices.slice(0, first)];
}
