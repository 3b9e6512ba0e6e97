import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { draftBeside, removeDraft } from './draft.ts';
import { projectRoot } from './project-root.ts';

/**
 * Where everything that can be made again is kept: the unpacked browser, baked runs, drawn segments. Inside
 * the project, or in the folder that `GRADREEL_CACHE` names.
 */
export function cacheFolder(...parts: string[]): string {
  const chosen = process.env.GRADREEL_CACHE;
  const folder = chosen ? resolve(chosen) : join(projectRoot, 'node_modules', '.cache', 'gradreel');
  return join(folder, ...parts);
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
