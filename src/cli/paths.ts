import { isAbsolute, join, relative } from 'node:path';
import { projectRoot } from '../files/project-root.ts';

/** Where lessons are rendered to, unless `--out` says otherwise; as one would type it from here. */
export function rendersFolder(): string {
  const path = relative(process.cwd(), join(projectRoot, 'renders'));
  return path.startsWith('..') || isAbsolute(path) ? join(projectRoot, 'renders') : path;
}
