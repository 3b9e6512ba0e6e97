import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftBeside, isDraft, removeDraft, removeForsakenDrafts } from './draft.ts';

let place: string;
/** A process that has ended. */
let ended: number;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'gradreel-draft-'));
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  ended = child.pid as number;
});
afterEach(() => rm(place, { recursive: true, force: true }));

async function setTime(name: string, millisecondsFromNow: number): Promise<void> {
  const time = new Date(Date.now() + millisecondsFromNow);
  await utimes(join(place, name), time, time);
}

const HOUR = 3_600_000;

test('a draft is hidden, beside its file, and known by its name', async () => {
  const draft = draftBeside(join(place, 'lesson.mp4'));
  await removeDraft(draft);
  expect(basename(draft)).toMatch(/^\.lesson\.mp4\./);
  expect(isDraft(basename(draft))).toBe(true);
  expect(
    ['lesson.mp4', '.hidden.draft', '.draft', 'a.12-0a1b2c-01234567.draft'].map(isDraft),
  ).toEqual([false, false, false, false]);
});

describe('what was left', () => {
  const own = (name: string) => basename(draftBeside(join(place, name)));
  const ofPid = (name: string, pid: number) => name.replace(/\.\d+-/, `.${pid}-`);

  test('by a killed program of this machine goes at once, files and folders', async () => {
    const left = ['lesson.mp4', 'frames'].map((name) => ofPid(own(name), ended)) as [
      string,
      string,
    ];
    await writeFile(join(place, left[0]), 'half');
    await mkdir(join(place, left[1]));
    await writeFile(join(place, left[1], '00000.png'), '');
    expect((await removeForsakenDrafts(place)).sort()).toEqual([...left].sort());
    expect(await readdir(place)).toEqual([]);
  });

  test('by a program that still runs stays, however old', async () => {
    const names = [own('mine'), ofPid(own('parent'), process.ppid)];
    for (const name of names) {
      await writeFile(join(place, name), '');
      await setTime(name, -1000 * HOUR);
    }
    expect(await removeForsakenDrafts(place)).toEqual([]);
  });

  test('by another machine goes when nobody writes to it any more, whatever the clock says', async () => {
    const foreign = (name: string) => `.${name}.${process.pid}-ffffff-01234567.draft`;
    const [fresh, old, fromTheFuture] = ['fresh', 'old', 'future'].map(foreign) as [
      string,
      string,
      string,
    ];
    for (const name of [fresh, old, fromTheFuture]) await writeFile(join(place, name), '');
    await setTime(old, -2 * HOUR);
    await setTime(fromTheFuture, 1000 * HOUR);
    expect((await removeForsakenDrafts(place)).sort()).toEqual([fromTheFuture, old]);
    expect(await readdir(place)).toEqual([fresh]);
  });

  test('nothing else is touched, and no folder is no fault', async () => {
    const names = ['.hidden.draft', 'lesson.mp4', `.x.${ended}.draft`];
    for (const name of names) await writeFile(join(place, name), '');
    expect(await removeForsakenDrafts(place)).toEqual([]);
    expect(await removeForsakenDrafts(join(place, 'nowhere'))).toEqual([]);
    expect((await readdir(place)).sort()).toEqual([...names].sort());
  });
});

test.skipIf(process.platform === 'win32')('a program killed without notice leaves it', async () => {
  const source = pathToFileURL(join(import.meta.dirname, 'draft.ts')).href;
  const text = `import { draftBeside } from ${JSON.stringify(source)};
    import { writeFileSync } from 'node:fs';
    const draft = draftBeside(${JSON.stringify(join(place, 'file'))});
    writeFileSync(draft, 'half');
    console.log(draft);
    setInterval(() => undefined, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', text],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const draft = said.toString().trim();
  expect(await removeForsakenDrafts(place)).toEqual([]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(draft)).toBe(true);
  expect(await removeForsakenDrafts(place)).toEqual([basename(draft)]);
});
