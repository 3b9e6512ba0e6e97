import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLessonFolder } from '../src/lesson/lesson-folder.ts';
import { type PreparedLesson, prepareLesson } from '../src/lesson/prepare-lesson.ts';
import type { Timeline } from '../src/lesson/timeline.ts';
import type { ProvenanceEntry } from '../src/render/assemble/provenance.ts';
import type { Rendered } from '../src/render/assemble/rendered.ts';
import { LessonPage } from '../src/render/browser/lesson-page.ts';
import { oneProcessor } from '../src/render/browser/one-processor.ts';
import { type RenderResult, renderLesson } from '../src/render/render-lesson.ts';
import { SegmentStore } from '../src/render/segments/segment-store.ts';
import { decodeFrames, frameChecksums } from './support/decode.ts';
import { difference, type Picture, readPng } from './support/picture.ts';
import { playVideo } from './support/play-video.ts';
import { need, run } from './support/programs.ts';
import { WatchedPage } from './support/watched-page.ts';
import { numbersIn, readCues } from './support/web-vtt.ts';

// Lesson 01 is rendered once, as a draft; all tests look at what is left in the folder.
const picture = { width: 854, height: 480, framesPerSecond: 30 };
const BEATS = [
  'Inputs arrive',
  'Edges take sign and width',
  'Products pop',
  'The running total',
  'The bias lifts',
  'One more input joins',
];

/**
 * How far a decoded frame may be from its still. Measured in 30 frames (levels of 255, luma): mean at
 * most 0.63, worst pixel 69, on the rim of a letter. The still of another beat: mean at least 1.9.
 */
const CLOSE = { mean: 1, worst: 120 };

let temporary: string;
let folder: string;
let prepared: PreparedLesson;
let timeline: Timeline;
let result: RenderResult;
/** Frames of each beat to look at: just after its start, in motion, then its middle and its last. */
let looked: number[];
let stills: Map<number, Picture>;
let displayed: readonly ProvenanceEntry[];
let rendered: Rendered;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'gradreel-render-'));
  folder = join(temporary, '01-one-neuron');
  prepared = await prepareLesson(findLessonFolder('01-one-neuron'));
  result = await renderLesson(prepared, {
    out: folder,
    picture,
    onPlan: (plan) => {
      timeline = plan;
    },
  });
  const provenance: Rendered & { displayed: ProvenanceEntry[] } = JSON.parse(
    await text('provenance.json'),
  );
  ({ displayed, ...rendered } = provenance);
  looked = timeline.beats.flatMap(({ firstFrame, endFrame }) => [
    ...[12, 13, 14].map((later) => firstFrame + later),
    Math.floor((firstFrame + endFrame) / 2),
    endFrame - 1,
  ]);
  const page = await LessonPage.open(prepared);
  const images = await page.stills(picture, looked).finally(() => page.close());
  stills = new Map(looked.map((frame, index) => [frame, readPng(images[index] as Buffer)]));
}, 240_000);
afterAll(() => rm(temporary, { recursive: true, force: true }));

const text = (name: string) => readFile(join(folder, name), 'utf8');
const still = (frame: number) => stills.get(frame) as Picture;

describe('the folder', () => {
  test('holds every file and no draft', async () => {
    expect((await readdir(folder)).sort()).toEqual([
      'captions.srt',
      'captions.vtt',
      'chapters.txt',
      'chapters.vtt',
      'lesson.mp4',
      'notebook.ipynb',
      'numbers.json',
      'numbers.npz',
      'poster.png',
      'provenance.json',
      'questions.json',
      'transcript.md',
    ]);
    expect(await readdir(temporary)).toEqual(['01-one-neuron']);
  });

  test('says what was rendered', () => {
    expect(result).toMatchObject({
      lesson: '01-one-neuron',
      output: join(folder, 'lesson.mp4'),
      frames: timeline.frames,
      seconds: timeline.frames / 30,
    });
    expect(result.drawnFrames).toBeGreaterThan(0);
    expect(result.drawnFrames).toBeLessThanOrEqual(result.frames);
    expect(rendered).toMatchObject({
      lesson: '01-one-neuron',
      run: prepared.baked.run.key,
      parameters: prepared.parameters,
      picture,
      frames: timeline.frames,
    });
  });

  test('has the poster of the right size', async () => {
    const { width, height } = readPng(await readFile(join(folder, 'poster.png')));
    expect({ width, height }).toEqual({ width: 854, height: 480 });
  });
});

