import { SignalContext } from '@motion-canvas/core';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadFonts } from '../../../stage/fonts.ts';
import { loadFormulaFonts } from '../../../stage/formula/index.ts';
import { type Example, isExample } from '../../../stage/gallery/example.ts';
import { ExamplePlayer } from '../../../stage/gallery/example-player.ts';
import { guardTexts } from '../../../stage/text-guard.ts';
import { themes } from '../../../stage/theme.ts';

const files = import.meta.glob<Record<string, unknown>>([
  '../../../stage/**/*.example.tsx',
  '../../../../scenes/*/nodes/**/*.example.tsx',
]);

beforeAll(async () => {
  await Promise.all([loadFonts(), loadFormulaFonts()]);
  guardTexts();
});

afterEach(() => vi.restoreAllMocks());

/** The examples of a file. */
async function examplesIn(file: string): Promise<Example[]> {
  const exported = await (files[file] as () => Promise<Record<string, unknown>>)();
  return Object.values(exported).filter(isExample);
}

/** Draws each frame of an example where nothing is painted. */
async function play(example: Example): Promise<number> {
  // A small canvas: what is drawn is the same, and it costs nothing to hold.
  const player = new ExamplePlayer(example, themes.dark, 1 / 16);
  await player.seek(0);
  let frames = 0;
  do {
    await player.rehearse().catch((cause) => {
      throw new Error(`"${example.name}" cannot be drawn in frame ${frames}: ${cause.message}`, {
        cause,
      });
    });
    frames++;
  } while (await player.next());
  await player.rehearse();
  return frames;
}

type Timing = (value: number, from?: number, to?: number) => number;

/** From now on everything that goes from one value to another draws back first, and goes too far at last. */
function overshoot(share: number): void {
  const prototype = SignalContext.prototype as unknown as {
    tween(value: unknown, seconds: number, timing: Timing, mix: unknown): Generator;
  };
  const { tween } = prototype;
  vi.spyOn(prototype, 'tween').mockImplementation(function (
    this: unknown,
    value,
    seconds,
    timing,
    mix,
  ) {
    const beyond: Timing = (time) => timing(time) - share * Math.sin(2 * Math.PI * time);
    return tween.call(this, value, seconds, beyond, mix);
  });
}

describe.each(Object.keys(files))('%s', (file) => {
  test('every frame can be drawn', async () => {
    const examples = await examplesIn(file);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(await play(example)).toBeGreaterThan(0);
  });

  test('every frame can be drawn when easings overshoot', async () => {
    overshoot(0.9);
    for (const example of await examplesIn(file)) await play(example);
  });
});
