import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { withoutFragment } from './link.ts';
import { packageFolder } from './package-folder.ts';

/** What a folder holds that is a course. */
const SCENES = 'scenes';

/**
 * The course that somebody works in: the folder with `scenes`, `renders` and the cache. It is the nearest one
 * with `scenes` in it, from the working directory upwards. Where there is none it is Gradreel's own folder, if
 * that has lessons, as its repository does; otherwise the working directory, in which a course can begin.
 */
export function findCourseFolder(from: string, own: string = packageFolder): string {
  const start = resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    if (hasScenes(folder)) return folder;
    if (folder === dirname(folder)) break;
  }
  return hasScenes(own) ? own : start;
}

function hasScenes(folder: string): boolean {
  const scenes = join(folder, SCENES);
  return existsSync(scenes) && statSync(scenes).isDirectory();
}

export const courseFolder = withoutFragment(findCourseFolder(process.cwd()));
