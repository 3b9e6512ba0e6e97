import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Preview } from '../src/editor/preview.ts';
import { packageFolder } from '../src/files/package-folder.ts';
import { prepareLesson } from '../src/lesson/prepare-lesson.ts';
import { launchBrowser } from '../src/render/browser/browser.ts';
import { LessonPage } from '../src/render/browser/lesson-page.ts';
import { difference, type Picture, readPng } from './support/picture.ts';

// The editor gets lessons of its own, copies of lesson 01, because these tests write in them. They lie
// inside the project, where a lesson finds the engine, and in a folder that git does not look at.
const name = `91-edited-${process.pid}`;
const scenes = join(packageFolder, 'renders', `.editor-test-${process.pid}`);
const cache = join(tmpdir(), `gradreel-editor-test-${process.pid}`);
const folder = { id: name, path: join(scenes, name) };

const picture = { width: 1920, height: 1080, framesPerSecond: 60 };
/** In the second beat, while the edges grow: the next frame is another picture. */
const BEAT = 'edges-take-sign-and-width';
const AFTER = 70;

let preview: Preview;
let browser: Browser;
let page: Page;
let frame: number;
const pageErrors: string[] = [];
const outside: { url: string; outcome: string }[] = [];

beforeAll(async () => {
  await mkdir(scenes, { recursive: true });
  await cp(join(packageFolder, 'scenes', '01-one-neuron'), folder.path, { recursive: true });
  for (const unused of ['snapshots', 'testing'])
    await rm(join(folder.path, unused), { recursive: true, force: true });
  vi.stubEnv('GRADREEL_SCENES', scenes);
  // Outside of the project, where Vite serves nothing from.
  vi.stubEnv('GRADREEL_CACHE', cache);
  vi.resetModules();
  const editor = await import('../src/editor/preview.ts');
  preview = await editor.preview({ lesson: name, port: await freePort() });

  const { timeline } = await still(0);
  frame = timeline.beats.find(({ id }) => id === BEAT)!.firstFrame + AFTER;
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  const note = (url: string, outcome: string) => {
    if (!/^(data|blob):/.test(url) && new URL(url).hostname !== '127.0.0.1') {
      outside.push({ url, outcome });
    }
  };
  page.on('requestfinished', (request) => note(request.url(), 'finished'));
  page.on('requestfailed', (request) => note(request.url(), request.failure()?.errorText ?? ''));
  // Where the editor keeps the frame it was left at.
  await page.addInitScript(`localStorage.setItem('One neuron/frame', '${frame}')`);
  await page.goto(preview.address);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await preview?.close();
  await rm(scenes, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
  for (const ending of ['ts', 'meta'])
    await rm(join(packageFolder, 'node_modules/.cache/gradreel/editor', `${name}.${ending}`), {
      force: true,
    });
  vi.unstubAllEnvs();
});

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder.path, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after !== before) await writeFile(path, after);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** What the renderer makes of the lesson as it is now. */
async function still(at: number) {
  const prepared = await prepareLesson(folder);
  const lessonPage = await LessonPage.open(prepared);
  try {
    const timeline = await lessonPage.plan(picture);
    const image = readPng(await lessonPage.still(picture, at));
    return { timeline, image, key: prepared.baked.run.key };
  } finally {
    await lessonPage.close();
  }
}

/** The editor's picture; undefined while it is still loading. */
async function shown(): Promise<Picture | undefined> {
  const image = await page
    .evaluate(
      `[...document.querySelectorAll('canvas')].find(({ width, height }) => width === 1920 && height === 1080)?.toDataURL('image/png')`,
    )
    .catch(() => undefined); // The page is being loaded again.
  return typeof image === 'string'
    ? readPng(Buffer.from(image.split(',')[1] as string, 'base64'))
    : undefined;
}

/** Waits until the editor shows this picture, to the last pixel. */
async function expectShown(wanted: Picture): Promise<void> {
  await expect
    .poll(
      async () => {
        const image = await shown();
        return image === undefined ? 'no picture' : difference(image, wanted).mean;
      },
      { timeout: 40_000, interval: 500 },
    )
    .toBe(0);
}

