import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { courseFolder } from './course-folder.ts';
import { draftBeside, removeDraft } from './draft.ts';
import { packageFolder } from './package-folder.ts';

/** In Gradreel's own repository the cache lies with those of other tools; in a course nothing is put there. */
export const courseCache =
  courseFolder === packageFolder
    ? join(courseFolder, 'node_modules', '.cache', 'gradreel')
    : join(courseFolder, '.gradreel');

/**
 * Where everything that can be made again is kept: the unpacked browser, baked runs, drawn segments. Inside
 * the course, in `.gradreel`, or in the folder that `GRADREEL_CACHE` names.
 */
export function cacheFolder(...parts: string[]): string {
  const chosen = process.env.GRADREEL_CACHE;
  return join(chosen ? resolve(chosen) : courseCache, ...parts);
}

/** Git is told to leave the course's cache alone, which is nobody's work. */
async function ignoreCourseCache(folder: string): Promise<void> {
  if (!folder.startsWith(courseCache + sep)) return;
  await mkdir(courseCache, { recursive: true });
  await writeFile(join(courseCache, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
}

/**
 * Makes a folder whole or not at all: `fill` works in a folder beside it, which is then renamed.
 * When somebody else made the same folder meanwhile, theirs is kept.
 */
export async function makeFolderWhole(
  folder: string,
  fill: (draft: string) => Promise<void>,
): Promise<string> {
  const draft = draftBeside(folder);
  try {
    await ignoreCourseCache(folder);
    await mkdir(draft, { recursive: true });
    await fill(draft);
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await removeDraft(draft);
  }
  return folder;
}

/** Takes away a folder that is not what it should be, in one step, so that it can be made anew. */
export async function discardFolder(folder: string): Promise<void> {
  const draft = draftBeside(folder);
  try {
    await rename(folder, draft).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  } finally {
    await removeDraft(draft);
  }
}
