import { join } from 'node:path';
import { packageFolder } from '../../../src/files/package-folder.ts';
import { findLessonFolder } from '../../../src/lesson/lesson-folder.ts';
import { prepareLesson } from '../../../src/lesson/prepare-lesson.ts';
import { LessonPage } from '../../../src/render/browser/lesson-page.ts';
import { buildPage } from '../../../src/render/bundle/build-page.ts';
import { secondsSince, type Task, type Timed } from './contender.ts';

/**
 * The limit: the same player in the same browser draws every frame, and nothing is made of it. What has to
 * be built and started is counted as for the renderer.
 */
export async function drawOnly({ lesson, firstFrame, endFrame, picture }: Task): Promise<Timed> {
  const prepared = await prepareLesson(findLessonFolder(lesson));
  const start = performance.now();
  const scenes = prepared.lesson.scenes.map((name) => join(prepared.folder.path, `${name}.tsx`));
  const built = await buildPage(scenes, join(packageFolder, 'bench', 'render', 'page'));
  const page = await LessonPage.open(prepared, built);
  try {
    await page.runThrough(picture);
    const planned = performance.now();
    const form = { medium: 'raw', transparent: false, timing: 'constant' } as const;
    const { drawnFrames } = await page.draw(picture, { firstFrame, endFrame }, form, () => {});
    return {
      wholeSeconds: secondsSince(start),
      frameSeconds: secondsSince(planned),
      frames: drawnFrames,
    };
  } finally {
    await page.close();
  }
}
