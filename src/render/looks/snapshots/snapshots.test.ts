import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../../files/package-folder.ts';
import { listLessonFolders } from '../../../lesson/lesson-folder.ts';
import { exampleFiles } from '../gallery/build-gallery.ts';
import { exampleFolder } from '../gallery/example-folder.ts';
import { GalleryPage } from '../gallery/gallery-page.ts';
import { drawExamples, exampleFolders } from './example-sets.ts';
import { drawKeyFrames, keyFrames } from './lesson-set.ts';
import { type DrawnWith, readStored, type SnapshotSet, store } from './snapshot-set.ts';
import { isDifferent, verify } from './verify.ts';

let page: GalleryPage;
let drawnWith: DrawnWith;

beforeAll(async () => {
  page = await GalleryPage.open();
  drawnWith = await page.drawnWith();
});

afterAll(() => page?.close());

/** Fails with all that is wrong, and with the command that stores the pictures. */
async function expectAsStored(set: SnapshotSet): Promise<void> {
  expect(set.pictures.size).toBeGreaterThan(0);
  const found = await verify(set, drawnWith);
  expect(found, `\n${found.join('\n')}\n`).toEqual([]);
}

describe('examples look as they did', () => {
  const folders = [...new Set(exampleFiles().map(exampleFolder))];
  test.each(folders)('%s', async (name) => {
    const examples = (await exampleFolders(page)).get(name);
    expect(examples, `${name} exports no example`).toBeDefined();
    await expectAsStored(await drawExamples(page, name, examples ?? []));
  });
});

describe('key frames of lessons look as they did', () => {
  test.each(listLessonFolders().map((folder) => [folder.id, folder] as const))(
    '%s',
    async (_id, folder) => expectAsStored(await drawKeyFrames(folder)),
    120_000,
  );
});

/** A picture of one colour with a spot. */
function picture(spot: number, at = 5): Uint8Array {
  const png = new PNG({ width: 40, height: 20 });
  png.data.fill(255);
  png.data[4 * at] = spot;
  return PNG.sync.write(png);
}

describe('a set of pictures', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradreel-snapshots-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await rm(join(packageFolder, 'renders', 'snapshots', 'made-up'), {
      recursive: true,
      force: true,
    });
  });

  const setOf = (name: string, pictures: Record<string, Uint8Array>): SnapshotSet => ({
    name: 'made-up',
    folder: join(folder, name),
    pictures: new Map(Object.entries(pictures)),
  });
  const check = (set: SnapshotSet) => verify(set, drawnWith);

  test('that was never stored fails with the command that stores it', async () => {
    expect(await check(setOf('none', { 'a.png': picture(0) }))).toEqual([
      expect.stringContaining('npx gradreel snapshots made-up --update'),
    ]);
  });

  test('is as stored, whatever bytes its pixels are written to', async () => {
    const set = setOf('same', { 'a.png': picture(0) });
    await store(set, drawnWith);
    expect(await check(set)).toEqual([]);
    const uncompressed = PNG.sync.write(PNG.sync.read(Buffer.from(picture(0))), {
      deflateLevel: 0,
    });
    await writeFile(join(set.folder, 'a.png'), uncompressed);
    expect(await check(set)).toEqual([]);
  });

  test('fails for one level of one channel of one pixel, and shows where', async () => {
    await store(setOf('one', { 'a.png': picture(255) }), drawnWith);
    const found = await check(setOf('one', { 'a.png': picture(254, 21) }));
    expect(found[0]).toMatch(/a\.png differs in 0\.13 % of its pixels, by up to 1 of 255/);
    const [, drawn, difference] = /See (\S+) and (\S+)\./.exec(found[0] ?? '') ?? [];
    expect(await readFile(join(packageFolder, drawn ?? ''))).toEqual(Buffer.from(picture(254, 21)));
    const marked = PNG.sync.read(await readFile(join(packageFolder, difference ?? '')));
    const pink = [...Array(800).keys()].filter((at) => marked.data[4 * at + 1] === 82);
    expect(pink).toEqual([21]);
    expect(found.at(-1)).toContain('--update');
  });

  test('forgives edges of letters to another browser, and no more', async () => {
    await store(setOf('other', { 'a.png': picture(255) }), { ...drawnWith, browser: 'Chromium 1' });
    expect(await check(setOf('other', { 'a.png': picture(0) }))).toEqual([]);
    expect(await check(setOf('other', { 'a.png': allBlack() }))).toHaveLength(2);
    expect(isDifferent({ differing: 500, visible: 9, pixels: 1000 }, false)).toBe(false);
    expect(isDifferent({ differing: 500, visible: 11, pixels: 1000 }, false)).toBe(true);
  });

  test('fails for a picture of another size, a new one, and one that nothing draws any more', async () => {
    await store(setOf('list', { 'a.png': picture(0), 'b.png': picture(0) }), drawnWith);
    const small = PNG.sync.write(new PNG({ width: 8, height: 8 }));
    const found = await check(setOf('list', { 'a.png': small, 'c.png': picture(0) }));
    expect(found).toHaveLength(4);
    expect(found[0]).toContain('another size');
    expect(found[1]).toContain('c.png is not stored yet');
    expect(found[2]).toContain('nothing draws it any more');
  });

  test('replaces what was stored before', async () => {
    await store(setOf('anew', { 'a.png': picture(0), 'b.png': picture(0) }), drawnWith);
    const set = setOf('anew', { 'b.png': picture(9) });
    await store(set, drawnWith);
    expect(await readStored(set.folder)).toEqual({ drawnWith, names: ['b.png'] });
    expect(existsSync(join(set.folder, 'a.png'))).toBe(false);
    expect(await check(set)).toEqual([]);
  });
});

function allBlack(): Uint8Array {
  return PNG.sync.write(new PNG({ width: 40, height: 20 }));
}

test('key frames are the middle and the end of a beat', () => {
  expect(keyFrames({ firstFrame: 10, endFrame: 21 }, 100)).toEqual([15, 20]);
  expect(keyFrames({ firstFrame: 90, endFrame: 101 }, 100)).toEqual([94, 99]);
  expect(keyFrames({ firstFrame: 5, endFrame: 5 }, 100)).toEqual([5, 5]);
});
