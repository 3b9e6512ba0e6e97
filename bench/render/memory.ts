import { join } from 'node:path';
import { packageFolder } from '../../src/files/package-folder.ts';
import { takeTurn } from './contest.ts';
import { writeLongLesson } from './long-lesson.ts';
import type { TreeMemory } from './process-tree.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

/** What a lesson of some minutes takes at most. */
export interface LongRender {
  readonly minutes: number;
  readonly frames: number;
  readonly seconds: number;
  readonly memory?: TreeMemory;
}

const PICTURE = { width: 640, height: 360, framesPerSecond: 60 };

/** Renders a lesson of so many minutes that is made for it, in a small picture, with a cold cache. */
export async function renderLong(minutes: number): Promise<LongRender> {
  // Lessons have to lie inside the project; what is rendered is not in its history.
  return inTemporaryFolder(join(packageFolder, 'renders', '.bench-'), async (folder) => {
    const scenes = join(folder, 'scenes');
    const lesson = await writeLongLesson(scenes, minutes);
    const task = { lesson, firstFrame: 0, endFrame: Number.MAX_SAFE_INTEGER, picture: PICTURE };
    const turn = await takeTurn(
      'gradreel',
      { ...task, folder: join(folder, 'made') },
      { GRADREEL_SCENES: scenes },
    );
    const { frames, wholeSeconds: seconds, memory } = turn;
    return { minutes, frames, seconds, ...(memory === undefined ? {} : { memory }) };
  });
}
