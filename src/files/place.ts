import { isAbsolute, join, relative, sep } from 'node:path';
import { courseFolder } from './course-folder.ts';
import { packageFolder } from './package-folder.ts';

interface Folders {
  readonly course: string;
  readonly package: string;
}

/** How Gradreel's own files are named in a course, wherever they are installed. */
const OWN = 'node_modules/gradreel';
const here: Folders = { course: courseFolder, package: packageFolder };

/**
 * A file as messages and keys name it: by its path in the course, with `/` on every system. Gradreel's own files
 * are named as if they were installed there, so that the same lesson has the same keys wherever they are.
 *
 * @example
 * placeOf('/home/ada/course/scenes/01-mean/run.ts')          // 'scenes/01-mean/run.ts'
 * placeOf('/usr/lib/node_modules/gradreel/dist/np/index.js') // 'node_modules/gradreel/dist/np/index.js'
 */
export function placeOf(file: string, folders: Folders = here): string {
  return isOwn(file, folders)
    ? slashes(join(OWN, relative(folders.package, file)))
    : slashes(relative(folders.course, file));
}

/** The file at a place; undoes {@link placeOf}. */
export function fileAt(place: string, folders: Folders = here): string {
  const own = folders.package !== folders.course && place.startsWith(`${OWN}/`);
  return own
    ? join(folders.package, place.slice(OWN.length + 1))
    : join(folders.course, ...place.split('/'));
}

/** Where one folder lies in the other, what is in the inner one belongs to that. */
function isOwn(file: string, { course, package: own }: Folders): boolean {
  if (own === course || !isInside(file, own)) return false;
  return !isInside(file, course) || isInside(own, course);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function slashes(path: string): string {
  return path.replaceAll(sep, '/');
}
