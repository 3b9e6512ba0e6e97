import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderLesson } from '../src/index.ts';
import { need, run } from './support/programs.ts';
import { wav } from './support/recording.ts';

// One beat in a small picture, in every form; what comes out is read by ffmpeg.
const picture = { width: 320, height: 180, framesPerSecond: 10 };
const LESSON = '01-one-neuron';
const BEAT = 'products-pop';

let temporary: string;
let frames: number;
/** The frames as PNG files: what every other form is compared with. */
let drawn: PNG[];

const place = (name: string) => join(temporary, name);

async function render(name: string, options: Parameters<typeof renderLesson>[1]) {
  return renderLesson(LESSON, { beats: BEAT, picture, out: place(name), ...options });
}

async function pngs(folder: string): Promise<PNG[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async (name) => PNG.sync.read(await readFile(join(folder, name)))));
}

/** Decodes every frame of a file to RGBA. */
async function decoded(
  file: string,
  {
    before = [],
    after = ['-fps_mode', 'passthrough'],
  }: { before?: readonly string[]; after?: readonly string[] } = {},
): Promise<Buffer[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', ...before, '-i', file, ...after],
      ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 2 ** 30 },
  );
  const size = 4 * picture.width * picture.height;
  return Array.from({ length: stdout.length / size }, (_, index) =>
    stdout.subarray(index * size, (index + 1) * size),
  );
}

/** Mean difference of one channel, in levels of 255. */
function distance(a: Uint8Array, b: Uint8Array, channels: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 4) {
    for (const channel of channels) {
      sum += Math.abs((a[index + channel] as number) - (b[index + channel] as number));
    }
  }
  return sum / (a.length / 4) / channels.length;
}

const COLOURS = [0, 1, 2];
const ALPHA = [3];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'gradreel-forms-'));
  const form = { format: 'png', transparent: false, encoder: 'fast' } as const;
  const result = await render('png', { form });
  frames = result.frames;
  drawn = await pngs(result.output);
}, 120_000);
afterAll(() => rm(temporary, { recursive: true, force: true }));

test('single pictures: one file a frame, and nothing left beside them', async () => {
  expect(drawn).toHaveLength(frames);
  expect(drawn.every(({ width, height }) => width === 320 && height === 180)).toBe(true);
  expect((await readdir(place('png'))).sort()).toEqual([
    `${BEAT}-frames`,
    `${BEAT}.provenance.json`,
  ]);
});

test('a GIF shows each frame when it is due, surfaces in their very colours', async (context) => {
  need('ffmpeg', context);
  const form = { format: 'gif', transparent: false, encoder: 'fast' } as const;
  const { output } = await render('gif', { form });
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-show_entries', 'packet=pts_time,duration_time', '-of', 'csv=p=0', output],
  ]);
  const shown = String(stdout)
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const images = await decoded(output);
  expect(images).toHaveLength(shown.length);
  let end = 0;
  for (const [index, [start, seconds]] of (shown as [number, number][]).entries()) {
    expect(start).toBeCloseTo(end, 6);
    end = start + seconds;
    const frame = Math.round(start * picture.framesPerSecond);
    const { data } = drawn[frame] as PNG;
    const image = images[index] as Buffer;
    // In levels of 255, on average.
    expect(distance(image, data, COLOURS), `frame ${frame}`).toBeLessThan(0.6);
    expect(wrongSurfaces(image, data), `frame ${frame}`).toEqual([]);
  }
  expect(end).toBeCloseTo(frames / picture.framesPerSecond, 6);
});

/** Colours inside of surfaces (half a percent of a picture or more) that are not decoded as they were drawn. */
function wrongSurfaces(image: Uint8Array, drawnImage: Uint8Array): string[] {
  const colours = new Uint32Array(new Uint8Array(drawnImage).buffer);
  const { width, height } = picture;
  const places = new Map<number, number[]>();
  // An edge may by chance have a colour that a surface has, too: inside, all neighbours have it.
  const around = [-1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1];
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const colour = colours[at] as number;
      if (around.some((step) => colours[at + step] !== colour)) continue;
      const known = places.get(colour);
      if (known === undefined) places.set(colour, [at]);
      else known.push(at);
    }
  }
  const shown = new Uint32Array(new Uint8Array(image).buffer);
  return [...places].flatMap(([colour, inside]) => {
    if (inside.length < (width * height) / 200) return [];
    const wrong = inside.filter((at) => shown[at] !== colour);
    return wrong.length === 0 ? [] : [`${colour.toString(16)}: ${wrong.length}/${inside.length}`];
  });
}

