import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutFragment } from './link.ts';

const here = withoutFragment(fileURLToPath(import.meta.url));

/**
 * Gradreel's own modules: `src` where its sources are at hand, and `dist` in the package that authors install,
 * which holds the same modules as JavaScript.
 */
export const modulesFolder = dirname(dirname(here));

/** The folder with Gradreel's `package.json`. What belongs to a lesson or a course lies elsewhere. */
export const packageFolder = dirname(modulesFolder);

/**
 * The file of one of Gradreel's own modules, named without its ending.
 *
 * @example
 * ownModule('run/compute-run') // '…/src/run/compute-run.ts', or '…/dist/run/compute-run.js' once installed
 */
export function ownModule(name: string): string {
  return join(modulesFolder, `${name}${extname(here)}`);
}

/** What lessons are compiled with, whatever the project says that they lie in. */
export const lessonTsconfig = join(packageFolder, 'tsconfig.json');

/** A file or folder of Gradreel's that is no module, such as a page: `ownPath('render', 'page')`. */
export function ownPath(...parts: string[]): string {
  return join(modulesFolder, ...parts);
}
