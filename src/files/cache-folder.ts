import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { forgetDraft, rememberDraft } from './whole-file.ts';

/** Where everything that can be made again is kept: the unpacked browser, baked runs, built pages. */
export function cacheFolder(...parts: string[]): string {
  return join(projectRoot, 'node_modules', '.cache', 'gradreel', ...parts);
}

/**
 * Makes a folder whole or not at all: `fill` works in a folder beside it, which is then renamed.
 * When somebody else made the same folder meanwhile, theirs is kept.
 */
export async function makeFolderWhole(
  folder: string,
  fill: (draft: string) => Promise<void>,
): Promise<string> {
  const draft = rememberDraft(`${folder}.${randomBytes(4).toString('hex')}.draft`);
  try {
    await mkdir(draft, { recursive: true });
    await fill(draft);
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    forgetDraft(draft);
  }
  return folder;
}
