import { relative } from 'node:path';
import { withFragment } from '../files/link.ts';
import { makeLesson } from '../lesson/new-lesson.ts';

/** `gradreel new <name>` */
export async function makeNew(name: string): Promise<void> {
  const { id, path } = await makeLesson(name);
  process.stdout.write(`${relative(process.cwd(), withFragment(path))} is there. Next:
  npx gradreel preview ${id}   and change its files
  npx gradreel render ${id}
`);
}
