import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cacheKinds } from '../../src/files/cache.ts';
import { unpackSegment } from '../../src/render/segments/segment-file.ts';
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

test('a real segment with one bit changed, anywhere, is none', async () => {
  const [file = ''] = await shop.cached('segments');
  const whole = await readFile(file);
  expect(unpackSegment(whole)).toBeDefined();
  const middle = Array.from({ length: 200 }, (_, step) => Math.floor((whole.length * step) / 200));
  const ends = Array.from({ length: 100 }, (_, index) => [index, whole.length - 1 - index]).flat();
  for (const index of [...ends, ...middle]) {
    const damaged = Buffer.from(whole);
    damaged[index] = (damaged[index] as number) ^ (1 << (index % 8));
    expect(unpackSegment(damaged), `byte ${index} of ${whole.length}`).toBeUndefined();
  }
});

// The first byte, the last, or one between; which of them in which file changes from one cache to the next.
test.each([0, 1])(
  'every file of the cache damaged somewhere: rendered anew, the same frames (%d)',
  async (turn) => {
    const before = await shop.cached();
    expect(new Set(before.map((file) => file.split('/cache/')[1]?.split('/')[0]))).toEqual(
      new Set(Object.keys(cacheKinds)),
    );
    for (const [index, file] of before.entries()) {
      const { length } = await readFile(file);
      const part = [0, 0.5, 1][(index + turn) % 3] as number;
      await shop.damage(file, Math.min(length - 1, Math.floor(part * length)));
    }
    // The same place as before: what is remembered of that render is damaged, too.
    const { code, stderr, last } = await shop.render('whole');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(last).toMatchObject({ event: 'done', reusedFrames: 0 });
    if (installed.ffmpeg) expect(await frameChecksums(shop.file('whole'))).toEqual(wanted);
    expect((await shop.cached()).map((file) => basename(file)).sort()).toEqual(
      before.map((file) => basename(file)).sort(),
    );
  },
);

test('an output that was touched is made again', async () => {
  await shop.damage(shop.file('whole'), 1000);
  const { last } = await shop.render('whole');
  expect(last).toMatchObject({ event: 'done', reusedFrames: last.frames });
  if (installed.ffmpeg) expect(await frameChecksums(shop.file('whole'))).toEqual(wanted);
});