describe('the video', () => {
  interface Probed {
    streams: Record<string, string | number>[];
    format: { duration: string; tags: Record<string, string> };
    chapters: { start_time: string; end_time: string; tags: { title: string } }[];
    packets: { duration_time: string; pts_time: string }[];
  }
  async function probe(...wanted: string[]): Promise<Probed> {
    const file = join(folder, 'lesson.mp4');
    const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', ...wanted, file], {
      maxBuffer: 2 ** 28,
    });
    return JSON.parse(stdout);
  }

  test('is H.264 of the right size, rate and length', async (context) => {
    need('ffmpeg', context);
    const { streams, format } = await probe('-count_frames', '-show_streams', '-show_format');
    expect(streams.filter(({ codec_type }) => codec_type === 'video')).toHaveLength(1);
    expect(streams[0]).toMatchObject({
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      color_range: 'tv',
      color_space: 'bt709',
      width: 854,
      height: 480,
      r_frame_rate: '30/1',
      avg_frame_rate: '30/1',
      nb_read_frames: String(timeline.frames),
      start_time: '0.000000',
    });
    expect(Number(format.duration)).toBeCloseTo(timeline.frames / 30, 3);
    expect(format.tags.title).toBe('One neuron');
  });

  test('shows every frame equally long', async (context) => {
    need('ffmpeg', context);
    const { packets } = await probe('-select_streams', 'v', '-show_packets');
    expect(packets).toHaveLength(timeline.frames);
    expect(new Set(packets.map(({ duration_time }) => duration_time))).toEqual(
      new Set(['0.033333']),
    );
    const times = packets.map(({ pts_time }) => Math.round(Number(pts_time) * 30));
    expect(times.sort((a, b) => a - b)).toEqual(packets.map((_, index) => index));
  });

  test('has the beats as chapters', async (context) => {
    need('ffmpeg', context);
    const { chapters } = await probe('-show_chapters');
    expect(chapters.map(({ tags }) => tags.title)).toEqual(BEATS);
    expect(chapters.map(({ start_time }) => Math.round(Number(start_time) * 30))).toEqual(
      timeline.beats.map(({ firstFrame }) => firstFrame),
    );
  });

  test('can play before it is loaded: its index stands before its frames', async () => {
    const file = await readFile(join(folder, 'lesson.mp4'));
    const boxes: string[] = [];
    for (let at = 0; at < file.length; at += file.readUInt32BE(at)) {
      boxes.push(file.toString('latin1', at + 4, at + 8));
    }
    expect(boxes).toContain('mdat');
    expect(boxes.indexOf('moov')).toBeGreaterThanOrEqual(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  test('decodes without a complaint', async (context) => {
    need('ffmpeg', context);
    const file = join(folder, 'lesson.mp4');
    const { stderr } = await run('ffmpeg', ['-v', 'warning', '-i', file, '-f', 'null', '-']);
    expect(stderr).toBe('');
  });

  test('shows the still of each frame, and not that of another', async (context) => {
    need('ffmpeg', context);
    const decoded = await decodeFrames(join(folder, 'lesson.mp4'), picture, looked);
    for (const [index, frame] of looked.entries()) {
      const { meanLuma, worstLuma } = difference(still(frame), decoded[index] as Picture);
      expect(meanLuma, `frame ${frame}`).toBeLessThan(CLOSE.mean);
      expect(worstLuma, `frame ${frame}`).toBeLessThan(CLOSE.worst);
    }

    const ends = timeline.beats.map(({ endFrame }) => endFrame - 1);
    for (const end of ends) {
      const shown = decoded[looked.indexOf(end)] as Picture;
      for (const other of ends.filter((candidate) => candidate !== end)) {
        expect(difference(still(other), shown).meanLuma).toBeGreaterThan(1.5 * CLOSE.mean);
      }
    }

    // In motion, not even the still of the neighbouring frame fits.
    const moving = looked.filter(
      (frame) =>
        stills.has(frame - 1) &&
        stills.has(frame + 1) &&
        difference(still(frame - 1), still(frame)).meanLuma > 0.5 &&
        difference(still(frame), still(frame + 1)).meanLuma > 0.5,
    );
    expect(moving).not.toHaveLength(0);
    for (const frame of moving) {
      const shown = decoded[looked.indexOf(frame)] as Picture;
      const own = difference(still(frame), shown).meanLuma;
      expect(difference(still(frame - 1), shown).meanLuma).toBeGreaterThan(1.5 * own);
      expect(difference(still(frame + 1), shown).meanLuma).toBeGreaterThan(1.5 * own);
    }
  });

  test('plays in a browser and shows there what was drawn', async () => {
    const video = await readFile(join(folder, 'lesson.mp4'));
    const frames = timeline.beats.flatMap(({ firstFrame, endFrame }) => [
      Math.floor((firstFrame + endFrame) / 2),
      endFrame - 1,
    ]);
    const played = await playVideo(
      video,
      frames.map((frame) => (frame + 0.5) / 30),
    );
    expect(played).toMatchObject({ readyState: 4, width: 854, height: 480 });
    expect(played.duration).toBeCloseTo(timeline.frames / 30, 3);
    expect(played.playedTo).toBeGreaterThanOrEqual(0.5);
    for (const [index, frame] of frames.entries()) {
      const shown = played.sought[index]!;
      expect(shown.time).toBeCloseTo((frame + 0.5) / 30, 3);
      // Only luma: drawn without a GPU, Chromium clamps the blues of every BT.709 video.
      const { meanLuma, worstLuma } = difference(still(frame), shown.picture);
      expect(meanLuma, `frame ${frame}`).toBeLessThan(CLOSE.mean);
      expect(worstLuma, `frame ${frame}`).toBeLessThan(CLOSE.worst);
    }
  }, 120_000);
});

describe('the captions', () => {
  test('are read at leisure: 42 characters, two lines, 20 characters a second', async () => {
    const cues = readCues(await text('captions.vtt'));
    expect(cues.length).toBeGreaterThan(10);
    let previousEnd = 0;
    for (const { start, end, lines } of cues) {
      expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(2);
      for (const line of lines) {
        expect(line.trim(), line).toBe(line);
        expect([...line].length, line).toBeGreaterThan(0);
        expect([...line].length, line).toBeLessThanOrEqual(42);
      }
      const speed = [...lines.join(' ')].length / ((end - start) / 1000);
      expect(speed, lines.join(' ')).toBeLessThanOrEqual(20);
      expect(start, lines.join(' ')).toBeGreaterThanOrEqual(previousEnd);
      previousEnd = end;
    }
    expect(previousEnd).toBeLessThanOrEqual((1000 * timeline.frames) / 30 + 1);
  });

  test('cover every beat: one begins with it, none reaches into the next', async () => {
    const cues = readCues(await text('captions.vtt'));
    const milliseconds = (frame: number) => Math.round((frame * 1000) / 30);
    for (const { title, firstFrame, endFrame } of timeline.beats) {
      const [from, to] = [milliseconds(firstFrame), milliseconds(endFrame)];
      const own = cues.filter(({ start }) => start >= from && start < to);
      expect(own[0]?.start, title).toBe(from);
      for (const { end } of own) expect(end, title).toBeLessThanOrEqual(to);
      // Nothing waits without words for longer than a movement takes.
      const spoken = own.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(spoken / (to - from), title).toBeGreaterThan(0.6);
    }
  });

  test('are the same in both formats and in the transcript', async () => {
    const cues = readCues(await text('captions.vtt'));
    expect(readCues(await text('captions.srt'))).toEqual(cues);
    const transcript = await text('transcript.md');
    const [told, answers] = transcript.split('## Answers') as [string, string];
    expect(told.match(/^## .+$/gm)?.map((line) => line.replace(/^## [\d:]+ /, ''))).toEqual(BEATS);
    // Questions stand in bold, with their choices; at the end they stand again with their answers.
    const asked = told.match(/^\*\*.+\*\*$/gm) ?? [];
    expect(asked).toHaveLength(2);
    for (const question of asked) expect(answers).toContain(question);
    const said = told
      .split('\n\n')
      .slice(2)
      .filter((paragraph) => !/^(#|\*\*)/.test(paragraph))
      .join(' ')
      // Terms stand in italics where they are introduced.
      .replace(/(?<!\\)\*/g, '')
      .replace(/\\(.)/g, '$1')
      .trim();
    expect(said).toBe(cues.map(({ lines }) => lines.join(' ')).join(' '));
  });

  test('have the beats as chapters', async () => {
    const chapters = readCues(await text('chapters.vtt'));
    expect(chapters.map(({ lines }) => lines.join(' '))).toEqual(BEATS);
    expect(chapters.map(({ start }) => Math.round((start * 30) / 1000))).toEqual(
      timeline.beats.map(({ firstFrame }) => firstFrame),
    );
    for (const [index, { end }] of chapters.entries()) {
      const next = chapters[index + 1]?.start ?? Math.round((timeline.frames * 1000) / 30);
      expect(end).toBe(next);
    }
  });

  test('tell six beats in 75 to 150 seconds', () => {
    expect(timeline.beats.map(({ title }) => title)).toEqual(BEATS);
    expect(timeline.frames / 30).toBeGreaterThanOrEqual(75);
    expect(timeline.frames / 30).toBeLessThanOrEqual(150);
    expect(timeline.beats[0]?.firstFrame).toBe(0);
    expect(timeline.beats.at(-1)?.endFrame).toBe(timeline.frames);
  });
});

/** A number without the signs that a place on the stage may add to it. */
const bare = (number: string) => number.replace(/^≈?\+?/, '');

function shownAt(seconds: number, entries = displayed): ProvenanceEntry[] {
  return entries.filter(({ shown }) =>
    // Provenance has milliseconds.
    shown.some(([from, to]) => seconds >= from - 0.0006 && seconds < to - 0.0006),
  );
}

/** Drawn numbers that no entry accounts for in their frame. */
function unlisted(
  drawn: readonly (readonly string[])[],
  frames: readonly number[],
  entries: readonly ProvenanceEntry[],
): string[] {
  return drawn.flatMap((texts, index) => {
    const frame = frames[index] as number;
    const listed = new Set(shownAt(frame / 30, entries).map((entry) => bare(entry.text)));
    const numbers = new Set(texts.flatMap((line) => numbersIn(line)).map(bare));
    return [...numbers]
      .filter((number) => !listed.has(number))
      .map((number) => `${number} in frame ${frame}`);
  });
}

describe('the numbers', () => {
  test('are those of the curriculum', () => {
    const all = (name: string) => prepared.baked.run.array(name).tolist();
    expect(all('x')).toEqual([1, 2, 3]);
    expect(all('w')).toEqual([0.2, 0.8, -0.5]);
    expect(all('product')).toEqual([0.2, 1.6, -1.5]);
    expect(prepared.baked.run.values('product').map((shown) => shown.text)).toEqual([
      '0.2',
      '1.6',
      '−1.5',
    ]);
    expect(prepared.baked.run.values('total').map((shown) => shown.text)).toEqual([
      '0.2',
      '1.8',
      '0.3',
    ]);
    expect(prepared.baked.run.value('z').text).toBe('2.3');
    expect(prepared.baked.run.value('more_z').text).toBe('4.8');
  });

  test('in the captions come from the run, each listed while it is read', async () => {
    let found = 0;
    for (const { start, end, lines } of readCues(await text('captions.vtt'))) {
      const entries = shownAt((start + end) / 2000).filter(({ source }) => source === 'run');
      for (const number of numbersIn(lines.join(' '))) {
        found++;
        const sources = entries.filter((entry) => bare(entry.text) === bare(number));
        expect(sources, `${number} in "${lines.join(' ')}"`).not.toHaveLength(0);
      }
    }
    // 1 2 3 · 1 0.2 0.2 · 2 0.8 1.6 · 3 −0.5 −1.5 · six for the totals · 0.3 2 2.3 · 2.5 1 2.5 2.3 4.8
    expect(found).toBeGreaterThanOrEqual(26);
  });

  test('in the provenance are what the run holds at their paths', () => {
    const fromRun = displayed.filter(({ source }) => source === 'run');
    expect(fromRun.length).toBeGreaterThan(15);
    for (const { text: shown, path } of fromRun) {
      const value = prepared.baked.run.value(path);
      if (/\d/.test(shown)) expect(bare(shown), path).toBe(value.text);
      else expect([shown, value.number]).toEqual(['three', 3]);
    }
    for (const { shown } of displayed) {
      for (const [from, to] of shown) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(timeline.frames / 30 + 0.001);
      }
    }
  });

  test('do not flicker: none comes or goes for a blink', () => {
    // A question's numbers have faded out with it when the next beat says them again.
    const questionEnds = timeline.beats.flatMap(({ question }) =>
      question === undefined ? [] : [question.endFrame / timeline.framesPerSecond],
    );
    const blinks = displayed
      .filter(({ source }) => source === 'run')
      .flatMap(({ text: shown, path, shown: ranges }) =>
        ranges.flatMap(([from, to], index) => {
          const next = ranges[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
          const isFaded = questionEnds.some((end) => Math.abs(end - to) < 0.1);
          const isBlink = to - from < 0.1 || (next - to < 0.1 && !isFaded);
          return isBlink ? [`${shown} of ${path} at ${to} s`] : [];
        }),
      );
    expect(blinks).toEqual([]);
  });

  test('that reach the canvas are in the provenance, and the other way round', async () => {
    const frames = Array.from({ length: Math.ceil(timeline.frames / 6) }, (_, index) => 6 * index);
    const page = await WatchedPage.open(prepared);
    const watched = await page
      .frames({ width: 192, height: 108, framesPerSecond: 30 }, frames)
      .finally(() => page.close());
    const drawn = watched.map(({ texts }) => texts.map((drawnText) => drawnText.text));
    expect(drawn).toHaveLength(frames.length);
    expect(unlisted(drawn, frames, displayed)).toEqual([]);
    // The check sees one that is missing.
    const without = displayed.filter((entry) => !entry.text.includes('1.8'));
    expect(unlisted(drawn, frames, without).join()).toContain('1.8 in frame');

    const seen = new Set<ProvenanceEntry>();
    for (const [index, texts] of drawn.entries()) {
      const all = texts.join(' ');
      for (const entry of shownAt((frames[index] as number) / 30)) {
        if (all.includes(entry.text)) seen.add(entry);
      }
    }
    // What was on screen for six frames or longer was so in one of the frames drawn here.
    const invisible = displayed.filter(
      (entry) => !seen.has(entry) && entry.shown.some(([from, to]) => to - from > 0.21),
    );
    expect(invisible.map(({ text: shown, path }) => `${shown} of ${path}`)).toEqual([]);
  }, 120_000);

  describe('in NumPy', () => {
    const script = (name: string) => join(import.meta.dirname, 'support', name);
    let place: string;

    beforeAll(async () => {
      place = join(temporary, 'numpy');
      await cp(folder, place, { recursive: true, filter: (file) => !file.endsWith('.mp4') });
      return () => rm(place, { recursive: true });
    });
    const python = (file: string) => run('python3', [script(file)], { cwd: place });

    test('are the same to the last digit', async (context) => {
      need('numpy', context);
      const { stdout } = await python('check_numbers.py');
      const found = JSON.parse(stdout) as Record<string, unknown>;
      const { run: own } = prepared.baked;
      expect(Object.keys(found)).toEqual(own.names());
      for (const name of own.names()) expect(found[name], name).toEqual(own.array(name).tolist());
    });

    test('differ when one digit of numbers.npz is changed', async (context) => {
      need('numpy', context);
      const npz = join(place, 'numbers.npz');
      const whole = await readFile(npz);
      await run(
        'python3',
        [
          '-c',
          'import numpy as np; a = dict(np.load("numbers.npz")); a["product"][1] = np.nextafter(a["product"][1], 2); np.savez("numbers.npz", **a)',
        ],
        { cwd: place },
      );
      await expect(python('check_numbers.py')).rejects.toThrow(/product/);
      await writeFile(npz, whole);
    });

    test('are computed by the notebook', async (context) => {
      need('numpy', context);
      const { stdout, stderr } = await python('execute_notebook.py');
      expect(stderr).toBe('');
      expect(stdout).toMatch(/\b\d+ arrays equal, digit for digit/);
    });

    for (const name of ['product', 'total', 'z', 'more_z']) {
      test(`fail the notebook when its ${name} is another`, async (context) => {
        need('numpy', context);
        const written = new RegExp(`(compare\\("${name}", ${name}, np\\.array\\(\\[?)`);
        await mutated(written, '$11e-9+');
      });
    }

    test('fail the notebook when a weight is another', async (context) => {
      need('numpy', context);
      await mutated(/(weights = \[)/, '$10.25+');
    });

    async function mutated(found: RegExp, replacement: string): Promise<void> {
      const file = join(place, 'notebook.ipynb');
      const whole = await readFile(file, 'utf8');
      const notebook = JSON.parse(whole) as { cells: { source: string[] }[] };
      let changes = 0;
      for (const cell of notebook.cells) {
        cell.source = cell.source.map((line) => {
          const changed = line.replace(found, replacement);
          if (changed !== line) changes++;
          return changed;
        });
      }
      expect(changes).toBe(1);
      await writeFile(file, JSON.stringify(notebook));
      await expect(python('execute_notebook.py')).rejects.toThrow(/is not what the video shows/);
      await writeFile(file, whole);
    }
  });
});

test('a render by two pages, with nothing kept from before, gives the same frames', async (context) => {
  need('ffmpeg', context);
  if ((await oneProcessor('')) === undefined) {
    const reason =
      'On this system the encoder cannot be kept to one slice: not compared bit by bit.';
    console.warn(reason);
    context.skip(reason);
  }
  const again = join(temporary, 'again');
  const store = new SegmentStore(join(temporary, 'segments'));
  const { reusedFrames } = await renderLesson(prepared, { out: again, picture, store, jobs: 2 });
  expect(reusedFrames).toBe(0);
  const second = JSON.parse(await readFile(join(again, 'provenance.json'), 'utf8'));
  expect(second, 'the sources were changed meanwhile').toEqual({ ...rendered, displayed });
  const [one, two] = [
    await frameChecksums(join(folder, 'lesson.mp4')),
    await frameChecksums(join(again, 'lesson.mp4')),
  ];
  expect(one).toHaveLength(timeline.frames);
  // A film of equal frames would pass by accident.
  expect(new Set(one).size).toBeGreaterThan(result.drawnFrames / 2);
  expect(two.filter((checksum, frame) => checksum !== one[frame])).toEqual([]);
}, 240_000);
