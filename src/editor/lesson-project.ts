import { type FullSceneDescription, makeProject, type ProjectSettings } from '@motion-canvas/core';
import type { LessonPayload } from '../lesson/lesson-payload.ts';
import { openLesson } from '../lesson/open-lesson.ts';
import { guardNumbers } from '../stage/number-guard.ts';

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
  const bytes = Uint8Array.from(atob(npz), (character) => character.charCodeAt(0));
  const lesson = await openLesson(payload, bytes);
  return makeProject({ name: payload.title, scenes, variables: { lesson } });
}
