import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../files/package-folder.ts';
import { lineOfBeat, placeText, ScenePlaces } from './scene-places.ts';

const FOLDER = 'scenes/01-one-neuron';
/** The script's one line comes from line 3 of the scene: VLQ AAEA is column 0, source 0, line +2, column 0. */
const MAP = JSON.stringify({
  version: 3,
  sources: [`../../../../../${FOLDER}/neuron.tsx`],
  names: [],
  mappings: 'AAEA',
});
const places = new ScenePlaces(FOLDER, {
  sourceMaps: async () => new Map([['assets/main.js', MAP]]),
});
const place = { frame: 37, scene: 'neuron', beat: 'the-bias-lifts' };
const neuron = readFileSync(join(packageFolder, FOLDER, 'neuron.tsx'), 'utf8').split('\n');
// In the scene the name stands on the line after the call's first.
const beatLine = neuron.findIndex((line) => line.includes("'the-bias-lifts'"));

function errorOf(message: string, stack: string): Error {
  return Object.assign(new Error(message), { stack });
}

describe('an error of the page', () => {
  const inScene = 'Error: no\n    at play (http://127.0.0.1:1/token/assets/main.js:1:5)';

  test('names the line of the scene that its stack leads to, and asks nobody', async () => {
    const asked = () => Promise.reject(new Error('was asked'));
    const error = await places.sceneError(errorOf('page.evaluate: Error: no', inScene), asked);
    expect(error.message).toBe(`${FOLDER}/neuron.tsx:3: no`);
    expect((error.cause as Error).message).toBe(`no\n    at ${FOLDER}/neuron.tsx:3`);
  });

  test('names the beat that is being played where its stack leads nowhere', async () => {
    const error = await places.sceneError(errorOf('no', 'Error: no'), async () => place);
    expect(beatLine).toBeGreaterThan(0);
    expect(error.message).toBe(`${FOLDER}/neuron.tsx:${beatLine} (beat "the-bias-lifts"): no`);
  });

  test('names no place where none is known, or the scenes no longer compile', async () => {
    const broken = new ScenePlaces(FOLDER, { sourceMaps: () => Promise.reject(new Error()) });
    const error = await broken.sceneError(errorOf('no', inScene), async () => undefined);
    expect(error.message).toBe('no');
  });
});

describe('a place', () => {
  test('of a beat is where the scene names it', async () => {
    expect(await places.beatLine({ ...place, beat: 'no-such-beat' })).toBeUndefined();
    expect(await places.beatLine({ ...place, scene: 'no-such-scene' })).toBeUndefined();
    expect(await places.beatLine()).toBeUndefined();
  });

  test('of a beat is the line on which its call begins, whatever else names it', () => {
    const scene = `
/* The scene yields beat('one') first,
   then beat('two', …). */
const site = 'https://example.org'; const names = ['one', 'two']; // beat('two')
yield* beat('one', first);
// yield* beat('two', before());
yield* all(beat("two", second), wait('three'));
yield* beat(
  'three', // "two" again
  third,
);
offbeat('four');
`;
    const lines = ['one', 'two', 'three', 'four'].map((id) => lineOfBeat(scene, id));
    expect(lines).toEqual([5, 7, 8, undefined]);
  });

  test('is told with what is known of it', () => {
    expect(placeText(place)).toBe(
      'at frame 37 of the scene "neuron", in the beat "the-bias-lifts"',
    );
    expect(placeText({ frame: 0, scene: '' })).toBe('at frame 0');
  });

  test('where the picture stands still is named with its limit', async () => {
    const { message } = await places.stallError(place, 90);
    expect(message).toContain(`neuron.tsx:${beatLine} (beat "the-bias-lifts"): the picture stood`);
    expect(message).toContain('for 90 s at frame 37 of the scene "neuron"');
    expect((await places.stallError(undefined, 90)).message).toContain(`${FOLDER}: the picture`);
  });
});
