import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lessonFile } from './lesson-folder.ts';
import { notebook } from './notebook.ts';
import type { PreparedLesson } from './prepare-lesson.ts';

/**
 * The text of `notebook.ipynb` of a lesson, for its parameters and its run.
 *
 * @throws LessonError when a cell or a parameter cannot be written, or when there is nothing to compare
 */
export async function lessonNotebook({
  folder,
  lesson,
  parameters,
  baked,
}: PreparedLesson): Promise<string> {
  const source = await readFile(join(folder.path, 'notebook.py'), 'utf8');
  const file = lessonFile(folder, 'notebook.py');
  return notebook({ ...lesson, source, file, parameters, run: baked.run });
}
