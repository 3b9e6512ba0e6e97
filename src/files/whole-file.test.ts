import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotWriteError, WholeFolder, writeWhole, writing } from './whole-file.ts';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'gradreel-whole-'));
});

afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

describe('writeWhole', () => {
  test('writes text and bytes, making folders', async () => {
    await writeWhole(join(place, 'a', 'b', 'text.md'), 'größer');
    await writeWhole(join(place, 'a', 'b', 'bytes.bin'), new Uint8Array([0, 255]));
    expect(await readFile(join(place, 'a', 'b', 'text.md'), 'utf8')).toBe('größer');
    expect([...(await readFile(join(place, 'a', 'b', 'bytes.bin')))]).toEqual([0, 255]);
    expect(await readdir(join(place, 'a', 'b'))).toEqual(['bytes.bin', 'text.md']);
  });

  test('replaces a file', async () => {
    await writeWhole(join(place, 'x'), 'old and long');
    await writeWhole(join(place, 'x'), 'new');
    expect(await readFile(join(place, 'x'), 'utf8')).toBe('new');
  });

  test('says which part is no folder and names --out', async () => {
    await writeFile(join(place, 'file'), '');
    const failure = await writeWhole(join(place, 'file', 'x', 'y.txt'), '').catch((e) => e);
    expect(failure).toBeInstanceOf(CannotWriteError);
    expect(failure.message).toContain(join(place, 'file', 'x'));
    expect(failure.message).toMatch(/ENOTDIR.*--out DIR/);
  });

  test('refuses a place that a folder has, and leaves nothing', async () => {
    await mkdir(join(place, 'taken'));
    await writeFile(join(place, 'taken', 'inner'), '');
    await expect(writeWhole(join(place, 'taken'), 'x')).rejects.toThrow(CannotWriteError);
    expect(await readdir(place)).toEqual(['taken']);
  });
});

test.skipIf(process.platform !== 'linux')('a full disk is called one', async () => {
  const failure = await writing('/dev/full', () => writeFile('/dev/full', 'x')).catch((e) => e);
  expect(failure).toBeInstanceOf(CannotWriteError);
  expect(failure.message).toMatch(/disk is full \(ENOSPC\)/);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder without permission is called one',
  async () => {
    await mkdir(join(place, 'locked'), { mode: 0o500 });
    await expect(WholeFolder.open(join(place, 'locked'))).rejects.toThrow(/permission denied/);
  },
);

describe('WholeFolder', () => {
  test('files appear together, at commit', async () => {
    const folder = await WholeFolder.open(place);
    await folder.write('one.txt', '1');
    await writeFile(folder.draft('two.txt'), '2');
    expect(folder.draft('two.txt')).toBe(folder.draft('two.txt'));
    expect((await readdir(place)).every((name) => name.startsWith('.'))).toBe(true);
    await folder.commit();
    await folder.abort();
    expect(await readdir(place)).toEqual(['one.txt', 'two.txt']);
  });

  test('abort leaves what was there before', async () => {
    await writeFile(join(place, 'one.txt'), 'before');
    const folder = await WholeFolder.open(place);
    await folder.write('one.txt', 'after');
    await folder.abort();
    expect(await readdir(place)).toEqual(['one.txt']);
    expect(await readFile(join(place, 'one.txt'), 'utf8')).toBe('before');
  });

  test('what does not belong to them any more disappears when they appear, not before', async () => {
    await writeFile(join(place, 'old.txt'), 'before');
    const folder = await WholeFolder.open(place);
    folder.remove('old.txt');
    folder.remove('never-there.txt');
    await folder.write('one.txt', '1');
    expect(await readFile(join(place, 'old.txt'), 'utf8')).toBe('before');
    await folder.commit();
    expect(await readdir(place)).toEqual(['one.txt']);
  });

  test('a folder that cannot be renamed to leaves the files before it in place', async () => {
    await mkdir(join(place, 'two.txt'));
    await writeFile(join(place, 'two.txt', 'inner'), '');
    const folder = await WholeFolder.open(place);
    await folder.write('two.txt', '2');
    await expect(folder.commit()).rejects.toThrow(/there is a folder of that name/);
    await folder.abort();
    expect(await readdir(place)).toEqual(['two.txt']);
  });
});

describe('the end of the process', () => {
  const source = pathToFileURL(join(import.meta.dirname, 'whole-file.ts')).href;

  async function child(script: string) {
    const text = `import { WholeFolder } from ${JSON.stringify(source)};
      const folder = await WholeFolder.open(${JSON.stringify(place)});
      await folder.write('lesson.mp4', 'half'); ${script}`;
    const running = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', text],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(running, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    return { running, ended };
  }

  test('removes drafts when the program exits', async () => {
    const { ended } = await child('process.exit(1);');
    expect(await ended).toEqual([1, null]);
    expect(await readdir(place)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'removes drafts on SIGINT and still dies of it',
    async () => {
      const { running, ended } = await child(
        'console.log("ready"); setInterval(() => undefined, 1000);',
      );
      await once(running.stdout, 'data');
      expect((await readdir(place)).length).toBe(1);
      running.kill('SIGINT');
      expect(await ended).toEqual([null, 'SIGINT']);
      expect(await readdir(place)).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32')('leaves the ending to another listener', async () => {
    const { running, ended } = await child(
      'process.on("SIGINT", () => process.exit(130)); console.log("ready"); setInterval(() => undefined, 1000);',
    );
    await once(running.stdout, 'data');
    running.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(await readdir(place)).toEqual([]);
  });
});
