import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, src, scenes and renders.
 *
 * Bundlers take what follows a `#` in a path for a fragment of an address and look for a file that is not there. From a
 * folder with such a name everything is reached by another one: a link that ends with the program.
 */
export const projectRoot = withoutFragment(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
);

/** Whether paths lead through a link; bundlers are not to follow it. */
export const isLinked = /[\\/]gradreel-link-\w+[\\/]project$/.test(projectRoot);

function withoutFragment(folder: string): string {
  if (!folder.includes('#') || tmpdir().includes('#')) return folder;
  const place = mkdtempSync(join(tmpdir(), 'gradreel-link-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  const link = join(place, 'project');
  symlinkSync(folder, link, 'junction');
  return link;
}
