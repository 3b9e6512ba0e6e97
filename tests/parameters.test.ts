import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { burnedLines, captionsVtt } from '../src/lesson/captions.ts';
import { findLessonFolder } from '../src/lesson/lesson-folder.ts';
import { prepareLesson } from '../src/lesson/prepare-lesson.ts';
import { restingFrame } from '../src/lesson/timeline.ts';
import { provenance } from '../src/render/assemble/provenance.ts';
import type { Picture } from './support/picture.ts';
import { type DrawnText, WatchedPage } from './support/watched-page.ts';
import { numbersIn, readCues } from './support/web-vtt.ts';

// Lesson 01 told of other neurons. GRADREEL_TEST_PICTURES=folder keeps sheets of the frames to look at.
const neurons: Record<string, readonly string[]> = {
  'as it comes': [],
  'one input': ['inputs=1', 'weights=0.2'],
  'six inputs': ['inputs=1,2,3,4,5,6', 'weights=0.2,0.8,-0.5,0.26,-0.91,0.17'],
  'nothing but negative weights': ['weights=-0.2,-0.8,-0.5', 'bias=-2'],
  'nothing but zeros': ['inputs=0,0,0', 'weights=0,0,0', 'bias=0', 'newInput=0', 'newWeight=0'],
  'a millionth': ['inputs=1e-6,2e-6', 'weights=1e-6,0.5', 'bias=1e-6'],
  'a million': ['inputs=1e6,-1e6', 'weights=1e6,0.5', 'bias=1e6'],
  'a bias that takes back the sum': ['weights=0.2,0.8,0.5', 'bias=-3.1'],
  'a bias that outweighs the sum': ['weights=-0.2,-0.8,-0.5', 'bias=5'],
  'four decimals': [
    'inputs=1.234567,2.345678,3.456789,0.1,0.2',
    'weights=0.123456,0.654321,-0.99999,0.3333,-0.7',
  ],
};

const picture = { width: 480, height: 270, framesPerSecond: 30 };

/** In this beat the cutaway stands aside, and its edges leave the picture on the left. */
const ASIDE = 'the-bias-lifts';
/** Where text may stand on the 1920×1080 stage; the margin is 96, less the blank beside a glyph. */
const SAFE = { left: 88, right: 1832, top: 32, bottom: 1064 };
/** From here down there are captions and nothing else. */
const CAPTIONS_FROM = 936;

describe.each(Object.keys(neurons))('%s', (name) => {
  test('is told, drawn and accounted for', async () => {
    const settings = neurons[name] as readonly string[];
    const prepared = await prepareLesson(findLessonFolder('01-one-neuron'), { settings });
    const { run } = prepared.baked;
    const page = await WatchedPage.open(prepared);
    try {
      const { beats, frames } = await page.plan(picture);
      expect(beats).toHaveLength(6);
      expect(frames / 30).toBeGreaterThan(60);
      expect(frames / 30).toBeLessThan(150);

      // Captions.
      let previousEnd = 0;
      for (const { start, end, lines } of readCues(
        captionsVtt({ beats, frames, framesPerSecond: 30 }),
      )) {
        const said = lines.join(' ');
        expect(lines.length, said).toBeLessThanOrEqual(2);
        expect(Math.max(...lines.map((line) => [...line].length)), said).toBeLessThanOrEqual(42);
        expect([...said].length / ((end - start) / 1000), said).toBeLessThanOrEqual(20);
        expect(start, said).toBeGreaterThanOrEqual(previousEnd);
        expect(said).not.toMatch(/[{}]|undefined|NaN|-\d/);
        previousEnd = end;
      }

      // Each beat in its middle and when everything has come to rest, before its question.
      const looked = beats.flatMap((beat) => {
        const rest = restingFrame(beat, frames);
        return [Math.floor((beat.firstFrame + rest) / 2), rest];
      });
      const watched = await page.frames(picture, looked);
      await keepSheet(
        name,
        watched.map(({ png }) => png),
      );
      for (const [index, { texts, picture: drawn }] of watched.entries()) {
        const beat = beats[Math.floor(index / 2)]!;
        const place = `${beat.id}, frame ${looked[index]}`;
        const legible = texts.filter(({ alpha }) => alpha > 0.5);
        if (index % 2 === 1) expect(overlaps(legible), place).toEqual([]);
        expect(
          legible.filter(({ size }) => size < 23.9).map(({ text }) => text),
          place,
        ).toEqual([]);
        expect(outside(legible, beat.id === ASIDE), place).toEqual([]);
        const cue = beat.cues.findLast(({ firstFrame }) => firstFrame <= looked[index]!);
        const low = legible.filter(({ bottom }) => bottom > CAPTIONS_FROM).map(({ text }) => text);
        expect(low, place).toEqual(burnedLines(cue?.text ?? ''));
        expect(roughEdges(drawn, beat.id === ASIDE), place).toEqual([]);
      }

      // Every number on screen is listed, is what the run holds, and nothing of the run is left out.
      const { displayed } = await page.render({ width: 192, height: 108, framesPerSecond: 5 });
      const entries = provenance(displayed, run, 5);
      const listed = new Set(entries.map(({ text }) => bare(text)));
      const drawn = watched.flatMap(({ texts }) => texts.flatMap(({ text }) => numbersIn(text)));
      expect(drawn.length).toBeGreaterThan(50);
      expect(drawn.filter((number) => !listed.has(bare(number)))).toEqual([]);
      const paths = new Set(entries.map(({ path }) => path));
      const each = ['x', 'w', 'product'].flatMap((array) =>
        run.values(array).map(({ path }) => path),
      );
      const wanted = [...each, 'b', 'z', 'new_x', 'new_w', 'new_product', 'more_z'];
      expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
    } finally {
      await page.close();
    }
  }, 120_000);
});

