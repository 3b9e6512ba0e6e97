import { join } from 'node:path';
import type { LessonFolder } from '../../../lesson/lesson-folder.ts';
import type { LessonPayload } from '../../../lesson/lesson-payload.ts';
import { prepareLesson } from '../../../lesson/prepare-lesson.ts';
import { restingFrame, type TimedBeat } from '../../../lesson/timeline.ts';
import { LessonPage } from '../../browser/lesson-page.ts';
import type { SnapshotSet } from './snapshot-set.ts';

/** Small pictures, and few frames to play through between them. */
const PICTURE = { width: 384, height: 216, framesPerSecond: 10 };

/** Where a lesson's key frames are stored. */
function lessonSnapshots(folder: LessonFolder): string {
  return join(folder.path, 'snapshots');
}

/** Draws two key frames a beat: its middle, and the frame in which its result stands. */
export async function drawKeyFrames(folder: LessonFolder): Promise<SnapshotSet> {
  const prepared = await prepareLesson(folder);
  const page = await LessonPage.open({
    ...prepared,
    payload: { ...prepared.payload, chip: withoutKey(prepared.payload.chip) },
  });
  try {
    const { beats, frames: length } = await page.plan(PICTURE);
    const frames = beats.flatMap((beat) => keyFrames(beat, length));
    const images = await page.stills(PICTURE, frames);
    const names = beats.flatMap(({ id }) => [`${id}-1.png`, `${id}-2.png`]);
    return {
      name: folder.id,
      folder: lessonSnapshots(folder),
      pictures: new Map(names.map((name, index) => [name, images[index] as Uint8Array])),
    };
  } finally {
    await page.close();
  }
}

/** The frames of a beat that are kept. */
export function keyFrames(
  beat: Pick<TimedBeat, 'firstFrame' | 'endFrame' | 'question'>,
  length: number,
): [number, number] {
  const last = restingFrame(beat, length);
  return [Math.floor((beat.firstFrame + last) / 2), last];
}

/** The run's key changes with any line of the engine; the picture does not. */
function withoutKey({ text, numbers }: LessonPayload['chip']): LessonPayload['chip'] {
  return {
    text: text.replace(/ · run [0-9a-f]{6}$/, ''),
    numbers: numbers.filter(({ path }) => path !== 'run key'),
  };
}
