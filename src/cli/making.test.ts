import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradreel, type Outcome } from './testing/command.ts';
import { ScratchLessons } from './testing/scratch-lessons.ts';

const scratch = new ScratchLessons();
const out = mkdtempSync(join(tmpdir(), 'gradreel-'));
const surroundings = { cwd: out, environment: scratch.environment };
afterAll(() => {
  scratch.remove();
  rmSync(out, { recursive: true, force: true });
});

const run = (...args: string[]) => gradreel(args, surroundings);
const picture = (file: string) => PNG.sync.read(readFileSync(join(out, file)));

async function listed() {
  const { stdout } = await run('list', '--json', '--out', out);
  return (JSON.parse(stdout) as { lessons: ListedLesson[] }).lessons[0] as ListedLesson;
}

interface ListedLesson {
  readonly lesson: string;
  readonly seconds: number;
  readonly estimated: boolean;
  readonly render: { current: boolean; picture: string; set: object; changed: string[] } | null;
}

describe('a new lesson', () => {
  let made: Outcome;
  beforeAll(async () => {
    made = await run('new', 'mean-of-numbers');
  });

  it('lies in a folder with the next free number', async () => {
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('01-mean-of-numbers');
    expect(readdirSync(scratch.path)).toEqual(['01-mean-of-numbers']);
    expect(readdirSync(join(scratch.path, '01-mean-of-numbers')).sort()).toEqual([
      'claims.ts',
      'lesson.ts',
      'mean.meta',
      'mean.tsx',
      'narration.md',
      'notebook.py',
      'run.ts',
    ]);
  });

  it.each([
    ['mean-of-numbers', 'There is a lesson "01-mean-of-numbers" already'],
    ['Mean Of Größe!', 'such as "mean-of-gro-e"'],
    ['02-mean', 'such as "mean"'],
    ['../mean', 'such as "mean"'],
    ['', '"" cannot name a lesson'],
  ])('cannot be called %j', async (name, problem) => {
    const { code, stderr } = await run('new', name);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(readdirSync(scratch.path)).toEqual(['01-mean-of-numbers']);
  });

  it('renders as it is, and is listed as current until something changes', async () => {
    const planned = await listed();
    expect(planned).toMatchObject({ lesson: '01-mean-of-numbers', estimated: true, render: null });

    const args = ['render', '--quality', 'draft', '--fps', '10', '--json', '--out', out];
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const started = events[0];
    const done = events.at(-1);
    expect(started).toMatchObject({ event: 'started', lesson: '01-mean-of-numbers' });
    const output = join(out, '01-mean-of-numbers', 'lesson.mp4');
    expect(done).toMatchObject({ event: 'done', lesson: '01-mean-of-numbers', output });
    expect(done?.frames).toBe(started?.frames);
    expect(done?.seconds).toBeCloseTo(Number(done?.frames) / 10);
    expect(Number(done?.drawnFrames)).toBeLessThan(Number(done?.frames));
    expect(existsSync(output)).toBe(true);
    // The estimate is the narration alone; no movement of this lesson is much longer.
    expect(Math.abs(planned.seconds - Number(done?.seconds))).toBeLessThan(2);

    const current = { current: true, picture: '854×480@10', set: {}, changed: [] };
    expect(await listed()).toMatchObject({
      estimated: false,
      seconds: done?.seconds,
      render: current,
    });
    const file = `${scratch.name}/01-mean-of-numbers/narration.md`;
    await scratch.change('01-mean-of-numbers', 'narration.md', 'Added up', 'Together');
    expect((await listed()).render).toMatchObject({ current: false, changed: [file] });
    await scratch.change('01-mean-of-numbers', 'narration.md', 'Together', 'Added up');
    expect((await listed()).render).toMatchObject(current);
  });

  it('is not current when it was rendered with other parameters', async () => {
    const args = ['--quality', 'draft', '--fps', '10', '--set', 'numbers=1,-2.5', '--out', out];
    const { code, stdout } = await run('render', ...args);
    expect(code).toBe(0);
    // Without a terminal: a line when it begins and one when it is done.
    expect(stdout).toMatch(
      /^01-mean-of-numbers: rendering \d+ frames\n01-mean-of-numbers: .*\)\n$/,
    );
    const render = { current: false, set: { numbers: [1, -2.5] }, changed: [] };
    expect((await listed()).render).toMatchObject(render);
    const { stdout: text } = await run('list', '--out', out);
    expect(text).toContain('not current: was made with numbers=1,-2.5');
  });
});

describe('a picture', () => {
  it('of a time has the size of its quality', async () => {
    const { code, stdout } = await run(
      'still',
      'mean-of-numbers',
      '--at',
      '2.5',
      '--quality',
      'draft',
      '--out',
      'at.png',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'at.png\n' });
    expect(picture('at.png')).toMatchObject({ width: 854, height: 480 });
  });

  it('of a beat is its last frame, and changes with theme and parameters', async () => {
    const at = ['still', '1', '--at', 'they-add-up'];
    await run(...at, '--out', 'dark.png');
    await run(...at, '--out', 'light.png', '--theme', 'light');
    await run(...at, '--out', 'other.png', '--set', 'numbers=7,1,1');
    const [dark, light, other] = ['dark.png', 'light.png', 'other.png'].map((file) =>
      picture(file),
    ) as unknown as [PNG, PNG, PNG];
    expect(dark).toMatchObject({ width: 1920, height: 1080 });
    expect(brightness(dark)).toBeLessThan(60);
    expect(brightness(light)).toBeGreaterThan(200);
    expect(other.data.equals(dark.data)).toBe(false);
  });

  it('of seconds into a beat is the frame at that time', async () => {
    await run(
      'still',
      '1',
      '--at',
      'the-numbers-arrive+1',
      '--quality',
      'draft',
      '--out',
      'beat.png',
    );
    await run('still', '1', '--at', '1', '--quality', 'draft', '--out', 'time.png');
    expect(picture('beat.png').data.equals(picture('time.png').data)).toBe(true);
  });

  it.each([
    ['they-add-upp', 'no beat "they-add-upp"', 'Did you mean "they-add-up"?'],
    ['9999', '"--at 9999" lies after the end', 's long'],
    ['they-add-up+60', 'lies after the end: "they-add-up" is', 'Give a time before that'],
  ])('of %s cannot be', async (at, problem, remedy) => {
    const { code, stderr } = await run('still', '1', '--at', at, '--out', 'no.png');
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr).toContain(remedy);
    expect(existsSync(join(out, 'no.png'))).toBe(false);
  });

  it('of the whole lesson is a sheet with its frames in a row', async () => {
    const { code } = await run('sheet', '1', '--out', 'sheet.png');
    expect(code).toBe(0);
    const sheet = picture('sheet.png');
    expect(sheet.width).toBe(3508);
    // Three beats: the last frame of the second one lies in the middle column.
    const bar = pixel(sheet, 1754, 700);
    expect(bar[2]).toBeGreaterThan(bar[0]!);
    expect(sheet.height).toBeGreaterThan(1000);
  });
});

function brightness({ data }: PNG): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += data[at]! + data[at + 1]! + data[at + 2]!;
  return sum / (data.length / 4) / 3;
}

function pixel({ data, width }: PNG, x: number, y: number): number[] {
  const at = 4 * (y * width + x);
  return [...data.subarray(at, at + 3)];
}
