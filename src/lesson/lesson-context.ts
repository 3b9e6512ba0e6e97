import { type Scene, useScene } from '@motion-canvas/core';
import type { Run } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import type { DisplayedNumbers } from '../stage/displayed-numbers.ts';
import type { Theme } from '../stage/theme.ts';
import type { BeatMarks } from './beat-marks.ts';
import type { Narrated } from './narrated.ts';

/** What a lesson's scenes know of their lesson. It reaches them as the project's variable `lesson`. */
export interface LessonContext {
  readonly id: string;
  readonly title: string;
  readonly chip: { readonly text: string; readonly numbers: readonly Shown[] };
  readonly narrated: Narrated;
  readonly run: Run;
  readonly theme: Theme;
  readonly burnCaptions: boolean;
  /** Whether the background is left out; it is there when nothing is said. */
  readonly transparent?: boolean;
  readonly marks: BeatMarks;
  readonly displayed: DisplayedNumbers;
}

/** The lesson of the scene that is being played. */
export function lessonOf(scene: Scene = useScene()): LessonContext {
  const lesson = scene.variables.get<LessonContext | null>('lesson', null)();
  if (lesson === null) {
    throw new Error(
      `The scene "${scene.name}" was not given its lesson. Open it with "gradreel preview".`,
    );
  }
  return lesson;
}
