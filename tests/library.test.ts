import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../src/files/package-folder.ts';
import { planRender, renderLesson, renderSegment } from '../src/index.ts';
import { inspectMp4 } from '../src/render/assemble/mp4/inspect-mp4.ts';
import { readPlan } from '../src/render/plan/read-plan.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-library-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the example of the documentation does what it says', async () => {
  const example = join(packageFolder, 'docs', 'examples', 'render-on-two-machines.mjs');
  const { stdout } = await run(process.execPath, [example, 'one-neuron', folder], {
    cwd: packageFolder,
  });
  const lines = stdout.trim().split('\n');
  const [, frames, output] = /^(\d+) frames: (.+)$/.exec(lines.at(-1) ?? '') ?? [];
  const facts = await inspectMp4(output as string);
  expect(facts.frames).toBe(Number(frames));
  expect(facts.chapters.map(({ title }) => title)).toEqual([
    'Inputs arrive',
    'Edges take sign and width',
  ]);
  const plan = await readPlan(join(folder, 'plan.json'));
  expect(lines.slice(0, -1)).toHaveLength(plan.segments.length);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.segment'));
  expect(files).toHaveLength(plan.segments.length);
}, 120_000);

describe('a plan', () => {
  test('is read back as it was written, and names what is wrong with another', async () => {
    const plan = await readPlan(join(folder, 'plan.json'));
    expect(plan).toEqual(JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')));
    await expect(renderSegment(plan, 999)).rejects.toThrow(/has no segment 999. It has 0 to/);
    await expect(readPlan(join(packageFolder, 'package.json'))).rejects.toThrow(
      /package.json is no plan: "version"/,
    );
    await expect(readPlan(join(folder, 'none.json'))).rejects.toThrow(
      /There is no plan .*none.json/,
    );
  });

  test('of other numbers does not fit this project', async () => {
    const plan = await readPlan(join(folder, 'plan.json'));
    const other = { ...plan, parameters: { ...plan.parameters, bias: 7 } };
    await expect(renderSegment(other, 0, { folder: join(folder, 'other') })).rejects.toThrow(
      /would draw segment 0 of 01-one-neuron differently .*the run gives other numbers/,
    );
  });

  test('does not depend on who asks, or when', async () => {
    const options = { picture: { width: 320, height: 180, framesPerSecond: 10 } };
    const [one, two] = [await planRender('1', options), await planRender('one-neuron', options)];
    expect(two).toEqual(one);
    expect(JSON.stringify(one)).not.toContain(packageFolder);
  });
});

test('a render of what was rendered does nothing, until somebody touches a file', async () => {
  const out = join(folder, 'twice');
  const options = {
    out,
    beats: 'inputs-arrive',
    picture: { width: 160, height: 90, framesPerSecond: 5 },
  };
  let planned = 0;
  const once = () => renderLesson('one-neuron', { ...options, onPlan: () => planned++ });
  const first = await once();
  const second = await once();
  expect(planned).toBe(1);
  expect(second).toEqual({ ...first, reusedFrames: first.frames });
  await rm(join(out, 'inputs-arrive.provenance.json'));
  await once();
  expect(planned).toBe(2);
  expect((await readdir(out)).sort()).toEqual([
    'inputs-arrive.mp4',
    'inputs-arrive.provenance.json',
  ]);
}, 60_000);

test('an aborted render leaves no file and no browser', async () => {
  const out = join(folder, 'aborted');
  const abort = new AbortController();
  const rendering = renderLesson('one-neuron', {
    out,
    picture: { width: 162, height: 90, framesPerSecond: 5 },
    signal: abort.signal,
    onProgress: ({ frame }) => {
      if (frame > 0) abort.abort();
    },
  });
  await expect(rendering).rejects.toThrow(/abort/i);
  await expect(readdir(out)).rejects.toThrow(/ENOENT/);
  const { stdout } = await run('ps', ['-e', '-o', 'ppid=,stat=,args=']);
  const own = stdout
    .split('\n')
    .filter((line) => Number(line.trim().split(/\s+/)[0]) === process.pid);
  expect(own.filter((line) => /chrom/i.test(line) && !/^\s*\d+\s+Z/.test(line))).toEqual([]);
}, 60_000);
