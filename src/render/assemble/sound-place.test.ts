import { describe, expect, test } from 'vitest';
import { UnknownNameError } from '../../lesson/errors.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { heardText, placeSound, remarksOn, requireAudible } from './sound-place.ts';

/** Three beats: 0 to 20 s, 20 to 50 s, 50 to 90 s. */
const timeline: Timeline = {
  framesPerSecond: 10,
  frames: 900,
  beats: [
    ['first', 0, 200],
    ['second', 200, 500],
    ['third', 500, 900],
  ].map(([id, firstFrame, endFrame]) => ({
    id: id as string,
    title: `The ${id}`,
    firstFrame: firstFrame as number,
    endFrame: endFrame as number,
    cues: [],
  })),
};
const whole = { name: 'lesson', firstFrame: 0, endFrame: 900 };
const second = { name: 'second', firstFrame: 200, endFrame: 500 };

describe('a recording under the whole lesson', () => {
  test('of its length', () => {
    const place = placeSound(90, 0, timeline, whole);
    expect(place).toMatchObject({ offset: 0, from: 0, until: 90, cutAfter: 0, silentAfter: 0 });
    expect(remarksOn('voice.wav', place, whole)).toEqual([]);
    expect(heardText('voice.wav', place)).toBe('all of voice.wav');
  });

  test('longer: what is cut is said', () => {
    const place = placeSound(97.5, 0, timeline, whole);
    expect(place).toMatchObject({ from: 0, until: 90, cutAfter: 7.5, silentAfter: 0 });
    expect(remarksOn('voice.wav', place, whole)).toEqual([
      'voice.wav goes on after the lesson has ended: its last 7.5 s of 1:37 min are cut.',
    ]);
    expect(heardText('voice.wav', place)).toBe('0:00–1:30 of voice.wav');
  });

  test('shorter: what is silent is said', () => {
    const place = placeSound(20, 5, timeline, whole);
    expect(place).toMatchObject({ until: 20, silentBefore: 5, silentAfter: 65 });
    expect(remarksOn('voice.wav', place, whole)).toEqual([
      'voice.wav ends before the lesson does: the last 1:05 min are silent.',
    ]);
  });

  test('a twentieth of a second more or less is nobody’s concern', () => {
    for (const recorded of [89.95, 90.05]) {
      const place = placeSound(recorded, 0, timeline, whole);
      expect(remarksOn('voice.wav', place, whole)).toEqual([]);
    }
  });

  test('with its beginning left out', () => {
    const place = placeSound(100, -10, timeline, whole);
    expect(place).toMatchObject({ offset: -10, from: 10, until: 100, cutBefore: 10, cutAfter: 0 });
    expect(remarksOn('voice.wav', place, whole)).toEqual([]);
  });
});

describe('a recording of the whole lesson under a part', () => {
  test('gives the stretch that is heard there, and that is as it should be', () => {
    const place = placeSound(90, 0, timeline, second);
    expect(place).toMatchObject({ offset: -20, from: 20, until: 50, cutBefore: 20, cutAfter: 40 });
    expect(remarksOn('voice.wav', place, second)).toEqual([]);
    expect(heardText('voice.wav', place)).toBe('0:20–0:50 of voice.wav');
  });

  test('that has ended before it: nothing is heard, and that is said', () => {
    const place = placeSound(15, 0, timeline, second);
    expect(place).toMatchObject({ from: 15, until: 15, silentBefore: 30, silentAfter: 0 });
    expect(remarksOn('voice.wav', place, second)).toEqual([
      'Nothing of voice.wav is heard: it has ended (15.0 s long) before "second" begins.',
    ]);
    expect(heardText('voice.wav', place)).toBe('nothing of voice.wav');
  });

  test('that begins after it', () => {
    const place = placeSound(15, 60, timeline, second);
    expect(place).toMatchObject({ from: 0, until: 0, cutBefore: 0, cutAfter: 15 });
    expect(remarksOn('voice.wav', place, second)).toEqual([
      'Nothing of voice.wav is heard: it would begin after "second" has ended.',
    ]);
  });

  test('that ends within it', () => {
    const place = placeSound(40, 0, timeline, second);
    expect(place).toMatchObject({ from: 20, until: 40, silentAfter: 10 });
    expect(remarksOn('voice.wav', place, second)).toEqual([
      'voice.wav ends before "second" does: the last 10.0 s are silent.',
    ]);
  });
});

test('a recording for a part begins with its beat', () => {
  const [atBeat, byHeading, intoBeat] = ['second', 'The second', 'second + 2.5'].map((offset) =>
    placeSound(27, offset, timeline, second),
  );
  expect(atBeat).toMatchObject({ offset: 0, from: 0, until: 27, silentAfter: 3 });
  expect(byHeading).toEqual(atBeat);
  expect(intoBeat).toMatchObject({ offset: 2.5, until: 27, silentBefore: 2.5, silentAfter: 0.5 });
  expect(() => placeSound(27, 'secnod', timeline, second)).toThrow(UnknownNameError);
});

test('only videos have sound', () => {
  expect(() => requireAudible('webm')).not.toThrow();
  expect(() => requireAudible('gif')).toThrow(/A gif has no sound/);
});
