import { isAbsolute, join, relative } from 'node:path';
import { courseFolder } from '../files/course-folder.ts';
import { withFragment } from '../files/link.ts';

/** Where lessons are rendered to, unless `--out` says otherwise; as one would type it from here. */
export function rendersFolder(): string {
  const folder = withFragment(join(courseFolder, 'renders'));
  const path = relative(process.cwd(), folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path;
}
