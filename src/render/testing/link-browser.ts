import { symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { chooseBrowser } from '../browser/browser-choice.ts';

/** Lets a cache of one's own have the packaged browser without unpacking it once more. */
export async function linkBrowser(cache: string): Promise<void> {
  const { executable, origin } = await chooseBrowser();
  if (origin !== 'npm package') return;
  const unpacked = dirname(executable);
  await symlink(unpacked, join(cache, basename(unpacked)), 'junction');
}
