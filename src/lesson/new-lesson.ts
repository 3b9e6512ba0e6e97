import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolderWhole } from '../files/cache-folder.ts';
import { ownPath } from '../files/package-folder.ts';
import { writing } from '../files/whole-file.ts';
import { ParameterError } from './errors.ts';
import { type LessonFolder, listLessonFolders, scenesFolder } from './lesson-folder.ts';

/** The files of a small lesson about the mean. They are code of the project, checked like all of it. */
const template = ownPath('lesson', 'template');
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Makes the folder of a new lesson with the next free number. It holds a small lesson that renders as it
 * is.
 *
 * @param name such as `gradient-descent`
 * @throws ParameterError when the name cannot be one, or is taken.
 * @throws CannotWriteError
 * @example
 * await makeLesson('gradient-descent') // { id: '02-gradient-descent', path: '…/scenes/02-gradient-descent' }
 */
export async function makeLesson(
  name: string,
  scenes: string = scenesFolder,
): Promise<LessonFolder> {
  requireName(name);
  const lessons = listLessonFolders(scenes);
  const taken = lessons.find(({ id }) => withoutNumber(id) === name);
  if (taken !== undefined) {
    throw new ParameterError(
      `There is a lesson "${taken.id}" already. Give the new one another name.`,
    );
  }
  const numbers = lessons.map(({ id }) => Number.parseInt(id, 10)).filter((number) => number >= 0);
  const number = Math.max(0, ...numbers) + 1;
  const id = `${String(number).padStart(2, '0')}-${name}`;
  const path = join(scenes, id);
  await writing(path, () => makeFolderWhole(path, (draft) => fill(draft, name)));
  return { id, path };
}

function requireName(name: string): void {
  if (NAME.test(name)) return;
  const better = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/^[^a-z]+|[^a-z0-9]+$/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const guess = NAME.test(better) ? better : 'gradient-descent';
  throw new ParameterError(
    `"${name}" cannot name a lesson. Use small letters, digits and hyphens, without a number in front, such as "${guess}".`,
  );
}

async function fill(draft: string, name: string): Promise<void> {
  const title = titleOf(name);
  for (const file of await readdir(template)) {
    const text = await readFile(join(template, file), 'utf8');
    const moved = text
      .replace("title: 'The mean'", `title: '${title}'`)
      .replace(/^# The mean$/m, `# ${title}`);
    await writeFile(join(draft, file), moved);
  }
}

function withoutNumber(id: string): string {
  return id.replace(/^\d+-/, '');
}

/** `gradient-descent` → `Gradient descent` */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
