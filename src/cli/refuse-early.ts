import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBeat } from '../lesson/beat-time.ts';
import type { LessonFolder } from '../lesson/lesson-folder.ts';
import { lessonFile } from '../lesson/lesson-folder.ts';
import { parseNarration } from '../lesson/narration.ts';
import { readParameters } from '../lesson/parameters.ts';
import { loadLesson } from '../lesson/prepare-lesson.ts';
import { WrongUseError } from '../render/errors.ts';

/**
 * Looks before the first of several lessons whether every one of them knows what is asked of all: an hour of
 * rendering is not to end with a parameter that the next lesson does not have.
 *
 * @throws UnknownNameError, ParameterError, WrongUseError naming the lesson
 */
export async function refuseEarly(
  folders: readonly LessonFolder[],
  { set, scene, beats }: { set: readonly string[]; scene?: string; beats?: string },
): Promise<void> {
  if (folders.length < 2 || (set.length === 0 && scene === undefined && beats === undefined))
    return;
  for (const folder of folders) {
    const { lesson } = await loadLesson(folder);
    readParameters(folder.id, lesson.parameters, set);
    if (scene !== undefined && !lesson.scenes.includes(scene)) {
      throw new WrongUseError(
        `${folder.id} has no scene "${scene}". It has ${lesson.scenes.join(', ')}.`,
      );
    }
    if (beats !== undefined) await requireBeats(folder, beats);
  }
}

async function requireBeats(folder: LessonFolder, chosen: string): Promise<void> {
  const file = lessonFile(folder, 'narration.md');
  const { beats } = parseNarration(await readFile(join(folder.path, 'narration.md'), 'utf8'), file);
  const known = beats.map(({ id, title }) => ({ id, title, firstFrame: 0, endFrame: 0, cues: [] }));
  for (const name of chosen.split('..').filter((part) => part.trim() !== '')) findBeat(name, known);
}