test('a rate that a GIF does not have is refused before anything is drawn', async () => {
  const form = { format: 'gif', transparent: false, encoder: 'fast' } as const;
  await expect(
    render('fast-gif', { form, picture: { ...picture, framesPerSecond: 60 } }),
  ).rejects.toThrow(/at most 50 frames a second, not 60/);
});

describe('WebM', () => {
  test('shows the same pictures', async (context) => {
    need('ffmpeg', context);
    const form = { format: 'webm', transparent: false, encoder: 'fast' } as const;
    const { output } = await render('webm', { form });
    const images = await decoded(output);
    expect(images).toHaveLength(frames);
    for (const [index, image] of images.entries()) {
      expect(distance(image, (drawn[index] as PNG).data, COLOURS)).toBeLessThan(4);
    }
  });

  test('says its title and chapters where players look, and can be sought in', async (context) => {
    need('ffmpeg', context);
    const form = { format: 'webm', transparent: false, encoder: 'fast' } as const;
    const beats = 'products-pop..the-running-total';
    const { output, seconds } = await render('long-webm', { form, beats });
    const { stdout } = await run('ffprobe', [
      ...['-v', 'error', '-show_format', '-show_chapters', '-of', 'json', output],
    ]);
    const { format, chapters } = JSON.parse(String(stdout));
    expect(format.tags.title).toBe('One neuron');
    expect(format.tags.DESCRIPTION).toMatch(/^A neuron multiplies/);
    expect(Number(format.duration)).toBeCloseTo(seconds, 3);
    const listed = chapters as { start_time: string; end_time: string; tags: { title: string } }[];
    expect(listed.map(({ tags }) => tags.title)).toEqual(['Products pop', 'The running total']);
    expect(listed[0]?.start_time).toBe('0.000000');
    expect(Number(listed[0]?.end_time)).toBe(Number(listed[1]?.start_time));
    expect(Number(listed[1]?.end_time)).toBeCloseTo(seconds, 3);
    // By the list of key frames, whose places were moved: the same picture as by decoding all.
    const images = await decoded(output);
    for (const second of [0, 5.55, seconds - 0.55]) {
      const [sought] = await decoded(output, {
        before: ['-ss', String(second)],
        after: ['-frames:v', '1'],
      });
      const frame = Math.ceil(second * picture.framesPerSecond);
      expect(sought?.equals(images[frame] as Buffer), `${second} s`).toBe(true);
    }
    const information = (await readFile(output)).indexOf('7ba98a4f6e65206e6575726f6e', 0, 'hex');
    expect(information, 'Title of the segment information').toBeLessThan(1000);
  });

  test('without background: the transparency is that of the pictures', async (context) => {
    need('ffmpeg', context);
    const clear = { transparent: true, encoder: 'fast' } as const;
    const png = await render('clear-png', { form: { format: 'png', ...clear } });
    const webm = await render('clear-webm', { form: { format: 'webm', ...clear } });
    const wanted = await pngs(png.output);
    const images = await decoded(webm.output, { before: ['-c:v', 'libvpx-vp9'] });
    expect(images).toHaveLength(frames);
    for (const [index, image] of images.entries()) {
      const { data } = wanted[index] as PNG;
      expect(data[3], 'the corner is clear').toBe(0);
      expect(data.some((value, at) => at % 4 === 3 && value === 255)).toBe(true);
      expect(distance(image, data, ALPHA)).toBeLessThan(2);
    }
  });

  test('what cannot be clear is refused', async () => {
    const form = { format: 'mp4', transparent: true, encoder: 'fast' } as const;
    await expect(render('clear-mp4', { form })).rejects.toThrow(
      /mp4 cannot be transparent.*webm or png/,
    );
  });
});

test('x264 encodes the same pictures, at a constant rate, without reordering', async (context) => {
  need('ffmpeg', context);
  const form = { format: 'mp4', transparent: false, encoder: 'master' } as const;
  const { output } = await render('master', { form });
  const images = await decoded(output);
  expect(images).toHaveLength(frames);
  for (const [index, image] of images.entries()) {
    expect(distance(image, (drawn[index] as PNG).data, COLOURS)).toBeLessThan(3);
  }
});

