import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ownPath, packageFolder } from '../files/package-folder.ts';
import { writeWhole, writing } from '../files/whole-file.ts';
import { ParameterError } from './errors.ts';
import { makeLesson } from './new-lesson.ts';

/** The files of a course beside its lessons, by the names that they get there; npm packs no `.gitignore`. */
const FILES = {
  'README.md': 'README.md',
  'tsconfig.json': 'tsconfig.json',
  '.gitignore': 'gitignore',
} as const;

/** What the first lesson of a course is about. */
const FIRST_LESSON = 'the-mean';

export interface MadeCourse {
  readonly path: string;
  /** Files that were there before, and were left as they are. */
  readonly kept: readonly string[];
}

/**
 * Makes a course: a folder with a `package.json` that depends on Gradreel, a first lesson that renders as it is, and a
 * README. In a project that exists already, it adds what is missing and changes nothing.
 *
 * @throws ParameterError when the folder holds lessons already
 * @throws CannotWriteError
 * @example
 * await makeCourse('my-course') // { path: '/home/ada/my-course', kept: [] }
 */
export async function makeCourse(folder: string): Promise<MadeCourse> {
  const path = resolve(folder);
  if (existsSync(join(path, 'scenes'))) {
    throw new ParameterError(
      `"${folder}" has lessons already, in the folder scenes. Give the course another name, or add a lesson with: npx gradreel new <name>`,
    );
  }
  await writing(path, () => mkdir(path, { recursive: true }));
  const texts: [string, string][] = [['package.json', await manifestOf(path)]];
  for (const [name, template] of Object.entries(FILES)) {
    texts.push([name, await readFile(ownPath('lesson', 'course', template), 'utf8')]);
  }
  const kept: string[] = [];
  for (const [name, text] of texts) {
    if (existsSync(join(path, name))) kept.push(name);
    else await writeWhole(join(path, name), text);
  }
  await makeLesson(FIRST_LESSON, join(path, 'scenes'));
  return { path, kept };
}

async function manifestOf(path: string): Promise<string> {
  const manifest = {
    name: packageName(basename(path)),
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: {
      start: 'gradreel preview',
      render: 'gradreel render all',
      check: 'gradreel check all',
    },
    dependencies: { gradreel: await dependency() },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** `My Course` → `my-course`: what npm takes for a name */
export function packageName(folder: string): string {
  const name = folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'course' : name;
}

/**
 * How a course depends on the Gradreel that makes it: by its version, or by the file that it was installed from
 * (`npx --package gradreel-0.1.0.tgz gradreel init`), or by the folder that it runs from.
 */
async function dependency(): Promise<string> {
  const beside = dirname(packageFolder);
  if (basename(beside) !== 'node_modules') return `file:${packageFolder}`;
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const owner = join(dirname(beside), 'package.json');
  const text = await readFile(owner, 'utf8').catch(() => '{}');
  const { dependencies } = JSON.parse(text) as { dependencies?: Record<string, string> };
  const asked = dependencies?.gradreel;
  return asked?.startsWith('file:')
    ? `file:${resolve(dirname(owner), asked.slice('file:'.length))}`
    : `^${version}`;
}
