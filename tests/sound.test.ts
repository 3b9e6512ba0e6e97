import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planRender, type RenderOptions, renderLesson } from '../src/index.ts';
import { launchBrowser } from '../src/render/browser/browser.ts';
import { servePage } from '../src/render/browser/page-server.ts';
import { need, run } from './support/programs.ts';
import { clicks, heardAt, wav } from './support/recording.ts';

// Recorded sound under a part of a lesson: when it is heard, in decoders that we did not write.
const picture = { width: 192, height: 108, framesPerSecond: 10 };
const LESSON = '01-one-neuron';
const BEATS = 'inputs-arrive';
const RATE = 48_000;
const CLICKS = [1, 3, 5];

let temporary: string;
const place = (name: string) => join(temporary, name);

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'gradreel-sound-'));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

async function render(name: string, options: RenderOptions) {
  const remarks: string[] = [];
  const onWarning = (remark: string) => remarks.push(remark);
  const result = await renderLesson(LESSON, { picture, out: place(name), onWarning, ...options });
  return { ...result, remarks };
}

/** What ffmpeg decodes of a file: one channel, at 48,000 samples a second. */
async function decoded(file: string, filter: string, before: string[] = []): Promise<Float32Array> {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', ...before, '-i', file, '-af', `${filter}pan=mono|c0=c0`],
      ...['-f', 'f32le', '-ar', String(RATE), '-'],
    ],
    { encoding: 'buffer', maxBuffer: 2 ** 28 },
  );
  return new Float32Array(new Uint8Array(stdout).buffer);
}

/** The samples as they come out, one after the other. */
const samplesOf = (file: string) => decoded(file, '');

/** The samples at their times: where the first is later than the picture, silence is put in front. */
const timedSamplesOf = (file: string) =>
  decoded(file, 'aresample=async=1:first_pts=0,', ['-copyts']);

/** What Chromium's `decodeAudioData` makes of a file, and how long its `<video>` says that it is. */
async function inBrowser(file: string) {
  const files = new Map<string, string | Uint8Array>([
    ['index.html', '<!doctype html><title>sound</title>'],
    ['video', await readFile(file)],
  ]);
  const server = await servePage(files);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const { samples, duration } = (await page.evaluate(`(async () => {
      const bytes = await (await fetch('video')).arrayBuffer();
      const video = document.createElement('video');
      video.src = URL.createObjectURL(new Blob([bytes]));
      await new Promise((resolve, reject) => {
        video.onloadedmetadata = resolve;
        video.onerror = () => reject(new Error(video.error.message));
      });
      const sound = await new OfflineAudioContext(1, 1, ${RATE}).decodeAudioData(bytes);
      const samples = new Uint8Array(sound.getChannelData(0).buffer);
      let text = '';
      for (let at = 0; at < samples.length; at += 8192) {
        text += String.fromCharCode(...samples.subarray(at, at + 8192));
      }
      return { samples: btoa(text), duration: video.duration };
    })()`)) as { samples: string; duration: number };
    const bytes = new Uint8Array(Buffer.from(samples, 'base64'));
    return { samples: new Float32Array(bytes.buffer), duration };
  } finally {
    await browser.close();
    await server.close();
  }
}

function expectClicks(heard: readonly number[], wanted: readonly number[]): void {
  expect(heard).toHaveLength(wanted.length);
  for (const [index, time] of wanted.entries()) {
    expect(Math.abs((heard[index] as number) - time), `${time} s`).toBeLessThan(0.001);
  }
}

describe.each(['mp4', 'webm'] as const)('%s', { timeout: 120_000 }, (format) => {
  const form = { format, transparent: false, encoder: 'fast' } as const;

  test('clicks are heard at 1, 3 and 5 s, and the sound ends with the picture', async (context) => {
    need('ffmpeg', context);
    const file = place(`clicks.wav`);
    await writeFile(file, wav(clicks(60, CLICKS, 44_100), 44_100, 2));
    const { output, seconds } = await render(`clicks-${format}`, {
      beats: BEATS,
      form,
      sound: { file, offset: 'inputs-arrive', decibels: 0 },
    });
    const samples = await samplesOf(output);
    const chromium = await inBrowser(output);
    expectClicks(heardAt(samples, RATE), CLICKS);
    expectClicks(heardAt(await timedSamplesOf(output), RATE), CLICKS);
    expectClicks(heardAt(chromium.samples, RATE), CLICKS);
    expect(chromium.samples.length / RATE).toBeCloseTo(seconds, 3);
    expect(chromium.duration).toBeCloseTo(seconds, 3);
    // ffmpeg 5 does not cut the last packet of an MP4: 1024 samples at most are too many.
    const tooLong = samples.length / RATE - seconds;
    expect(tooLong).toBeGreaterThan(-0.0001);
    expect(tooLong).toBeLessThan(format === 'mp4' ? 1024 / RATE : 0.0001);
    const { stdout } = await run('ffprobe', [
      ...['-v', 'error', '-show_entries', 'format=duration:stream=codec_type,duration'],
      ...['-of', 'json', output],
    ]);
    const probed = JSON.parse(String(stdout));
    expect(Number(probed.format.duration)).toBeCloseTo(seconds, 3);
    for (const { duration = seconds } of probed.streams) {
      expect(Number(duration)).toBeCloseTo(seconds, 3);
    }
  });
});

describe('a recording of the whole lesson', { timeout: 240_000 }, () => {
  const form = { format: 'mp4', transparent: false, encoder: 'fast' } as const;

  test('is heard in a part as in the whole, from MP3 and mono WAV', async (context) => {
    need('ffmpeg', context);
    const { timeline } = await planRender(LESSON, { picture });
    const [first, second] = timeline.beats;
    const from = (second?.firstFrame ?? 0) / timeline.framesPerSecond;
    // The first click belongs to the beat before.
    const recorded = clicks(from + 60, [from - 1, from + 1, from + 3], 48_000);
    const file = place('whole.wav');
    await writeFile(file, wav(recorded, 48_000));
    await run('ffmpeg', ['-v', 'error', '-i', file, '-b:a', '192k', place('whole.mp3')]);
    for (const name of ['whole.wav', 'whole.mp3']) {
      const result = await render(`part of ${name}`, {
        beats: second?.id ?? '',
        form,
        sound: { file: place(name), offset: 0, decibels: 0 },
      });
      expectClicks(heardAt(await samplesOf(result.output), RATE), [1, 3]);
      expect(result.remarks).toEqual([]);
      expect(result.sound?.from).toBeCloseTo(from, 6);
      expect((result.sound?.until ?? 0) - from).toBeCloseTo(result.seconds, 6);
    }
    const outside = await render('outside', {
      beats: first?.id ?? '',
      form,
      sound: { file, offset: 500, decibels: 0 },
    });
    expect(outside.remarks).toEqual([
      expect.stringMatching(/^Nothing of whole.wav is heard: it would begin after "inputs-arrive"/),
    ]);
    expect(heardAt(await samplesOf(outside.output), RATE)).toEqual([]);
  });
});
