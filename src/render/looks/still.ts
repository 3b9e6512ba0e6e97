import { frameAt } from '../../lesson/beat-time.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import { LessonPage } from '../browser/lesson-page.ts';
import type { PictureSettings } from '../page/protocol.ts';

/** One frame of a lesson as PNG. */
export interface Still {
  readonly frame: number;
  readonly image: Uint8Array;
}

/**
 * Draws one frame, exactly as the render does.
 *
 * @param at seconds, a beat, or `beat+seconds`: see {@link frameAt}
 */
export async function drawStill(
  prepared: PreparedLesson,
  at: string,
  picture: PictureSettings,
): Promise<Still> {
  const page = await LessonPage.open(prepared);
  try {
    const frame = frameAt(at, await page.plan(picture));
    return { frame, image: await page.still(picture, frame) };
  } finally {
    await page.close();
  }
}
