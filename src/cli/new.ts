import { relative } from 'node:path';
import { makeLesson } from '../lesson/new-lesson.ts';

/** `gradreel new <name>` */
export async function makeNew(name: string): Promise<void> {
  const { id, path } = await makeLesson(name);
  process.stdout.write(`${relative(process.cwd(), path)} is there. Next:
  npx gradreel preview ${id}   and change its files
  npx gradreel render ${id}
`);
}
