import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageFolder } from '../files/package-folder.ts';
import { ParameterError } from './errors.ts';
import { makeCourse, packageName } from './new-course.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-course-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a course has a package.json that depends on Gradreel, a lesson, a README and what git ignores', async () => {
  const path = join(folder, 'Mein Kurs #1');
  await expect(makeCourse(path)).resolves.toEqual({ path, kept: [] });
  const names = ['.gitignore', 'README.md', 'package.json', 'scenes', 'tsconfig.json'];
  expect((await readdir(path)).sort()).toEqual(names);
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    name: 'mein-kurs-1',
    private: true,
    dependencies: { gradreel: `file:${packageFolder}` },
  });
  expect(await readdir(join(path, 'scenes'))).toEqual(['01-the-mean']);
  expect(await readFile(join(path, 'scenes', '01-the-mean', 'lesson.ts'), 'utf8')).toContain(
    "title: 'The mean'",
  );
});

test('what a project has already stays as it is', async () => {
  await writeFile(join(folder, 'package.json'), '{ "name": "theirs" }');
  expect((await makeCourse(folder)).kept).toEqual(['package.json']);
  expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{ "name": "theirs" }');
});

test('a folder with lessons is left alone', async () => {
  await mkdir(join(folder, 'scenes'));
  await expect(makeCourse(folder)).rejects.toThrow(ParameterError);
  expect(await readdir(folder)).toEqual(['scenes']);
});

test.each([
  ['My Course', 'my-course'],
  ['Übung #2', 'ubung-2'],
  ['.', 'course'],
])('npm takes a name made from %j', (name, expected) => expect(packageName(name)).toBe(expected));
