import { NarrationError, type SourcePlace } from './narration-error.ts';
import { parseInline, splitAtColon } from './narration-inline.ts';
import type { Direction, WrittenChoice, WrittenQuestion } from './narration-tree.ts';

const CHOICE = /^- \[(?<mark>[ x=])\]\s+(?<text>.+)$/;

/** Whether a line of a narration begins a question: `### How far does the bias lift the sum?` */
export function isQuestion(text: string): boolean {
  return text.startsWith('### ');
}

/** A question that is being read: its text, and the choices that have followed so far. */
export interface OpenQuestion {
  readonly text: string;
  readonly line: number;
  readonly directions: readonly Direction[];
  readonly choices: ReadChoice[];
}

interface ReadChoice {
  readonly line: number;
  readonly written: string;
  readonly mark: ' ' | 'x' | '=';
}

/**
 * Reads one line below a question: `- [x] {z}` is right, `- [ ] {sum} : the bias is missing` is wrong and says
 * why it tempts, `- [=] {z}` is a number that the viewer has to find without choices.
 *
 * @throws NarrationError where the line is none of them.
 */
export function readChoice(question: OpenQuestion, text: string, place: SourcePlace): void {
  const groups = CHOICE.exec(text)?.groups;
  if (groups === undefined) {
    throw new NarrationError(
      place,
      text,
      `"${text}" stands below the question "${question.text}", but is no choice.`,
      'Write "- [x] {z}" for the right answer, "- [ ] {sum} : the bias is missing" for a wrong one and why it tempts, or "- [=] {z}" for a number to be found. A question ends its beat.',
    );
  }
  const { mark, text: written } = groups as { mark: ReadChoice['mark']; text: string };
  question.choices.push({ line: place.line, written, mark });
}

/**
 * Puts a question together when its last choice has been read.
 *
 * @throws NarrationError when it has no right answer, or several, or a wrong one without its reason.
 */
export function closeQuestion(question: OpenQuestion, file: string): WrittenQuestion {
  const { text, line, directions, choices } = question;
  const refuse = (problem: string, remedy: string, at = line) => {
    throw new NarrationError({ file, line: at }, text, problem, remedy);
  };
  if (directions.some(({ kind }) => kind === 'for each')) {
    refuse(
      `The question "${text}" would be asked several times.`,
      'Ask it once: above a question stands "> if …" alone.',
    );
  }
  const right = choices.filter(({ mark }) => mark !== ' ');
  if (right.length !== 1) {
    refuse(
      `The question "${text}" has ${right.length === 0 ? 'no right answer' : `${right.length} right answers`}.`,
      'Mark one of its choices as "- [x] …", or write "- [=] {z}" for a number that is to be found.',
    );
  }
  const isNumber = right[0]?.mark === '=';
  if (!isNumber && choices.length < 2) {
    refuse(
      `The question "${text}" has nothing to choose from.`,
      'Add wrong choices, "- [ ] {sum} : why it tempts", or ask for the number: "- [=] {z}".',
    );
  }
  const place = (at: number): SourcePlace => ({ file, line: at });
  const read = choices.map(({ line: at, written, mark }): WrittenChoice => {
    const [answer, reason] = splitAtColon(written);
    if (mark === ' ' && reason === undefined) {
      refuse(
        `The choice "${written}" is wrong and does not say why it tempts.`,
        'Write the mistake behind it after a colon with spaces around it: "- [ ] {sum} : the bias is missing".',
        at,
      );
    }
    const parts = parseInline(answer, place(at));
    if (isNumber && !(parts.length === 1 && parts[0]?.kind === 'value')) {
      refuse(
        `The answer "${answer}" of a question for a number is more than a number.`,
        'Write one path in braces: "- [=] {z}".',
        at,
      );
    }
    return {
      line: at,
      isRight: mark !== ' ',
      parts,
      reason: reason === undefined ? [] : parseInline(reason, place(at)),
    };
  });
  return {
    line,
    kind: isNumber ? 'number' : 'choice',
    directions,
    parts: parseInline(text, place(line)),
    choices: read,
  };
}
