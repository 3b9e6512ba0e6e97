import { check, needsMoments } from '../../lesson/check/check.ts';
import type { Finding, RuleName } from '../../lesson/check/finding.ts';
import { type Excused, excusedTexts } from '../../lesson/check/inspection.ts';
import type { Moment } from '../../lesson/check/moment.ts';
import { samples } from '../../lesson/check/sampling.ts';
import { loadNarration, loadWords } from '../../lesson/claims/load-claims.ts';
import { tryRun, tryWords, type WordFinding } from '../../lesson/claims/try-words.ts';
import {
  executeNotebook,
  pythonWithNumPy,
  type StoppedNotebook,
} from '../../lesson/execute-notebook.ts';
import { lessonNotebook } from '../../lesson/lesson-notebook.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import * as np from '../../np/index.ts';
import { LessonPage } from '../browser/lesson-page.ts';
import type { PictureSettings } from '../page/protocol.ts';

/** Half the size of the standard picture: enough to see what covers a text, and four times as fast. */
const PICTURE: PictureSettings = { width: 960, height: 540, framesPerSecond: 30 };
/** Frames that are asked for at once; progress is told in between. */
const PORTION = 12;

export interface CheckOptions {
  /** Seconds between two frames that are looked at. */
  readonly every?: number;
  /** Only these rules. */
  readonly rules?: readonly RuleName[];
  /** In how many runs with random parameters the words are put to the test, beside this one. */
  readonly runs?: number;
  readonly onProgress?: (looked: number, of: number) => void;
}

/** What was found in a lesson. */
export interface CheckedLesson {
  readonly lesson: string;
  readonly timeline: Timeline;
  /** How many frames were looked at. */
  readonly moments: number;
  readonly findings: readonly Finding[];
  /** Texts that a rule does not hold for, with the reason that their author gave. */
  readonly excused: readonly Excused[];
  /** Rules that could not be applied on this machine, and why. */
  readonly skipped: readonly { readonly rule: RuleName; readonly reason: string }[];
}

/** Plays a lesson, looks at its frames where a rule needs them, and applies the rules. */
export async function checkLesson(
  prepared: PreparedLesson,
  { every = 0.5, rules, runs = 0, onProgress }: CheckOptions = {},
): Promise<CheckedLesson> {
  const isExecuted = rules === undefined || rules.includes('notebook');
  // The page keeps one processor busy; Python has the other.
  const executing = isExecuted ? execute(prepared) : Promise.resolve({});
  executing.catch(() => undefined);
  const page = await LessonPage.open(prepared);
  try {
    const timeline = await page.beginInspection(PICTURE);
    const chosen = needsMoments(rules) ? samples(timeline, every) : [];
    const moments: Moment[] = [];
    while (moments.length < chosen.length) {
      const portion = chosen.slice(moments.length, moments.length + PORTION);
      const looks = await page.inspect(portion.map(({ frame }) => frame));
      for (const [index, look] of looks.entries())
        moments.push({ ...look, beat: portion[index]?.beat ?? '' });
      onProgress?.(moments.length, chosen.length);
    }
    const { lesson, payload, baked } = prepared;
    const { narrated } = payload;
    const assumes = lesson.assumes ?? [];
    const executed: Executed = await executing;
    const { notebook } = executed;
    const isHeard = rules === undefined || rules.includes('words');
    const words = isHeard ? await wordFindings(prepared, runs) : [];
    const inspection = {
      ...{ timeline, moments, narrated, run: baked.run, words, assumes },
      ...(notebook === undefined ? {} : { notebook }),
    };
    return {
      lesson: prepared.folder.id,
      timeline,
      moments: moments.length,
      findings: check(inspection, rules),
      excused: excusedTexts(inspection),
      skipped: executed.skipped === undefined ? [] : [executed.skipped],
    };
  } finally {
    await page.close();
  }
}

/** What is wrong with the words in this run, and in so many others. */
async function wordFindings(prepared: PreparedLesson, runs: number): Promise<WordFinding[]> {
  const { folder, payload, baked, parameters } = prepared;
  const { language } = payload.narrated;
  const here = tryRun(await loadNarration(folder, language), baked.run, parameters);
  if (runs === 0) return here;
  const random = new np.random.RandomState(0);
  const words = await loadWords(folder, language);
  return [...here, ...tryWords(words, () => random.randomSample(), runs)];
}

interface Executed {
  readonly notebook?: StoppedNotebook | undefined;
  readonly skipped?: CheckedLesson['skipped'][number];
}

/** Executes the lesson's notebook where that is possible. */
async function execute(prepared: PreparedLesson): Promise<Executed> {
  const python = await pythonWithNumPy();
  if (python === undefined) {
    return { skipped: { rule: 'notebook', reason: 'no Python with NumPy' } };
  }
  return {
    notebook: await executeNotebook(python, await lessonNotebook(prepared), prepared.baked.npz),
  };
}
