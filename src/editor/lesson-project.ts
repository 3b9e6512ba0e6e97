import { type FullSceneDescription, makeProject, type ProjectSettings } from '@motion-canvas/core';
import type { LessonPayload } from '../lesson/lesson-payload.ts';
import { openLesson } from '../lesson/open-lesson.ts';
import { guardTexts } from '../stage/text-guard.ts';

/** A lesson as the editor's server hands it over: what `virtual:gradreel/lesson/<id>` exports. */
export type ServedLesson =
  | {
      readonly payload: LessonPayload;
      /** The run's arrays, in base64. */
      readonly npz: string;
    }
  /** What is wrong with it, for its author. */
  | { readonly failure: string };

/** A lesson as a Motion Canvas project: the scenes, run, fonts and numbers that the renderer uses. */
export async function lessonProject(
  served: ServedLesson,
  scenes: FullSceneDescription[],
): Promise<ProjectSettings> {
  if ('failure' in served) return showFailure(served.failure);
  const { payload, npz } = served;
  guardTexts();
  const bytes = Uint8Array.from(atob(npz), (character) => character.charCodeAt(0));
  const lesson = await openLesson(payload, bytes);
  return makeProject({ name: payload.title, scenes, variables: { lesson } });
}

/**
 * Says what is wrong where the editor would be, and waits: the file is watched, and the page is loaded again when it
 * has changed.
 */
function showFailure(message: string): Promise<never> {
  const box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.textContent = `${message}\n\nThe editor comes back by itself when this is mended.`;
  box.style.cssText =
    'position:fixed;inset:0;margin:0;padding:64px;white-space:pre-wrap;background:#0b1020;color:#f2f5fa;font:20px/1.6 monospace;z-index:1000';
  document.body.append(box);
  return new Promise(() => undefined);
}
