import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readChecked, writeChecked } from './checked-folder.ts';

let place: string;
let folder: string;
const names = ['a.bin', 'b.json'] as const;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'gradreel-checked-'));
  folder = join(place, 'run');
  await writeChecked(folder, { 'a.bin': new Uint8Array([0, 255, 7]), 'b.json': '{"ä":1}' });
});
afterEach(() => rm(place, { recursive: true, force: true }));

test('comes out as it went in', async () => {
  const files = await readChecked(folder, names);
  expect([...(files?.['a.bin'] ?? [])]).toEqual([0, 255, 7]);
  expect(files?.['b.json'].toString()).toBe('{"ä":1}');
  expect(await readdir(place)).toEqual(['run']);
});

test('sha256sum agrees', async (context) => {
  const check = promisify(execFile)('sha256sum', ['-c', 'sha256'], { cwd: folder });
  const outcome = await check.catch((error: NodeJS.ErrnoException) => error);
  if ('code' in outcome && outcome.code === 'ENOENT') context.skip('there is no sha256sum');
  expect(outcome).toMatchObject({ stdout: 'a.bin: OK\nb.json: OK\n' });
});

test('is nothing when any one byte of any file has changed, is missing or added', async () => {
  for (const name of [...names, 'sha256']) {
    const file = join(folder, name);
    const whole = await readFile(file);
    for (let index = 0; index < whole.length; index++) {
      const damaged = Buffer.from(whole);
      damaged[index] = (damaged[index] as number) ^ 0x20;
      await writeFile(file, damaged);
      expect(await readChecked(folder, names), `${name}, byte ${index}`).toBeUndefined();
    }
    await writeFile(file, Buffer.concat([whole, Buffer.from('\n')]));
    expect(await readChecked(folder, names)).toBeUndefined();
    await writeFile(file, whole);
    await truncate(file, whole.length - 1);
    expect(await readChecked(folder, names)).toBeUndefined();
    await rm(file);
    expect(await readChecked(folder, names)).toBeUndefined();
    await writeFile(file, whole);
    expect(await readChecked(folder, names)).toBeDefined();
  }
});

test('is written anew over what is damaged', async () => {
  await writeFile(join(folder, 'b.json'), '');
  await writeChecked(folder, { 'a.bin': 'new', 'b.json': 'newer' });
  expect((await readChecked(folder, names))?.['a.bin'].toString()).toBe('new');
});
