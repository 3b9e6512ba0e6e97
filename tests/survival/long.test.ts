import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLongLesson } from '../../bench/render/long-lesson.ts';
import { packageFolder } from '../../src/files/package-folder.ts';
import { type PreparedLesson, prepareLesson } from '../../src/lesson/prepare-lesson.ts';
import { LessonPage } from '../../src/render/browser/lesson-page.ts';
import { type RenderResult, renderLesson } from '../../src/render/render-lesson.ts';
import { SegmentStore } from '../../src/render/segments/segment-store.ts';
import { difference, readPng } from '../support/picture.ts';
import { installed, need, run } from '../support/programs.ts';

// Half an hour at two frames a second: as long as a lecture, and as quick as a test.
// Beats of this lesson are a little shorter than they are counted.
const MINUTES = 31;
const picture = { width: 192, height: 108, framesPerSecond: 2 };

let scenes: string;
let prepared: PreparedLesson;
let result: RenderResult;
let titles: string[];

beforeAll(async () => {
  scenes = mkdtempSync(join(packageFolder, 'renders', '.test-'));
  const id = await writeLongLesson(scenes, MINUTES);
  prepared = await prepareLesson({ id, path: join(scenes, id) });
  titles = prepared.payload.narrated.beats.map(({ title }) => title);
  result = await renderLesson(prepared, {
    out: join(scenes, 'out'),
    picture,
    store: new SegmentStore(join(scenes, 'segments')),
  });
});
afterAll(() => rmSync(scenes, { recursive: true, force: true }));

describe('half an hour of video', () => {
  test('is as long as it should be', () => {
    expect(result.seconds).toBeGreaterThan(30 * 60);
    expect(result.seconds).toBeLessThan(32 * 60);
    expect(result.frames).toBe(2 * result.seconds);
  });

  test('says so, with every chapter', async (context) => {
    need('ffmpeg', context);
    const wanted = ['-show_format', '-show_chapters', '-show_streams', '-count_packets'];
    const { stdout } = await run(
      'ffprobe',
      ['-v', 'error', '-of', 'json', ...wanted, result.output],
      {
        maxBuffer: 2 ** 26,
      },
    );
    const { format, chapters, streams } = JSON.parse(stdout) as {
      format: { duration: string };
      chapters: { tags: { title: string } }[];
      streams: { codec_type: string; nb_read_packets: string }[];
    };
    expect(Number(format.duration)).toBeCloseTo(result.seconds, 1);
    expect(chapters.map(({ tags }) => tags.title)).toEqual(titles);
    const video = streams.find(({ codec_type }) => codec_type === 'video');
    expect(Number(video?.nb_read_packets)).toBe(result.frames);
  });

  test('can be entered anywhere', async (context) => {
    need('ffmpeg', context);
    const { frames } = result;
    const entered = [0, 0.3, 0.7, 1].map((part) => Math.floor(part * (frames - 1)));
    const page = await LessonPage.open(prepared);
    const stills = await page.stills(picture, entered).finally(() => page.close());
    for (const [index, frame] of entered.entries()) {
      // Seeks first, then decodes: what a player does when somebody clicks into the bar.
      const { stdout } = await run(
        'ffmpeg',
        [
          ...['-v', 'error', '-ss', String((frame + 0.25) / 2 - 0.125), '-i', result.output],
          ...['-frames:v', '1', '-vf', 'scale=in_range=tv:in_color_matrix=bt709', '-f', 'rawvideo'],
          ...['-pix_fmt', 'rgb24', '-'],
        ],
        { encoding: 'buffer', maxBuffer: 2 ** 26 },
      );
      const { width, height } = picture;
      const far = stills.map((still) => {
        const wanted = readPng(still);
        return difference({ width, height, rgb: stdout as unknown as Uint8Array }, wanted).mean;
      });
      // Nearer to its own still than to any other.
      expect(far.indexOf(Math.min(...far)), `frame ${frame}: ${far}`).toBe(index);
    }
  });
});

if (!installed.ffmpeg) console.warn('Without ffmpeg, the long video is not looked into.');
