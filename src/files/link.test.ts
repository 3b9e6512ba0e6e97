import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLinked, linkedEnvironment, withFragment, withoutFragment } from './link.ts';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'gradreel-test-')), 'Kurs #1 für Ä');
  await mkdir(join(folder, 'scenes'), { recursive: true });
  await writeFile(join(folder, 'scenes', 'lesson.ts'), 'x');
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

test('a path without a # is left as it is', () => {
  expect(withoutFragment(tmpdir())).toBe(tmpdir());
  expect(withFragment(tmpdir())).toBe(tmpdir());
  expect(isLinked()).toBe(false);
});

test('one with a # is reached without it, and said as it is known', async () => {
  const path = withoutFragment(join(folder, 'scenes', 'lesson.ts'));
  expect(path).not.toContain('#');
  expect(await readFile(path, 'utf8')).toBe('x');
  expect(withFragment(path)).toBe(join(folder, 'scenes', 'lesson.ts'));
  expect(withoutFragment(join(folder, 'scenes'))).toBe(join(path, '..'));
  expect(isLinked()).toBe(true);
});

test('another program goes by the same links, leaves them, and takes its own with it', async () => {
  const link = withoutFragment(folder);
  const other = join(folder, '..', 'B#');
  await mkdir(other, { recursive: true });
  const module = fileURLToPath(new URL('./link.ts', import.meta.url));
  const code = `
    const { withoutFragment } = await import(${JSON.stringify(module)});
    console.log(JSON.stringify([${JSON.stringify(folder)}, ${JSON.stringify(other)}].map(withoutFragment)));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { env: linkedEnvironment() },
  );
  const [same, own] = JSON.parse(stdout) as [string, string];
  expect(same).toBe(link);
  expect(own).not.toContain('#');
  expect(existsSync(link)).toBe(true);
  expect(existsSync(own)).toBe(false);
});
