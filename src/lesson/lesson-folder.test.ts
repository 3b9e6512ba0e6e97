import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { UnknownNameError } from './errors.ts';
import { findLessonFolder, lessonFile, listLessonFolders } from './lesson-folder.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-lessons-'));
  for (const name of ['10-ten', '02-two', '01-one', 'extra', '100-hundred']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'lesson.ts'), '');
  }
  await mkdir(join(folder, '03-without-a-lesson'));
  await writeFile(join(folder, '04-a-file'), '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** The module afresh, with the environment as it is now. */
async function withScenes(scenes: string) {
  vi.stubEnv('GRADREEL_SCENES', scenes);
  vi.resetModules();
  return import('./lesson-folder.ts');
}

test('lessons are listed by their numbers; what holds no lesson.ts is none', () => {
  expect(listLessonFolders(folder).map(({ id }) => id)).toEqual([
    '01-one',
    '02-two',
    '10-ten',
    '100-hundred',
    'extra',
  ]);
  expect(listLessonFolders(folder)[0]?.path).toBe(join(folder, '01-one'));
  expect(listLessonFolders(join(folder, 'nowhere'))).toEqual([]);
});

describe('findLessonFolder', () => {
  test.each([['01-one-neuron'], ['one-neuron'], ['1'], ['01']])('%s is lesson 01', (name) => {
    expect(findLessonFolder(name).id).toBe('01-one-neuron');
  });

  test('a name that is none gets the nearest and the list', () => {
    expect(() => findLessonFolder('one-nueron')).toThrow(UnknownNameError);
    expect(() => findLessonFolder('one-nueron')).toThrow(
      /no lesson "one-nueron"\. Did you mean "one-neuron"\? The lessons are: .*01-one-neuron/,
    );
    expect(() => findLessonFolder('99')).toThrow(/no lesson "99"\./);
    expect(() => findLessonFolder('')).toThrow(/no lesson ""\./);
    expect(() => findLessonFolder('../scenes/01-one-neuron')).toThrow(/no lesson/);
  });

  test('with lessons elsewhere, and none at all', async () => {
    const elsewhere = await withScenes(folder);
    expect(elsewhere.findLessonFolder('2').id).toBe('02-two');
    expect(elsewhere.findLessonFolder('100').id).toBe('100-hundred');
    expect(elsewhere.findLessonFolder('extra').id).toBe('extra');
    const empty = await withScenes(join(folder, '03-without-a-lesson'));
    expect(() => empty.findLessonFolder('1')).toThrow('The lessons are: none yet.');
  });
});

test('files are named from the project’s folder on', () => {
  expect(lessonFile(findLessonFolder('1'), 'run.ts')).toBe('scenes/01-one-neuron/run.ts');
});
