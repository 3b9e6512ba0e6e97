import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../files/package-folder.ts';
import { listLessonFolders } from '../../lesson/lesson-folder.ts';
import { prepareLesson } from '../../lesson/prepare-lesson.ts';
import { LessonPage } from '../browser/lesson-page.ts';
import { buildPage } from '../bundle/build-page.ts';

const root = join(packageFolder, 'src', 'render', 'testing', 'every-frame');
const framesPerSecond = Number(process.env.GRADREEL_TEST_FPS ?? 5);
const picture = { width: 640, height: 360, framesPerSecond };

// Every frame of the lessons that the renderer would not draw is drawn here, and compared pixel by pixel.
// GRADREEL_TEST_FPS=60 looks at all that a video has.
describe('frames that count as equal to the last', () => {
  test.each(listLessonFolders().map((folder) => [folder.id, folder] as const))(
    'are it in %s, to the last pixel',
    async (_id, folder) => {
      const prepared = await prepareLesson(folder);
      const scenes = prepared.lesson.scenes.map((name) => join(folder.path, `${name}.tsx`));
      const page = await LessonPage.open(prepared, await buildPage(scenes, root));
      try {
        const { timeline } = await page.runThrough(picture);
        const range = { firstFrame: 0, endFrame: timeline.frames };
        const form = { medium: 'raw', transparent: false, timing: 'constant' } as const;
        const { drawnFrames } = await page.draw(picture, range, form, () => {});
        expect(drawnFrames).toBeGreaterThan(10);
        expect(drawnFrames).toBeLessThan(timeline.frames);
      } finally {
        await page.close();
      }
    },
    600_000,
  );
});
