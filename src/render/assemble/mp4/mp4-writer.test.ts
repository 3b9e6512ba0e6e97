import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CannotWriteError } from '../../../files/whole-file.ts';
import { find, need, viewOf } from './box.ts';
import type { Chapter } from './chapters.ts';
import { chunkOffsets } from './fast-start.ts';
import { inspectMp4 } from './inspect-mp4.ts';
import { readMovie, topLevelBoxes } from './movie-file.ts';
import { type Mp4Options, Mp4Writer, VideoFileError, type VideoPacket } from './mp4-writer.ts';
import { TestPage } from './test-page.ts';

const run = promisify(execFile);
const program = (name: string) =>
  run(name, ['-version']).then(
    () => true,
    () => false,
  );
const hasFfprobe = await program('ffprobe');

const chapters: Chapter[] = [
  { title: 'Inputs arrive', seconds: 0 },
  { title: 'Größe heißt Gewicht · −0,5 → ✓', seconds: 0.2 },
  { title: 'x'.repeat(300), seconds: 0.3333333 },
];
const title = 'Ein Neuron – “one neuron”';

let testPage: TestPage;
let made: Awaited<ReturnType<TestPage['encode']>>;
let folder: string;

beforeAll(async () => {
  testPage = await TestPage.open();
  made = await testPage.encode(320, 180, 30, 60);
}, 60_000);
afterAll(() => testPage?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-mp4-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function options(file: string, changes: Partial<Mp4Options> = {}): Mp4Options {
  return {
    file,
    width: 320,
    height: 180,
    framesPerSecond: 60,
    decoderConfig: made.stream,
    metadata: { title, description: 'Was ein Neuron rechnet.' },
    chapters,
    ...changes,
  };
}

async function write(changes: Partial<Mp4Options> = {}, packets: VideoPacket[] = made.packets) {
  const file = join(folder, 'lesson.mp4');
  const writer = await Mp4Writer.create(options(file, changes));
  try {
    for (const packet of packets) await writer.add(packet);
    return { file, facts: await writer.finish() };
  } finally {
    await writer.abort();
  }
}

async function movieOf(path: string) {
  const file = await open(path, 'r');
  try {
    const boxes = await topLevelBoxes(file);
    return { boxes, movie: await readMovie(file, boxes) };
  } finally {
    await file.close();
  }
}

test('is read back as it was meant', async () => {
  const { facts } = await write({ frames: 30 });
  expect(facts).toMatchObject({
    width: 320,
    height: 180,
    frames: 30,
    framesPerSecond: 60,
    constantRate: true,
    fastStart: true,
    seconds: 0.5,
    title,
  });
  expect(facts.codec).toMatch(/^avc1\./);
  expect(facts.colors).toEqual(made.stream.colorSpace);
  expect(facts.chapters).toEqual([
    chapters[0],
    chapters[1],
    { title: 'x'.repeat(255), seconds: 0.3333333 },
  ]);
});

test('nothing lies beside the finished file', async () => {
  await write();
  expect(await readdir(folder)).toEqual(['lesson.mp4']);
});

test('every packet lies where the header says', async () => {
  const { file } = await write();
  const bytes = await readFile(file);
  const { movie } = await movieOf(file);
  const [video, titles] = movie.children!.filter(({ type }) => type === 'trak');
  const sizes = viewOf(need(video, 'mdia', 'minf', 'stbl', 'stsz').content);
  const first = chunkOffsets(video)[0];
  expect([...bytes.subarray(first, first + sizes.getUint32(12))]).toEqual([
    ...made.packets[0].data,
  ]);
  const last = made.packets.at(-1)!.data;
  expect([...bytes.subarray(-last.length)]).toEqual([...last]);
  const text = chunkOffsets(titles)[0];
  expect(bytes.toString('utf8', text + 2, text + 2 + bytes.readUInt16BE(text))).toBe(
    'Inputs arrive',
  );
  expect(viewOf(need(video, 'tref', 'chap').content).getUint32(0)).toBe(
    viewOf(need(titles, 'tkhd').content).getUint32(12),
  );
});

test('has no dates and no edit list, and equal bytes for equal packets', async () => {
  const { file } = await write();
  const once = await readFile(file);
  const { movie } = await movieOf(file);
  expect(viewOf(need(movie, 'mvhd').content).getBigUint64(4)).toBe(0n);
  expect(find(movie, 'trak', 'edts')).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await write();
  expect(once.equals(await readFile(file))).toBe(true);
});

test.each([24, 25, 30, 50, 59.94, 60])('%d frames a second are kept exactly', async (rate) => {
  const { facts, file } = await write({ framesPerSecond: rate, chapters: [] });
  expect(facts.constantRate).toBe(true);
  const { movie } = await movieOf(file);
  const media = need(movie, 'trak', 'mdia');
  const steps = viewOf(need(media, 'minf', 'stbl', 'stts').content);
  expect([steps.getUint32(4), steps.getUint32(8)]).toEqual([1, 30]);
  const timescale = viewOf(need(media, 'mdhd').content).getUint32(12);
  expect(timescale / steps.getUint32(12)).toBe(rate);
  expect(find(movie, 'udta', 'chpl')).toBeUndefined();
});

test('plays in a browser, to the frame', async () => {
  const { file } = await write();
  // The middle of frames 3, 17 and 29; greys are 2·frame + 20.
  const frames = [3, 17, 29];
  const played = await testPage.play(
    await readFile(file),
    60,
    frames.map((frame) => (frame + 0.5) / 60),
  );
  expect(played).toMatchObject({ duration: 0.5, width: 320, height: 180 });
  for (const [index, frame] of frames.entries()) {
    expect(Math.abs(played.greys[index] - (2 * frame + 20))).toBeLessThanOrEqual(1);
  }
}, 30_000);

describe.skipIf(!hasFfprobe)('ffprobe (skipped where it is not installed)', () => {
  async function probe(file: string, ...args: string[]) {
    const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', ...args, file]);
    return JSON.parse(stdout);
  }

  test('sees the same video', async () => {
    const { file } = await write();
    const { streams, format } = await probe(file, '-count_frames', '-show_streams', '-show_format');
    expect(streams[0]).toMatchObject({
      codec_name: 'h264',
      width: 320,
      height: 180,
      r_frame_rate: '60/1',
      avg_frame_rate: '60/1',
      nb_read_frames: '30',
      start_time: '0.000000',
      duration: '0.500000',
      color_primaries: 'bt709',
      color_space: 'bt709',
    });
    expect(format.tags.title).toBe(title);
    expect(format.tags.description).toBe('Was ein Neuron rechnet.');
    expect(format.tags.creation_time).toBeUndefined();
  });

  test('lists each chapter once, at its frame', async () => {
    const { file } = await write();
    const listed = (await probe(file, '-show_chapters')).chapters as {
      start_time: string;
      end_time: string;
      tags: { title: string };
    }[];
    expect(listed.map(({ start_time, end_time }) => [start_time, end_time])).toEqual([
      ['0.000000', '0.200000'],
      ['0.200000', '0.333333'],
      ['0.333333', '0.500000'],
    ]);
    expect(listed[1].tags.title).toBe(chapters[1].title);
  });

  test('decodes without a complaint', async () => {
    const { file } = await write();
    const { stderr } = await run('ffmpeg', ['-v', 'warning', '-i', file, '-f', 'null', '-']);
    expect(stderr).toBe('');
  });
});

describe('what goes wrong', () => {
  test('a missing frame', async () => {
    await expect(
      write(
        {},
        made.packets.filter(({ frame }) => frame !== 7),
      ),
    ).rejects.toThrow(/Frame 7 .* missing: 8 came/);
    expect(await readdir(folder)).toEqual([]);
  });

  test('too few frames', async () => {
    await expect(write({ frames: 31 })).rejects.toThrow(/30 frames and should have 31/);
    expect(await readdir(folder)).toEqual([]);
  });

  test('no frames', async () => {
    await expect(write({ chapters: [] }, [])).rejects.toThrow(VideoFileError);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    [[{ title: 'late', seconds: 0.1 }], /"late" at 0.1 s is the first/],
    [[chapters[0], { title: 'same', seconds: 0.001 }], /"same" .* does not begin after/],
    [[chapters[0], { title: 'beyond', seconds: 0.5 }], /"beyond" .* after the video's end/],
  ])('chapters that cannot be: %#', async (wrong, message) => {
    await expect(write({ chapters: wrong })).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const created = Mp4Writer.create(options(join(folder, 'file', 'lesson.mp4')));
    await expect(created).rejects.toThrow(CannotWriteError);
  });

  test('a file cut short is noticed', async () => {
    const { file } = await write();
    await truncate(file, (await readFile(file)).length - 1);
    await expect(inspectMp4(file)).rejects.toThrow(/cut short/);
  });
});
