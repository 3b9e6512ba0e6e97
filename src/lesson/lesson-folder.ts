import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { courseFolder } from '../files/course-folder.ts';
import { withoutFragment } from '../files/link.ts';
import { placeOf } from '../files/place.ts';
import { nearest } from '../run/nearest.ts';
import { UnknownNameError } from './errors.ts';

/** Where a lesson's files lie. */
export interface LessonFolder {
  /** The folder's name, such as `01-one-neuron`. */
  readonly id: string;
  readonly path: string;
}

/**
 * The folder of all lessons: `scenes`, or the one that `GRADREEL_SCENES` names. It has to lie inside the
 * project, because lessons import the engine and packages from there.
 */
export const scenesFolder = withoutFragment(
  resolve(process.env.GRADREEL_SCENES || join(courseFolder, 'scenes')),
);

/** A file of a lesson as messages name it, such as `scenes/01-one-neuron/run.ts`. */
export function lessonFile(folder: LessonFolder, name: string): string {
  return placeOf(join(folder.path, name));
}

/** All lessons in the order of their numbers. */
export function listLessonFolders(folder: string = scenesFolder): LessonFolder[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'lesson.ts')))
    .map((entry) => ({ id: entry.name, path: join(folder, entry.name) }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/**
 * Finds a lesson by its folder's name, its number, or its name without the number: `01-one-neuron`, `1`,
 * `one-neuron`.
 *
 * @throws UnknownNameError with the nearest name when there is none.
 */
export function findLessonFolder(name: string): LessonFolder {
  const folders = listLessonFolders();
  const found = folders.find(
    ({ id }) =>
      id === name ||
      id.replace(/^\d+-/, '') === name ||
      (/^\d+$/.test(name) && Number(id.split('-')[0]) === Number(name)),
  );
  if (found !== undefined) return found;
  const ids = folders.map(({ id }) => id);
  const guess = nearest(name, [...ids, ...ids.map((id) => id.replace(/^\d+-/, ''))]);
  throw new UnknownNameError(
    `There is no lesson "${name}". ${guess === undefined ? '' : `Did you mean "${guess}"? `}The lessons are: ${ids.join(', ') || 'none yet'}.`,
  );
}
