import { join } from 'node:path';
import { findLessonFolder } from '../../../src/lesson/lesson-folder.ts';
import { prepareLesson } from '../../../src/lesson/prepare-lesson.ts';
import { renderLesson } from '../../../src/render/render-lesson.ts';
import { SegmentStore } from '../../../src/render/segments/segment-store.ts';
import { secondsSince, type Task, type Timed } from './contender.ts';

/**
 * This renderer with a cold cache: the page is built, the browser started, the lesson planned, drawn,
 * encoded and put together with everything that a render leaves.
 */
export async function renderWithGradreel(task: Task): Promise<Timed> {
  const { lesson, firstFrame, endFrame, picture, folder } = task;
  const prepared = await prepareLesson(findLessonFolder(lesson));
  const start = performance.now();
  let planned = start;
  let drawn = start;
  const { output, frames } = await renderLesson(prepared, {
    out: join(folder, 'render'),
    picture,
    clip: ({ timeline }) => ({
      name: 'lesson',
      firstFrame,
      endFrame: Math.min(endFrame, timeline.frames),
    }),
    store: new SegmentStore(join(folder, 'segments')),
    onPlan: () => {
      planned = performance.now();
    },
    onProgress: () => {
      drawn = performance.now();
    },
  });
  return {
    wholeSeconds: secondsSince(start),
    frameSeconds: (drawn - planned) / 1000,
    frames,
    file: output,
  };
}
