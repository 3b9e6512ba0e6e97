import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneProcessor } from '../../src/render/browser/one-processor.ts';
import { BrowserEndedError } from '../../src/render/errors.ts';
import { renderLesson } from '../../src/render/render-lesson.ts';
import { SegmentStore } from '../../src/render/segments/segment-store.ts';
import { frameChecksums } from '../support/decode.ts';
import { browsersLeft, descendants, hasPs, killTabs, stillRunning } from '../support/processes.ts';
import { installed } from '../support/programs.ts';
import { SMALL, Workshop } from '../support/workshop.ts';

const mayKill = hasPs && process.platform !== 'win32';
if (!mayKill) console.warn('There is no ps that lists processes: killing them was not checked.');

let shop: Workshop;
/** Names and video of an undisturbed render. */
let names: string[];

beforeAll(async () => {
  shop = await Workshop.open();
  await shop.slowDown(5);
  const { code, stderr } = await shop.render('whole');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  names = await shop.files('whole');
});
afterAll(() => shop.close());

/** Whether a video shows what an undisturbed one shows. */
async function expectSameFrames(file: string): Promise<void> {
  const isExact = (await oneProcessor('')) !== undefined;
  if (installed.ffmpeg) {
    const [found, wanted] = await Promise.all([file, shop.file('whole')].map(frameChecksums));
    expect(wanted?.length).toBeGreaterThan(300);
    if (isExact) expect(found).toEqual(wanted);
    else expect(found?.length).toBe(wanted?.length);
  } else console.warn('ffmpeg is not installed: frames were not decoded.');
}

describe.runIf(mayKill)('killed without notice', () => {
  test('the program takes its browser along, and the next call goes on from what is whole', async () => {
    shop.forget();
    const first = shop.start('killed');
    // A draft would be gone with the program.
    const hasSegment = async () =>
      (await shop.cached('segments')).some((file) => file.endsWith('.segment'));
    await expect.poll(hasSegment, { timeout: 30_000, interval: 20 }).toBe(true);
    const below = await shop.kill(first);
    expect(below.some(({ command }) => command.includes('--type=renderer'))).toBe(true);
    expect(await shop.files('killed')).toEqual([]);
    await expect.poll(() => stillRunning(below), { timeout: 10_000 }).toEqual([]);
    // What it could not tidy up any more: its browser's folder at least.
    expect((await shop.rubbish()).length).toBeGreaterThan(0);

    const { code, last } = await shop.render('killed');
    expect({ code, event: last.event }).toEqual({ code: 0, event: 'done' });
    expect(last.reusedFrames).toBeGreaterThan(0);
    expect(last.reusedFrames).toBeLessThan(last.frames as number);
    expect(await shop.files('killed')).toEqual(names);
    await expectSameFrames(shop.file('killed'));
    expect(await shop.rubbish()).toEqual([]);
  });

  test('the program, while a scene never ends: its browser ends all the same', async () => {
    const stuck = await Workshop.open(0);
    try {
      await stuck.disturb('  for (;;) Math.random();');
      const running = stuck.start('stuck');
      const isBusy = async () =>
        (await descendants(running.process.pid as number)).filter(({ command }) =>
          command.includes('--type=renderer'),
        ).length > 1;
      await expect.poll(isBusy, { timeout: 30_000 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const below = await stuck.kill(running);
      await expect.poll(() => stillRunning(below), { timeout: 10_000 }).toEqual([]);
    } finally {
      stuck.close();
    }
  });

  test('a tab is opened again, and the video is the same', async () => {
    let killed: Promise<number> | undefined;
    const { output, reusedFrames } = await renderLesson(await shop.prepare(), {
      out: shop.place('tab'),
      picture: SMALL,
      store: new SegmentStore(shop.place('tab-segments')),
      onProgress: ({ frame, frames }) => {
        if (frame >= frames / 3) killed ??= killTabs(process.pid);
      },
    });
    expect(await killed).toBeGreaterThan(0);
    expect(reusedFrames).toBe(0);
    await expectSameFrames(output);
  });

  test('a tab again and again: it is said where, and nothing is left', async () => {
    let killing: NodeJS.Timeout | undefined;
    const failure = await renderLesson(await shop.prepare(), {
      out: shop.place('tabs'),
      picture: SMALL,
      store: new SegmentStore(shop.place('tabs-segments')),
      onPlan: () => {
        killing = setInterval(() => void killTabs(process.pid), 100);
      },
    })
      .catch((error: Error) => error)
      .finally(() => clearInterval(killing));
    expect(failure).toBeInstanceOf(BrowserEndedError);
    expect((failure as Error).message).toMatch(
      /^The browser's page ended 3 times, last at frame \d+ of the scene "mean".*--quality draft/,
    );
    expect(await shop.files('tabs')).toEqual([]);
    expect(await browsersLeft(process.pid)).toEqual([]);
  });
});
