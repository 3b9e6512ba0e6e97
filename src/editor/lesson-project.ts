import { type FullSceneDescription, makeProject, type ProjectSettings } from '@motion-canvas/core';
import { BeatMarks } from '../lesson/beat-marks.ts';
import type { LessonPayload } from '../lesson/lesson-payload.ts';
import { Run } from '../run/run.ts';
import { loadFonts } from '../stage/fonts.ts';
import { loadFormulaFonts } from '../stage/formula/index.ts';
import { Ledger } from '../stage/ledger.ts';
import { guardNumbers } from '../stage/number-guard.ts';
import { themes } from '../stage/theme.ts';

/** A lesson as the editor's server hands it over: what `virtual:gradreel/lesson/<id>` exports. */
export interface ServedLesson {
  readonly payload: LessonPayload;
  /** The run's arrays, in base64. */
  readonly npz: string;
}

/** A lesson as a Motion Canvas project: the scenes, run, fonts and numbers that the renderer uses. */
export async function lessonProject(
  { payload, npz }: ServedLesson,
  scenes: FullSceneDescription[],
): Promise<ProjectSettings> {
  guardNumbers();
  await Promise.all([loadFonts(), loadFormulaFonts()]);
  const bytes = Uint8Array.from(atob(npz), (character) => character.charCodeAt(0));
  const lesson = {
    ...payload,
    run: Run.load(payload.run, bytes),
    theme: themes[payload.theme],
    burnCaptions: payload.captions === 'burn',
    marks: new BeatMarks(),
    ledger: new Ledger(),
  };
  return makeProject({ name: payload.title, scenes, variables: { lesson } });
}
