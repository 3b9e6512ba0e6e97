import { computeRun, type RunFunction } from '../../run/compute-run.ts';
import { Run } from '../../run/run.ts';
import { openSaid } from '../check/arithmetic.ts';
import type { Lesson } from '../lesson.ts';
import { spokenTexts } from '../narration-fill.ts';
import type { Narration, Part } from '../narration-tree.ts';
import { plain, readParameters } from '../parameters.ts';
import type { Claims, Random } from './claims.ts';
import { randomParameters } from './random-parameters.ts';
import { sentencesOf } from './spoken-sentence.ts';
import { verify } from './verify.ts';

/** A lesson's files as modules. */
export interface LessonWords {
  readonly id: string;
  readonly lesson: Lesson;
  readonly run: RunFunction<Record<string, unknown>>;
  readonly narration: Narration;
  readonly claims: Claims;
}

/**
 * Puts a lesson's words to the test: as it is, in the cases that its claims name, and in runs with random
 * parameters. Says what is wrong, each thing once, with the settings that show it: claims that do not hold, words
 * that compare without a claim, arithmetic that does not close as it is said; and for all runs together, claims that
 * were never met and pieces of the narration that were never said.
 *
 * @param random numbers in [0, 1), the same in every run
 */
export function tryWords(
  { id, lesson, run: compute, narration, claims }: LessonWords,
  random: Random,
  runs: number,
): string[] {
  const found = new Map<string, string>();
  const met = new Set<string>();
  const heard = new Set<object>();
  const told = (settings: string, parameters: Record<string, unknown>) => {
    const { arrays, npz } = computeRun(compute, parameters);
    const run = Run.load({ lesson: id, key: '', parameters, arrays }, npz);
    const sentences = sentencesOf(spokenTexts(narration, run, 'en', heard));
    const note = (line: number, text: string, problem: string, remedy: string) => {
      const key = `${line} ${problem.replace(/[\d.−-]+/g, '')}`;
      if (found.has(key)) return;
      found.set(
        key,
        `${narration.file}:${line}: ${problem} It is said: "${text}" ${remedy}\n    --set ${settings || '(as it is)'}`,
      );
    };
    for (const fault of verify(sentences, claims, run, parameters, 'en', met))
      note(fault.sentence.line, fault.sentence.text, fault.problem, fault.remedy);
    for (const { text, line } of sentences) {
      for (const open of openSaid(text))
        note(line, text, `As it is said it comes to ${open.result}.`, 'Write {z ≈ a + b}.');
    }
  };
  told('', readParameters(id, lesson.parameters, []));
  for (const settings of claims.cases ?? [])
    told(settings, readParameters(id, lesson.parameters, settings.split(' ')));
  for (let i = 0; i < runs; i++) {
    const given = randomParameters(lesson.parameters, random, claims.draw);
    const settings = Object.entries(given).map(([name, value]) => `${name}=${plain(value)}`);
    told(settings.join(' --set '), lesson.parameters.parse(given) as Record<string, unknown>);
  }
  const unmet = Object.keys(claims.claims)
    .filter((piece) => !met.has(piece))
    .map(
      (piece) =>
        `claims.ts: "${piece}" was said in none of these runs. Name a case that says it, or remove it.`,
    );
  return [...found.values(), ...unmet, ...neverSaid(narration, heard)];
}

/** Pieces of a narration that none of the runs said. */
function neverSaid({ file, beats }: Narration, heard: ReadonlySet<object>): string[] {
  const unheard = (line: number, parts: readonly Part[]) =>
    `${file}:${line}: "${wordsOf(parts)}" was said in none of these runs. Name a case in claims.ts that says it, or remove it.`;
  const sides = (line: number, parts: readonly Part[]): string[] =>
    parts.flatMap((part) =>
      part.kind !== 'choice'
        ? []
        : [part.whenTrue, part.whenFalse].flatMap((side) =>
            side.length === 0 || heard.has(side) ? sides(line, side) : [unheard(line, side)],
          ),
    );
  return beats.flatMap(({ passages, question }) =>
    [...passages, ...(question === undefined ? [] : [question])].flatMap((written) =>
      heard.has(written)
        ? sides(written.line, written.parts)
        : [unheard(written.line, written.parts)],
    ),
  );
}

function wordsOf(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      'text' in part ? part.text : part.kind === 'value' ? `{${part.reference.text}}` : '{…}',
    )
    .join('')
    .replace(/\s+/g, ' ');
}