test('the checks see what they look for', () => {
  const text = { left: 300, right: 400, top: 100, bottom: 130, baseline: 128, size: 30, alpha: 1 };
  const label = { ...text, text: 'a' };
  expect(overlaps([label, { ...label, text: 'b', left: 390, right: 420 }])).toEqual(['a / b']);
  expect(overlaps([label, { ...label, text: 'b', left: 401, right: 420 }])).toEqual([]);
  expect(outside([{ ...label, left: 60 }], false)).toEqual(['a']);
  expect(outside([{ ...label, left: 60 }], true)).toEqual([]);
  expect(outside([{ ...label, right: 1900 }], true)).toEqual(['a']);
  const { width, height } = picture;
  const flat = { width, height, rgb: new Uint8Array(width * height * 3).fill(20) };
  expect(roughEdges(flat, false)).toEqual([]);
  flat.rgb.fill(60, (100 * width + 3) * 3, (100 * width + 5) * 3);
  expect(roughEdges(flat, false)).toEqual(['left']);
  expect(roughEdges(flat, true)).toEqual([]);
});

/** A number without the signs that a place on the stage may add to it. */
function bare(number: string): string {
  return number.replace(/^≈?\+?/, '');
}

/** Pairs of texts whose ink overlaps by more than the rounding of their boxes. */
function overlaps(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}

function outside(texts: readonly DrawnText[], isAside: boolean): string[] {
  return texts
    .filter(
      ({ left, right, top, bottom }) =>
        (left < SAFE.left && !isAside) ||
        right > SAFE.right ||
        top < SAFE.top ||
        bottom > SAFE.bottom,
    )
    .map(({ text }) => text);
}

/**
 * The sides of a picture on which something is drawn over the backdrop. Backdrop and caption ground are
 * gradients: from one pixel to the next they change by less than three levels, an edge of anything by more.
 */
function roughEdges({ width, height, rgb }: Picture, isAside: boolean): string[] {
  const [side, bottom] = [Math.round((40 / 1920) * width), Math.round((16 / 1080) * height)];
  const bands = {
    left: isAside ? undefined : [0, 0, side, height],
    right: [width - side, 0, width, height],
    top: [isAside ? width / 2 : 0, 0, width, Math.round((24 / 1080) * height)],
    bottom: [0, height - bottom, width, height],
  };
  return Object.entries(bands).flatMap(([name, band]) => {
    if (band === undefined) return [];
    const [x0, y0, x1, y1] = band as [number, number, number, number];
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        for (let channel = 0; channel < 3; channel++) {
          const at = (y * width + x) * 3 + channel;
          const here = rgb[at] as number;
          const steps = [x + 1 < x1 ? rgb[at + 3] : here, y + 1 < y1 ? rgb[at + 3 * width] : here];
          if (steps.some((there) => Math.abs((there as number) - here) > 3)) return [name];
        }
      }
    }
    return [];
  });
}

/** Frames two by two on one PNG. */
async function keepSheet(name: string, frames: readonly Uint8Array[]): Promise<void> {
  const folder = process.env.GRADREEL_TEST_PICTURES;
  if (folder === undefined || folder === '') return;
  const { width, height } = picture;
  const sheet = new PNG({ width: 2 * width, height: Math.ceil(frames.length / 2) * height });
  for (const [index, frame] of frames.entries()) {
    const png = PNG.sync.read(Buffer.from(frame));
    const [x, y] = [(index % 2) * width, Math.floor(index / 2) * height];
    PNG.bitblt(png, sheet, 0, 0, width, height, x, y);
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name.replaceAll(' ', '-')}.png`), PNG.sync.write(sheet));
}
