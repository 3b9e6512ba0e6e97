import type { Shown } from '../run/shown.ts';
import { frameMilliseconds } from './clock.ts';
import type { AnsweredText, Narrated } from './narrated.ts';
import type { Timeline } from './timeline.ts';

/** A question of a lesson as pages, quizzes and slides read it. */
export interface QuestionRecord extends TextRecord {
  /** The beat that it ends, with its title. */
  readonly beat: string;
  readonly title: string;
  /** Seconds from and to which the film waits. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'choice' | 'number';
  readonly choices: readonly ChoiceRecord[];
}

/** An answer; a wrong one says why it tempts. */
export interface ChoiceRecord extends TextRecord {
  readonly isRight: boolean;
  readonly reason: TextRecord;
  /** Its value, where it is one number. */
  readonly number?: number;
}

/** A text and the values of the run in it. */
export interface TextRecord {
  readonly text: string;
  readonly numbers: readonly Pick<Shown, 'text' | 'path'>[];
}

/** `questions.json`: what the viewer is asked, when, and the answers that the run gives. */
export function questionRecords(
  { beats: narrated }: Narrated,
  { beats, framesPerSecond }: Timeline,
): QuestionRecord[] {
  const seconds = (frame: number) => frameMilliseconds(frame, framesPerSecond) / 1000;
  return beats.flatMap(({ id, title, question: time }) => {
    const question = narrated.find((beat) => beat.id === id)?.question;
    if (question === undefined || time === undefined) return [];
    return [
      {
        beat: id,
        title,
        from: seconds(time.firstFrame),
        to: seconds(time.endFrame),
        kind: question.kind,
        ...textRecord(question),
        choices: question.choices.map(({ isRight, reason, number, ...text }) => ({
          ...textRecord(text),
          isRight,
          reason: textRecord(reason),
          ...(number === undefined ? {} : { number }),
        })),
      },
    ];
  });
}

function textRecord({ text, numbers }: AnsweredText): TextRecord {
  return { text, numbers: numbers.map(({ text: shown, path }) => ({ text: shown, path })) };
}
