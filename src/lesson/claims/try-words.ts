import type { ComputedRun } from '../../run/compute-run.ts';
import { Run } from '../../run/run.ts';
import type { Lesson } from '../lesson.ts';
import { spokenTexts } from '../narration-fill.ts';
import type { Narration, Part } from '../narration-tree.ts';
import { plain, readParameters } from '../parameters.ts';
import type { Claims, Random } from './claims.ts';
import { randomParameters } from './random-parameters.ts';
import { sentencesOf } from './spoken-sentence.ts';
import { verify } from './verify.ts';

/** What it takes to tell a lesson with any parameters. */
export interface LessonWords {
  readonly id: string;
  readonly lesson: Pick<Lesson, 'parameters'>;
  readonly compute: (parameters: Record<string, unknown>) => ComputedRun;
  readonly narration: Narration;
  /** BCP 47 tag of the narration. */
  readonly language: string;
  readonly claims: Claims;
}

/** Something wrong with the words of a lesson, in one of its runs or in all of them. */
export interface TriedFault {
  /** Line of the narration; 0 where it is about the claims. */
  readonly line: number;
  /** The sentence, as it was said, or the piece of the narration that never was. */
  readonly text: string;
  readonly problem: string;
  readonly remedy: string;
  /** What makes the run in which it was found, to be written behind the lesson's name. */
  readonly settings?: string;
}

/**
 * Puts a lesson's words to the test: as it is, in the cases that its claims name, and in so many runs with random
 * parameters. Each fault of a sentence is told once, with the settings that show it; behind them what all runs
 * together have never shown: claims that were not met, and pieces of the narration that were not said.
 *
 * @param random numbers in [0, 1)
 */
export function tryWords(words: LessonWords, random: Random, runs: number): TriedFault[] {
  const { id, lesson, compute, narration, language, claims } = words;
  const found = new Map<string, TriedFault>();
  const met = new Set<string>();
  const heard = new Set<object>();
  const tell = (settings: string, parameters: Record<string, unknown>) => {
    const { arrays, npz } = compute(parameters);
    const run = Run.load({ lesson: id, key: '', parameters, arrays }, npz);
    const sentences = sentencesOf(spokenTexts(narration, run, language, heard));
    for (const fault of verify(sentences, claims, run, parameters, language, met)) {
      const { sentence, about, problem, remedy } = fault;
      const key = `${sentence.line} ${about}`;
      if (found.has(key)) continue;
      found.set(key, { line: sentence.line, text: sentence.text, problem, remedy, settings });
    }
  };
  tell('', readParameters(id, lesson.parameters, []));
  for (const written of claims.cases ?? []) {
    const settings = written.split(' ');
    tell(asOptions(settings), readParameters(id, lesson.parameters, settings));
  }
  for (let i = 0; i < runs; i++) {
    const given = randomParameters(lesson.parameters, random, claims.draw);
    const settings = Object.entries(given).map(([name, value]) => `${name}=${plain(value)}`);
    tell(asOptions(settings), lesson.parameters.parse(given) as Record<string, unknown>);
  }
  const unmet = Object.keys(claims.claims)
    .filter((piece) => !met.has(piece))
    .map((text) => ({
      line: 0,
      text,
      problem: 'None of the runs says this, so its claim was never put to the test.',
      remedy: 'Name a case that says it in claims.ts, or remove it.',
    }));
  return [...found.values(), ...unmet, ...neverSaid(narration, heard)];
}

function asOptions(settings: readonly string[]): string {
  return settings.map((setting) => `--set ${setting}`).join(' ');
}

/** Pieces of a narration that were not said. */
function neverSaid({ beats }: Narration, heard: ReadonlySet<object>): TriedFault[] {
  const unsaid = (line: number, parts: readonly Part[]) => ({
    line,
    text: wordsOf(parts),
    problem: 'None of the runs says this.',
    remedy: 'Name a case that says it in claims.ts, or remove it.',
  });
  const sides = (line: number, parts: readonly Part[]): TriedFault[] =>
    parts.flatMap((part) => {
      if (part.kind !== 'choice') return [];
      return [part.whenTrue, part.whenFalse].flatMap((side) =>
        side.length === 0 || heard.has(side) ? sides(line, side) : [unsaid(line, side)],
      );
    });
  return beats
    .flatMap(({ passages, question }) => [
      ...passages,
      ...(question === undefined ? [] : [question]),
    ])
    .flatMap((written) =>
      heard.has(written)
        ? sides(written.line, written.parts)
        : [unsaid(written.line, written.parts)],
    );
}

function wordsOf(parts: readonly Part[]): string {
  const words = parts.map((part) => {
    if ('text' in part) return part.text;
    return part.kind === 'value' ? `{${part.reference.text}}` : '{…}';
  });
  return words.join('').replace(/\s+/g, ' ');
}
