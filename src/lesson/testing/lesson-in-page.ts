import type { FullSceneDescription, SceneDescription } from '@motion-canvas/core';
import { ValueDispatcher } from '@motion-canvas/core';
import { computeRun, type RunFunction } from '../../run/compute-run.ts';
import { Run } from '../../run/run.ts';
import { DisplayedNumbers } from '../../stage/displayed-numbers.ts';
import { loadFonts } from '../../stage/fonts.ts';
import { loadFormulaFonts } from '../../stage/formula/index.ts';
import { themes } from '../../stage/theme.ts';
import { BeatMarks } from '../beat-marks.ts';
import type { LessonContext } from '../lesson-context.ts';
import { wrongWord } from '../lesson-words.ts';
import { fillNarration, fillText, parseNarration } from '../narration.ts';

/** What a lesson in a test page is made of. */
export interface PageLesson<Parameters> {
  readonly id?: string;
  readonly run: RunFunction<Parameters>;
  readonly parameters: Parameters;
  readonly narration: string;
  readonly chip?: string;
  readonly theme?: 'dark' | 'light';
  readonly burnCaptions?: boolean;
}

/** A lesson as the page of a render has it, but computed right here. */
export async function lessonInPage<Parameters>({
  id = '01-test',
  run: compute,
  parameters,
  narration,
  chip = '',
  theme = 'dark',
  burnCaptions = true,
}: PageLesson<Parameters>): Promise<LessonContext> {
  await Promise.all([loadFonts(), loadFormulaFonts()]);
  const { arrays, npz, texts } = computeRun(compute, parameters);
  const record = { lesson: id, key: 'c0ffee', parameters: parameters as object, arrays, texts };
  const run = Run.load(record as Run['record'], npz);
  const words = {
    id,
    title: 'A test',
    chip: fillText(chip, run, 'en'),
    narrated: fillNarration(parseNarration(narration, 'narration.md'), run, 'en'),
  };
  return {
    ...words,
    run,
    theme: themes[theme],
    burnCaptions,
    marks: new BeatMarks(),
    displayed: new DisplayedNumbers(run, (shown) => wrongWord(words, shown)),
  };
}

/** A scene as Motion Canvas's Vite plugin hands it over: with its name. */
export function named<T>(name: string, description: SceneDescription<T>): FullSceneDescription<T> {
  const full = { ...description, name } as unknown as FullSceneDescription<T>;
  full.onReplaced = new ValueDispatcher(full);
  return full;
}
