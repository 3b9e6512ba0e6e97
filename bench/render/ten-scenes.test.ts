import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFolder } from '../../src/files/package-folder.ts';
import { listLessonFolders } from '../../src/lesson/lesson-folder.ts';
import { prepareLesson } from '../../src/lesson/prepare-lesson.ts';
import { TenScenes } from './ten-scenes.ts';

let scenes: string;
let lesson: TenScenes;
const folder = () => {
  const [found] = listLessonFolders(scenes);
  if (found === undefined) throw new Error('There is no lesson.');
  return found;
};

async function files(): Promise<Record<string, string>> {
  const { path } = folder();
  const names = await readdir(path);
  const texts = names.map(async (name) => [name, await readFile(join(path, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

beforeAll(async () => {
  scenes = await mkdtemp(join(packageFolder, 'renders', '.test-'));
  lesson = new TenScenes(scenes);
  await lesson.write();
});
afterAll(() => rm(scenes, { recursive: true, force: true }));

test('a lesson of ten scenes, none of them like another, each with its beat', async () => {
  const { lesson: defined, payload } = await prepareLesson(folder());
  const written = await files();
  const sources = defined.scenes.map((name) => written[`${name}.tsx`] as string);
  expect(new Set(sources).size).toBe(10);
  const played = sources.map((source) => [
    ...source.matchAll(/beat\('([^']+)'|beat\(\s*'([^']+)'/g),
  ]);
  expect(played.map((beats) => beats.map(([, one, two]) => one ?? two))).toEqual(
    payload.narrated.beats.map(({ id }) => [id]),
  );
});

test('a changed scene is one changed file, each time', async () => {
  for (let time = 0; time < 2; time++) {
    const before = await files();
    await lesson.changeScene();
    const after = await files();
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
      'neuron-f.tsx',
    ]);
  }
});

test('a changed word takes as long to read', async () => {
  const before = (await prepareLesson(folder())).payload.narrated;
  await lesson.changeWord();
  const after = (await prepareLesson(folder())).payload.narrated;
  expect(after).not.toEqual(before);
  const seconds = ({ beats }: typeof before) =>
    beats.map(({ passages }) => passages.map(({ cues }) => cues.map((cue) => cue.seconds)));
  expect(seconds(after)).toEqual(seconds(before));
});