describe('a variable frame rate', () => {
  for (const format of ['mp4', 'webm'] as const) {
    for (const transparent of format === 'webm' ? [false, true] : [false]) {
      const name = `${transparent ? 'clear ' : ''}${format}`;
      test(`${name}: fewer frames show the same pictures at the same times`, async (context) => {
        need('ffmpeg', context);
        const form = { format, transparent, encoder: 'fast' } as const;
        const pictures = await render(`${name} pictures`, { form: { ...form, format: 'png' } });
        const wanted = await pngs(pictures.output);
        const { output } = await render(name, { form: { ...form, timing: 'variable' } });
        const decoder = transparent ? ['-c:v', 'libvpx-vp9'] : [];
        expect((await decoded(output, { before: decoder })).length).toBeLessThan(0.9 * frames);
        // Each frame that was left out is filled up with the one that is being shown.
        const rate = String(picture.framesPerSecond);
        const after = ['-fps_mode', 'cfr', '-r', rate];
        const images = await decoded(output, { before: decoder, after });
        expect(images).toHaveLength(frames);
        const channels = transparent ? ALPHA : COLOURS;
        for (const [index, image] of images.entries()) {
          expect(distance(image, (wanted[index] as PNG).data, channels)).toBeLessThan(4);
        }
      });
    }
  }

  test('goes with what the browser encodes alone', async () => {
    for (const form of [
      { format: 'mp4', encoder: 'master' },
      { format: 'gif', encoder: 'fast' },
    ] as const) {
      const options = { form: { ...form, transparent: false, timing: 'variable' } as const };
      await expect(render('no-variable', options)).rejects.toThrow(/--vfr goes with/);
    }
  });
});

describe('sound', () => {
  /** A second of a tone at full scale, as a WAV file. */
  function tone(rate = 8000): Buffer {
    const samples = Float32Array.from(
      { length: rate },
      (_, index) => 0.977 * Math.sin((2 * Math.PI * 440 * index) / rate),
    );
    return wav(samples, rate);
  }

  for (const format of ['mp4', 'webm'] as const) {
    test(`in ${format} begins when it should, as loud as it should, and ends with the video`, async (context) => {
      need('ffmpeg', context);
      const file = place('tone.wav');
      await writeFile(file, tone());
      const { output } = await render(`sound-${format}`, {
        form: { format, transparent: false, encoder: 'fast' },
        sound: { file, offset: `${BEAT}+2`, decibels: -6 },
      });
      const { stdout } = await run(
        'ffmpeg',
        ['-v', 'error', '-i', output, '-af', 'pan=mono|c0=c0', '-f', 'f32le', '-ar', '8000', '-'],
        { encoding: 'buffer', maxBuffer: 2 ** 28 },
      );
      const heard = new Float32Array(new Uint8Array(stdout).buffer);
      const loud = [...heard.keys()].filter((index) => Math.abs(heard[index] as number) > 0.05);
      expect((loud[0] as number) / 8000).toBeCloseTo(2, 1);
      expect((loud.at(-1) as number) / 8000).toBeCloseTo(3, 1);
      const middle = heard.subarray(8000 * 2.3, 8000 * 2.7);
      const peak = middle.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      // 32,000 of 32,768 steps, 6 dB quieter: 0.489.
      expect(peak).toBeGreaterThan(0.44);
      expect(peak).toBeLessThan(0.54);
      expect(heard.length / 8000).toBeCloseTo(frames / picture.framesPerSecond, 1);
    });
  }

  test('a form without sound, and what is no sound, are refused before anything is drawn', async () => {
    const file = place('tone.wav');
    await writeFile(file, tone());
    const empty = place('empty.wav');
    await writeFile(empty, '');
    const words = place('words.txt');
    await writeFile(words, 'no sound at all');
    const cases: [file: string, format: 'mp4' | 'gif' | 'png', message: RegExp][] = [
      [file, 'gif', /A gif has no sound. Leave --audio out, or choose mp4 or webm/],
      [file, 'png', /A png has no sound/],
      [empty, 'mp4', /empty.wav is empty/],
      [words, 'mp4', /words.txt is no sound that can be read. Give WAV, MP3/],
      [place('none.wav'), 'mp4', /no sound file .*none.wav/],
      [temporary, 'mp4', /is no file/],
    ];
    for (const [name, format, message] of cases) {
      let isPlanned = false;
      const rendering = render('refused', {
        form: { format, transparent: false, encoder: 'fast' },
        sound: { file: name, offset: 0, decibels: 0 },
        onPlan: () => {
          isPlanned = true;
        },
      });
      await expect(rendering, name).rejects.toThrow(message);
      expect(isPlanned).toBe(false);
    }
  });
});
