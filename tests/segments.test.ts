import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLessonFolder } from '../src/lesson/lesson-folder.ts';
import { type PreparedLesson, prepareLesson } from '../src/lesson/prepare-lesson.ts';
import { oneProcessor } from '../src/render/browser/one-processor.ts';
import { renderLesson } from '../src/render/render-lesson.ts';
import { SegmentStore } from '../src/render/segments/segment-store.ts';

// A tiny picture at a low rate: what is looked at here is what is drawn again and what is not.
const picture = { width: 192, height: 108, framesPerSecond: 5 };

let temporary: string;
let prepared: PreparedLesson;
let store: SegmentStore;
/** The video of an undisturbed render. */
let whole: Buffer;

const place = (name: string) => join(temporary, name);
const segmentFiles = async () => (await readdir(place('segments'))).sort();

async function render(name: string, options: Partial<Parameters<typeof renderLesson>[1]> = {}) {
  const result = await renderLesson(prepared, { out: place(name), picture, store, ...options });
  return { ...result, video: await readFile(result.output) };
}

/** Where the encoder gives the same bytes each time, videos are compared byte by byte. */
let isExact: boolean;

function expectSameVideo(video: Buffer) {
  if (isExact) expect(video.equals(whole)).toBe(true);
  else expect(Math.abs(video.length / whole.length - 1)).toBeLessThan(0.05);
}

beforeAll(async () => {
  isExact = (await oneProcessor('')) !== undefined;
  temporary = await mkdtemp(join(tmpdir(), 'gradreel-segments-'));
  prepared = await prepareLesson(findLessonFolder('01-one-neuron'));
  store = new SegmentStore(place('segments'));
  const { video, reusedFrames, frames } = await render('whole');
  expect(reusedFrames).toBe(0);
  expect(frames).toBeGreaterThan(300);
  whole = video;
}, 120_000);
afterAll(() => rm(temporary, { recursive: true, force: true }));

describe('what was drawn once', () => {
  test('is not drawn again', async () => {
    const { video, reusedFrames, frames } = await render('again');
    expect(reusedFrames).toBe(frames);
    expect(video.equals(whole)).toBe(true);
  });

  test('is drawn again where it is missing or damaged, and only there', async () => {
    const [first, second, third] = await segmentFiles();
    await rm(join(place('segments'), first as string));
    const damaged = join(place('segments'), second as string);
    const bytes = await readFile(damaged);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await writeFile(damaged, bytes);
    const cut = join(place('segments'), third as string);
    await writeFile(cut, (await readFile(cut)).subarray(0, 1000));
    const { video, reusedFrames, frames } = await render('mended');
    expect(reusedFrames).toBeLessThan(frames);
    expect(reusedFrames).toBeGreaterThanOrEqual(frames - 3 * 75);
    expectSameVideo(video);
  });

  test('does not serve another picture, theme or run', async () => {
    const count = (await segmentFiles()).length;
    const { reusedFrames } = await render('small', {
      picture: { ...picture, width: 96, height: 54 },
    });
    expect(reusedFrames).toBe(0);
    expect((await segmentFiles()).length).toBe(2 * count);
    const light = await prepareLesson(findLessonFolder('01-one-neuron'), { theme: 'light' });
    const other = await prepareLesson(findLessonFolder('01-one-neuron'), { settings: ['bias=1'] });
    for (const variant of [light, other]) {
      const result = await renderLesson(variant, { out: place('variant'), picture, store });
      expect(result.reusedFrames).toBe(0);
    }
  });
});

describe('words that are not burned in', () => {
  /** The lesson with a word of its second beat changed to one that takes as long to read. */
  async function reworded(captions: 'burn' | 'none') {
    const lesson = await prepareLesson(findLessonFolder('01-one-neuron'), { captions });
    const payload = JSON.parse(JSON.stringify(lesson.payload), (_, value) =>
      typeof value === 'string' ? value.replace('matters', 'weighs') : value,
    );
    return [lesson, { ...lesson, payload }] as const;
  }

  test('may change without a frame being drawn', async () => {
    const [before, after] = await reworded('none');
    await renderLesson(before, { out: place('silent'), picture, store });
    const result = await renderLesson(after, { out: place('silent'), picture, store });
    expect(result.reusedFrames).toBe(result.frames);
    expect(await readFile(join(place('silent'), 'captions.vtt'), 'utf8')).toContain('weighs');
  });

  test('are drawn again where they are', async () => {
    const [, after] = await reworded('burn');
    const result = await renderLesson(after, { out: place('burned'), picture, store });
    expect(result.reusedFrames).toBe(0);
  });
});

test.skipIf(process.platform === 'win32')(
  'a browser that is killed in the middle is started again, and the video is the same',
  async () => {
    const fresh = new SegmentStore(place('killed-segments'));
    let killed: Promise<number> | undefined;
    const { video, reusedFrames } = await render('killed', {
      store: fresh,
      onProgress: ({ frame, frames }) => {
        if (frame >= frames / 3) killed ??= killBrowsers();
      },
    });
    expect(await killed).toBeGreaterThan(0);
    expect(reusedFrames).toBe(0);
    expectSameVideo(video);
  },
  120_000,
);

/** Kills every browser that this process has started; says how many there were. */
async function killBrowsers(): Promise<number> {
  const run = promisify(execFile);
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=,args=']);
  const browsers = stdout.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && /chrom/i.test(line) ? [Number(pid)] : [];
  });
  for (const pid of browsers) process.kill(pid, 'SIGKILL');
  return browsers.length;
}

test('a render that is stopped leaves what it has drawn to the next one', async () => {
  const fresh = new SegmentStore(place('stopped-segments'));
  const stop = new AbortController();
  const stopped = render('stopped', {
    store: fresh,
    signal: stop.signal,
    onProgress: ({ frame, frames }) => {
      if (frame > frames / 2) stop.abort();
    },
  });
  await expect(stopped).rejects.toThrow(/abort/i);
  await expect(readdir(place('stopped'))).rejects.toThrow(/ENOENT/);
  const { video, reusedFrames } = await render('stopped', { store: fresh });
  expect(reusedFrames).toBeGreaterThan(0);
  expectSameVideo(video);
}, 120_000);
