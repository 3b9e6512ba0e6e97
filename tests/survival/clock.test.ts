import { utimes, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameChecksums } from '../support/decode.ts';
import { installed } from '../support/programs.ts';
import { Workshop } from '../support/workshop.ts';

let shop: Workshop;
let wanted: string[] | undefined;

beforeAll(async () => {
  shop = await Workshop.open(1);
  expect((await shop.render('whole')).code).toBe(0);
  if (installed.ffmpeg) wanted = await frameChecksums(shop.file('whole'));
});
afterAll(() => shop.close());

/** Runs before the program: each time the clock is asked, it is years before or after what it said last. */
const JUMPING = `
const real = Date;
let step = 0;
const now = () => real.now() + [0, 4e11, -9e11, 3e9, -2e9][step++ % 5];
globalThis.Date = class extends real {
  constructor(...values) {
    super(...(values.length === 0 ? [now()] : values));
  }
  static now() {
    return now();
  }
};
`;

async function expectDone(
  out: string,
  environment: Record<string, string> = {},
): Promise<{ reusedFrames: unknown; frames: unknown }> {
  const { code, stderr, last } = await shop.render(out, [], environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(last.event).toBe('done');
  if (installed.ffmpeg) expect(await frameChecksums(shop.file(out))).toEqual(wanted);
  expect(await shop.files(out)).toEqual(await shop.files('whole'));
  expect(await shop.rubbish()).toEqual([]);
  return { reusedFrames: last.reusedFrames, frames: last.frames };
}

describe('a clock that jumps', () => {
  test('all the time, while a lesson is rendered: the right files', async () => {
    const module = shop.place('jumping-clock.mjs');
    await writeFile(module, JUMPING);
    shop.forget();
    const { reusedFrames } = await expectDone('jumping', {
      NODE_OPTIONS: `--import=${pathToFileURL(module).href}`,
    });
    expect(reusedFrames).toBe(0);
  });

  test('between two renders: what was kept in the last or the next century is used, and stays', async () => {
    const kept = await shop.cached('segments');
    const times = [new Date('2123-01-01'), new Date('1980-01-01')];
    for (const [index, file] of (await shop.cached()).entries()) {
      const time = times[index % 2] as Date;
      await utimes(file, time, time);
    }
    const { reusedFrames, frames } = await expectDone('kept');
    expect(reusedFrames).toBe(frames);
    expect(await shop.cached('segments')).toEqual(kept);
  });
});