describe('the editor', () => {
  test('shows the frame that the renderer draws, pixel by pixel', async () => {
    const { image } = await still(frame);
    await expectShown(image);
    await page.keyboard.press('ArrowRight');
    const next = await still(frame + 1);
    expect(difference(next.image, image).mean).toBeGreaterThan(0);
    await expectShown(next.image);
  }, 90_000);

  test('has the beats as time events', async () => {
    const { timeline } = await still(0);
    const labels = (await page.evaluate(
      `[...document.querySelectorAll('[class*="labelClip_"]')].map((label) => label.dataset.name)`,
    )) as string[];
    expect(labels).toEqual(timeline.beats.map(({ id }) => id));
  }, 60_000);

  test('asks nothing of any other machine and gets nothing from one', () => {
    // Motion Canvas's page wants fonts, a style sheet and its newest version's number.
    expect(outside.filter(({ outcome }) => outcome !== 'csp')).toEqual([]);
  });

  test.each([
    ['a question', "fetch('http://192.0.2.1/')"],
    ['a socket', "new WebSocket('ws://192.0.2.1/')"],
    ['an image', "new Image().src = 'http://192.0.2.1/a.png'"],
    ['a script', "import('http://192.0.2.1/a.js')"],
  ])('refuses %s to another machine', async (_, attempt) => {
    const refused = await page.evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI), { once: true });
      setTimeout(() => resolve('nothing was refused'), 3000);
      try { Promise.resolve(${attempt}).catch(() => undefined); } catch {}
    })`);
    expect(refused).toContain('192.0.2.1');
  });

  test('runs without an error of its own', () => {
    // The refused question for the newest version comes back as this one.
    expect(pageErrors.filter((message) => message !== 'Failed to fetch')).toEqual([]);
  });

  test('shows changed narration', async () => {
    const before = await still(frame);
    const sentence = 'Each input reaches the neuron along an edge of its own.';
    await edit('narration.md', (text) =>
      text.replace(sentence, 'Each input takes a way of its own.'),
    );
    const { image } = await still(frame);
    expect(difference(image, before.image).mean).toBeGreaterThan(0);
    await expectShown(image);
  }, 90_000);

  test('shows the numbers of changed code, and their key', async () => {
    const before = await still(frame);
    await edit('run.ts', (text) => text.replace(/np\.array\(weights\)/, 'np.multiply(weights, 2)'));
    const { image, key } = await still(frame);
    expect(key).not.toBe(before.key);
    // The chip, top right, says the key; the weights are elsewhere.
    const chip = { x: 1300, y: 30, width: 530, height: 50 };
    expect(difference(cut(image, chip), cut(before.image, chip)).mean).toBeGreaterThan(0);
    await expectShown(image);
  }, 90_000);

  test.each([
    ['words', 'narration.md', '## Products pop', '## Products {pop', /narration\.md:\d+: /],
    ['numbers', 'run.ts', 'const x = np.array', 'const x = np.aray', /run\.ts:\d+/],
    ['a lesson', 'lesson.ts', 'defineLesson({', 'defineLesson({{', /lesson\.ts:\d+/],
  ])(
    'says what is wrong with broken %s, and comes back by itself',
    async (_, file, whole, broken, place) => {
      const { image } = await still(frame);
      await edit(file, (text) => text.replace(whole, broken));
      const told = page.getByRole('alert');
      await expect
        .poll(() => told.textContent({ timeout: 3000 }).catch(() => ''), { timeout: 60_000 })
        .toMatch(place);
      await edit(file, (text) => text.replace(broken, whole));
      await expectShown(image);
      expect(await told.count()).toBe(0);
    },
    90_000,
  );

  test('shows a changed scene', async () => {
    const before = await still(frame);
    await edit('neuron.tsx', (text) =>
      text.replace('backdrop.light([230, -42])', 'backdrop.light([0, 0])'),
    );
    const { image } = await still(frame);
    expect(difference(image, before.image).mean).toBeGreaterThan(0);
    await expectShown(image);
  }, 90_000);
});

function cut(
  image: Picture,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * image.width + x) * 3;
    rgb.set(image.rgb.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, rgb };
}
