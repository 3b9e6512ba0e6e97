import type { ComputedRun } from '../../run/compute-run.ts';
import { Run } from '../../run/run.ts';
import type { Lesson } from '../lesson.ts';
import { spokenTexts } from '../narration-fill.ts';
import type { Narration, Part } from '../narration-tree.ts';
import { checkParameters, plain, readParameters } from '../parameters.ts';
import type { Claims, Random } from './claims.ts';
import { randomParameters } from './random-parameters.ts';
import { sentencesOf } from './spoken-sentence.ts';
import { verify } from './verify.ts';

/** A narration, and what its words claim. */
export interface ClaimedNarration {
  readonly narration: Narration;
  /** BCP 47 tag of the narration. */
  readonly language: string;
  readonly claims: Claims;
}

/** What it takes to tell a lesson with any parameters. */
export interface LessonWords extends ClaimedNarration {
  readonly id: string;
  readonly lesson: Pick<Lesson, 'parameters'>;
  readonly compute: (parameters: Record<string, unknown>) => ComputedRun;
}

/** Something wrong with the words of a lesson, in one of its runs or in all of them. */
export interface WordFinding {
  /** The narration, with the line; or the claims as a whole, with 0. */
  readonly file: string;
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
export function tryWords(words: LessonWords, random: Random, runs: number): WordFinding[] {
  const { id, lesson, compute, claims } = words;
  const trial = new Trial(words);
  const tell = (settings: string, parameters: Record<string, unknown>) => {
    const { arrays, texts, npz } = compute(parameters);
    const run = Run.load({ lesson: id, key: '', parameters, arrays, texts }, npz);
    trial.tell(run, parameters, settings);
  };
  const tellValues = (values: Readonly<Record<string, unknown>>) => {
    const settings = Object.entries(values).map(([name, value]) => `${name}=${plain(value)}`);
    tell(asOptions(settings), checkParameters(id, lesson.parameters, values));
  };
  tellValues({});
  for (const written of claims.cases ?? []) {
    if (typeof written !== 'string') tellValues(written);
    else {
      const settings = written.split(' ');
      tell(asOptions(settings), readParameters(id, lesson.parameters, settings));
    }
  }
  for (let i = 0; i < runs; i++) {
    tellValues(randomParameters(lesson.parameters, random, claims.draw));
  }
  return [...trial.found(), ...trial.missed()];
}

function asOptions(settings: readonly string[]): string {
  return settings.map((setting) => `--set ${setting}`).join(' ');
}

/** Puts a lesson's words to the test in one run. */
export function tryRun(
  words: ClaimedNarration,
  run: Run,
  parameters: Record<string, unknown>,
): WordFinding[] {
  const trial = new Trial(words);
  trial.tell(run, parameters);
  return trial.found();
}

/** Runs in which the words are told, and what they have shown so far. */
class Trial {
  readonly #words: ClaimedNarration;
  readonly #found = new Map<string, WordFinding>();
  readonly #met = new Set<string>();
  readonly #heard = new Set<object>();

  constructor(words: ClaimedNarration) {
    this.#words = words;
  }

  /** Tells a run; the settings that make it are noted with what is found. */
  tell(run: Run, parameters: Record<string, unknown>, settings?: string): void {
    const { narration, language, claims } = this.#words;
    const sentences = sentencesOf(spokenTexts(narration, run, language, this.#heard));
    const faults = verify(sentences, claims, run, parameters, language, this.#met);
    for (const { sentence, about, problem, remedy } of faults) {
      const { line, text } = sentence;
      const key = `${line} ${about}`;
      if (this.#found.has(key)) continue;
      const how = settings === undefined ? {} : { settings };
      this.#found.set(key, { file: narration.file, line, text, problem, remedy, ...how });
    }
  }

  /** What is wrong with sentences, each fault once. */
  found(): WordFinding[] {
    return [...this.#found.values()];
  }

  /** What none of the runs has shown: claims that were not met, and pieces of the narration that were not said. */
  missed(): WordFinding[] {
    const { narration, claims } = this.#words;
    const file = narration.file.replace(/narration([^/]*)\.md$/, 'claims$1.ts');
    const unmet = Object.keys(claims.claims).filter((piece) => !this.#met.has(piece));
    return [
      ...unmet.map((text) => ({
        file,
        line: 0,
        text,
        problem: 'None of the runs says this, so its claim was never put to the test.',
        remedy: 'Name a case that says it, or remove it.',
      })),
      ...neverSaid(narration, this.#heard),
    ];
  }
}

/** Pieces of a narration that were not said. */
function neverSaid({ file, beats }: Narration, heard: ReadonlySet<object>): WordFinding[] {
  const unsaid = (line: number, parts: readonly Part[]) => ({
    file,
    line,
    text: wordsOf(parts),
    problem: 'None of the runs says this.',
    remedy: 'Name a case that says it among the claims, or remove it.',
  });
  const sides = (line: number, parts: readonly Part[]): WordFinding[] =>
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
