import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { oneProcessor } from '../../src/render/browser/one-processor.ts';
import { PAGE_LIMITS, type PageLimits } from '../../src/render/browser/page-limits.ts';
import { SceneError } from '../../src/render/errors.ts';
import { renderLesson } from '../../src/render/render-lesson.ts';
import { SegmentStore } from '../../src/render/segments/segment-store.ts';
import { browsersLeft, hasPs } from '../support/processes.ts';
import { SMALL, Workshop } from '../support/workshop.ts';

let shop: Workshop;

beforeEach(async () => {
  shop = await Workshop.open(0);
});
afterEach(() => shop.close());

/** Adds a statement to the scene, renders, and gives what is said about it. */
async function failureOf(statement: string, limits: Partial<PageLimits>): Promise<Error> {
  await shop.disturb(statement);
  const failure = await renderLesson(await shop.prepare(), {
    out: shop.place('out'),
    picture: SMALL,
    store: new SegmentStore(shop.place('segments')),
    limits: { ...PAGE_LIMITS, ...limits },
  }).catch((error: Error) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(await shop.files('out')).toEqual([]);
  if (hasPs) expect(await browsersLeft(process.pid)).toEqual([]);
  return failure as Error;
}

const BEAT = /01-mean-of-numbers\/mean\.tsx:\d+ \(beat "the-numbers-arrive"\): /;

describe('a scene that never ends', () => {
  test('frame after frame: the longest length is named, with scene, beat and remedy', async () => {
    const { message } = await failureOf('  for (;;) yield;', { longestSeconds: 20 });
    expect(message).toMatch(BEAT);
    expect(message).toContain(
      'The scene "mean" was still going on after 20 s (frame 200), and no lesson may be longer.',
    );
    expect(message).toContain('Does a loop in it never end? Give it a count');
  });

  test('an hour is the longest, and that is what is said', () => {
    expect(PAGE_LIMITS).toMatchObject({ longestSeconds: 3600, stallSeconds: 90 });
  });

  test.each([
    ['in a loop that gives nobody a turn', '  for (;;) Math.random();'],
    ['in a loop of movements that take no time', '  for (;;) yield* all();'],
    ['in waiting for what never comes', '  yield new Promise(() => undefined);'],
  ])('%s: scene, beat and frame are named', async (_name, statement) => {
    const failure = await failureOf(statement, { stallSeconds: 1.5 });
    expect(failure).toBeInstanceOf(SceneError);
    const { message } = failure;
    expect(message).toMatch(BEAT);
    const [, frame] =
      /the picture stood still for 1\.5 s at frame (\d+) of the scene "mean", in the beat "the-numbers-arrive", which is the limit\. Does a loop there never end/.exec(
        message,
      ) ?? [];
    // The first beat is read for some three seconds, ten frames each.
    expect(Number(frame)).toBeGreaterThan(20);
    expect(Number(frame)).toBeLessThan(60);
  });

  test('before it begins: the lesson is named', async () => {
    await shop.change(
      'mean.tsx',
      '// The scene says',
      'for (;;) Math.random();\n// The scene says',
    );
    const { message } = await failureOf('', { stallSeconds: 2 });
    expect(message).toMatch(
      /01-mean-of-numbers: the page did not start within 2 s\. .*never end\?/,
    );
  });

  test('in drawing, long after planning went well', async () => {
    await shop.change(
      'mean.tsx',
      '    const { theme, values, mean } = this.#bars;',
      '    for (; this.#levelled() > 0.5; );\n    const { theme, values, mean } = this.#bars;',
    );
    const { message } = await failureOf('', { stallSeconds: 1.5 });
    expect(message).toMatch(
      /\(beat "everyone-gets-the-same"\): the picture stood still for 1\.5 s/,
    );
  });
});

describe('a scene that allocates without bound', () => {
  test('is given up after a few tries, with the frame that it happened in', async () => {
    const greedy = '  for (const all = []; ; ) all.push(Array.from({ length: 1e6 }, Math.random));';
    const { message } = await failureOf(greedy, { heapMegabytes: 192, stallSeconds: 30 });
    expect(message).toMatch(
      /^The browser's page ended 3 times, last at frame (\d+) of the scene "mean", in the beat "the-numbers-arrive"\. The scene may need more memory/,
    );
    const frame = Number(/frame (\d+)/.exec(message)?.[1]);
    expect(frame).toBeGreaterThan(20);
    expect(frame).toBeLessThan(60);
  });

  test('outside of the heap: an error in its line', async (context) => {
    if ((await oneProcessor('', 1)) === undefined)
      context.skip('Memory is limited on Linux alone.');
    const greedy = '  for (const all = []; ; ) all.push(new Float64Array(1e6).fill(1));';
    const { message } = await failureOf(greedy, { heapMegabytes: 256, stallSeconds: 30 });
    expect(message).toMatch(/01-mean-of-numbers\/mean\.tsx:\d+: Array buffer allocation failed/);
  });

  test('frame by frame, in drawing too', async () => {
    await shop.change(
      'mean.tsx',
      '    const { theme, values, mean } = this.#bars;',
      `    (globalThis as { all?: unknown[] }).all ??= [];
    if (this.#levelled() > 0.5) for (;;) (globalThis as { all?: unknown[] }).all?.push(Array.from({ length: 1e5 }, Math.random));
    const { theme, values, mean } = this.#bars;`,
    );
    const { message } = await failureOf('', { heapMegabytes: 192, stallSeconds: 30 });
    expect(message).toMatch(/ended 3 times, last at frame \d+ .*"everyone-gets-the-same"/);
  });
});
