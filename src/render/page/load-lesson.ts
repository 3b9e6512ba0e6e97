import type { LessonContext } from '../../lesson/lesson-context.ts';
import type { LessonPayload } from '../../lesson/lesson-payload.ts';
import { openLesson } from '../../lesson/open-lesson.ts';

/** The lesson that the page's server has for it, with the arrays of its run. */
export async function loadLesson(): Promise<LessonContext> {
  const [payload, npz] = await Promise.all([
    fetch('lesson.json').then((response) => response.json() as Promise<LessonPayload>),
    fetch('numbers.npz').then((response) => response.arrayBuffer()),
  ]);
  return openLesson(payload, new Uint8Array(npz));
}
