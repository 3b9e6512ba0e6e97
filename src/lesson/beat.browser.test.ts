import { Rect } from '@motion-canvas/2d';
import { createSignal, type FullSceneDescription, useScene, waitFor } from '@motion-canvas/core';
import { describe, expect, test } from 'vitest';
import * as np from '../np/index.ts';
import { Player } from '../render/page/player.ts';
import { useChrome } from '../stage/chrome.tsx';
import { beat } from './beat.ts';
import { BREATH } from './breath.ts';
import type { LessonContext } from './lesson-context.ts';
import { lessonScene, type Telling } from './lesson-scene.tsx';
import { lessonInPage, named } from './testing/lesson-in-page.ts';

const FPS = 10;
const PICTURE = { width: 480, height: 270, framesPerSecond: FPS };
const NARRATION = `# Two beats

## The first one

Nothing {w[0]} nothing.

The second passage of this beat is a little longer than the first one was.

## The second one

Only one passage here.
`;

function told(narration = NARRATION): Promise<LessonContext> {
  return lessonInPage({
    run: (_, record) => record.array('w', np.array([0.25, 7])),
    parameters: {},
    narration,
  });
}

function play(
  lesson: LessonContext,
  tell: (telling: Telling) => Generator,
  holds: { name: string; targetTime: number }[] = [],
) {
  const description = named('made-up', lessonScene(tell as Parameters<typeof lessonScene>[0]));
  description.meta.timeEvents.set(holds);
  return new Player([description as FullSceneDescription], lesson, PICTURE);
}

/** The seconds of each passage, cue by cue. */
function secondsOf({ narrated }: LessonContext, id: string): number[] {
  const found = narrated.beats.find((one) => one.id === id);
  return (found?.passages ?? []).map(({ cues }) =>
    cues.reduce((sum, { seconds }) => sum + seconds, 0),
  );
}

const bothBeats = function* () {
  yield* beat('the-first-one');
  yield* beat('the-second-one');
};

describe('the timeline of two beats', () => {
  test('has beats one after the other, each as long as its words and a breath', async () => {
    const lesson = await told();
    const { frames, framesPerSecond, beats } = await play(lesson, bothBeats).plan();
    expect(framesPerSecond).toBe(FPS);
    expect(beats.map(({ id, title }) => [id, title])).toEqual([
      ['the-first-one', 'The first one'],
      ['the-second-one', 'The second one'],
    ]);
    const [first, second] = beats;
    expect(first?.firstFrame).toBe(0);
    expect(second?.firstFrame).toBe(first?.endFrame);
    expect(Math.abs(frames - (second?.endFrame ?? 0))).toBeLessThanOrEqual(1);
    for (const one of beats) {
      const seconds = secondsOf(lesson, one.id).reduce((a, b) => a + b, BREATH);
      expect(one.endFrame - one.firstFrame).toBeGreaterThan(seconds * FPS - 2);
      expect(one.endFrame - one.firstFrame).toBeLessThan(seconds * FPS + 2);
    }
  });

  test('has cues with the words of the narration, one after the other, to the end of the beat', async () => {
    const { beats } = await play(await told(), bothBeats).plan();
    const [first, second] = beats.map(({ cues }) => cues);
    expect(first?.map(({ text }) => text).join(' ')).toBe(
      'Nothing 0.25 nothing. The second passage of this beat is a little longer than the first one was.',
    );
    expect(second?.map(({ text }) => text)).toEqual(['Only one passage here.']);
    for (const { cues, firstFrame, endFrame } of beats) {
      expect(cues[0]?.firstFrame).toBe(firstFrame);
      expect(cues.at(-1)?.endFrame).toBe(endFrame);
      for (const [index, cue] of cues.entries()) {
        expect(cue.endFrame).toBeGreaterThan(cue.firstFrame);
        if (index > 0) expect(cue.firstFrame).toBe(cues[index - 1]?.endFrame);
      }
    }
  });

  test('is the same in a second player, after the first one has stopped in the middle', async () => {
    const lesson = await told();
    const player = play(lesson, bothBeats);
    const once = await player.plan();
    await player.seek(30);
    expect(await play(lesson, bothBeats).plan()).toEqual(once);
  });

  test('does not depend on the rate by more than a frame a cue', async () => {
    const lesson = await told();
    const coarse = await play(lesson, bothBeats).plan();
    const description = named('made-up', lessonScene(bothBeats as never)) as FullSceneDescription;
    const fine = await new Player([description], lesson, {
      ...PICTURE,
      framesPerSecond: 60,
    }).plan();
    const seconds = ({ frames, framesPerSecond }: typeof fine) => frames / framesPerSecond;
    expect(Math.abs(seconds(fine) - seconds(coarse))).toBeLessThan(0.5);
    expect(fine.beats.map(({ id }) => id)).toEqual(coarse.beats.map(({ id }) => id));
  });
});

describe('passages and movements', () => {
  /** The frames at which movements began and ended. */
  async function timed(durations: (number | null)[], id = 'the-first-one') {
    const lesson = await told();
    const log: [number, string, number][] = [];
    const player = play(lesson, function* () {
      const now = () => useScene().playback.frame;
      function* movement(index: number, seconds: number) {
        log.push([index, 'begins', now()]);
        yield* waitFor(seconds);
        log.push([index, 'ends', now()]);
      }
      yield* beat(
        id,
        ...durations.map((seconds, index) => (seconds === null ? null : movement(index, seconds))),
      );
    });
    const { beats } = await player.plan();
    return { log, beat: beats[0] as (typeof beats)[0], spoken: secondsOf(lesson, id) };
  }

  test('begin together; the next pair waits for the slower of both', async () => {
    const { log, beat: one, spoken } = await timed([0.3, 1]);
    const cue = one.cues[1];
    // The first movement is over long before its words: the second begins with the second passage.
    expect(log.map(([index, what]) => `${index} ${what}`)).toEqual([
      '0 begins',
      '0 ends',
      '1 begins',
      '1 ends',
    ]);
    expect(log[0]?.[2]).toBe(one.firstFrame);
    expect(log[2]?.[2]).toBe(cue?.firstFrame);
    expect(log[2]?.[2]).toBeGreaterThan((spoken[0] as number) * FPS - 2);
  });

  test('words wait for a slow movement', async () => {
    const { log, beat: one } = await timed([6, null]);
    const cue = one.cues[1];
    expect(cue?.firstFrame).toBeGreaterThanOrEqual(6 * FPS - 1);
    expect(log[1]?.[2]).toBeLessThanOrEqual(cue?.firstFrame ?? 0);
    // Its words stay on screen meanwhile.
    expect(one.cues[0]?.endFrame).toBe(cue?.firstFrame);
  });

  test('more movements than passages play on without words', async () => {
    const { log, beat: one, spoken } = await timed([0.5, 0.5, 2, 2]);
    const total = spoken.reduce((a, b) => a + b, 0) + 4 + BREATH;
    expect(one.endFrame - one.firstFrame).toBeGreaterThan(total * FPS - 3);
    expect(log.filter(([, what]) => what === 'ends')).toHaveLength(4);
    expect(one.cues).toHaveLength(2);
  });

  test('more passages than movements are read over a still picture', async () => {
    const { beat: one, spoken } = await timed([]);
    const total = spoken.reduce((a, b) => a + b, 0) + BREATH;
    expect(Math.abs(one.endFrame - one.firstFrame - total * FPS)).toBeLessThan(3);
  });
});

describe('holds', () => {
  test('give a beat more room at its end, and move what follows', async () => {
    const lesson = await told();
    const plain = await play(lesson, bothBeats).plan();
    const held = await play(lesson, bothBeats, [{ name: 'the-first-one', targetTime: 2 }]).plan();
    const lengths = (timeline: typeof plain) =>
      timeline.beats.map(({ firstFrame, endFrame }) => endFrame - firstFrame);
    const [first, second] = lengths(plain) as [number, number];
    expect(Math.abs((lengths(held)[0] as number) - first - 2 * FPS)).toBeLessThanOrEqual(1);
    expect(Math.abs((lengths(held)[1] as number) - second)).toBeLessThanOrEqual(1);
    expect(Math.abs(held.frames - plain.frames - 2 * FPS)).toBeLessThanOrEqual(1);
    // The cue stays while the beat is held.
    expect(held.beats[0]?.cues.at(-1)?.endFrame).toBe(held.beats[0]?.endFrame);
  });

  test('stay with their beat when other words take longer', async () => {
    const longer = NARRATION.replace('Nothing', 'Nothing, nothing at all, and again');
    const hold = [{ name: 'the-second-one', targetTime: 1.5 }];
    const length = async (narration: string) => {
      const { beats } = await play(await told(narration), bothBeats, hold).plan();
      const second = beats[1] as (typeof beats)[0];
      return second.endFrame - second.firstFrame;
    };
    expect(Math.abs((await length(longer)) - (await length(NARRATION)))).toBeLessThanOrEqual(1);
  });

  test('of beats that do not exist, or below zero, count nothing', async () => {
    const lesson = await told();
    const plain = await play(lesson, bothBeats).plan();
    const odd = [
      { name: 'a-beat-of-old', targetTime: 9 },
      { name: 'the-first-one', targetTime: -3 },
    ];
    expect(await play(lesson, bothBeats, odd).plan()).toEqual(plain);
  });
});

describe('the frame around a beat', () => {
  test('names the beat and shows the caption with its numbers, which are noted as displayed', async () => {
    const lesson = await told();
    const seen: (string | null)[] = [];
    const current: number[] = [];
    const player = play(lesson, function* () {
      const chrome = useChrome();
      yield* bothBeats();
      seen.push(chrome.caption()?.text ?? null);
      current.push(chrome.currentBeat());
    });
    const { frames, beats } = await player.plan();
    expect(seen).toEqual([null]);
    expect(current).toEqual([1]);
    lesson.displayed.clear();
    await player.seek(0);
    for (let frame = 0; frame < frames; frame++) {
      if (frame > 0) await player.next();
      await player.draw();
    }
    const entry = lesson.displayed.entries().find(({ shown }) => shown.path === 'w[0]');
    const cue = beats[0]?.cues[0];
    expect(entry?.shown).toEqual({ text: '0.25', path: 'w[0]', source: 'run' });
    expect(entry?.ranges).toEqual([{ firstFrame: cue?.firstFrame, endFrame: cue?.endFrame }]);
  });

  test('captions that are not burned in are not drawn', async () => {
    const lesson = { ...(await told()), burnCaptions: false };
    const player = play(lesson, bothBeats);
    await player.plan();
    await player.seek(5);
    await player.draw();
    expect(lesson.displayed.entries().map(({ shown }) => shown.path)).not.toContain('w[0]');
  });
});

describe('mistakes of a scene', () => {
  test('a beat that the narration does not have, with those it has', async () => {
    const player = play(await told(), function* () {
      yield* beat('the-frist-one');
    });
    const failure = await player.plan().catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure.message).toContain('The scene "made-up" plays the beat "the-frist-one"');
    expect(failure.message).toContain('the-first-one, the-second-one');
  });

  test('an error in a signal is the one that is reported', async () => {
    const player = play(await told(), function* ({ view }) {
      const broken = createSignal<number>(() => {
        throw new Error('the cause itself');
      });
      view.add(new Rect({ width: () => broken() + 1, height: 10, fill: 'white' }));
      yield* beat('the-first-one');
    });
    await player.plan().catch(() => undefined);
    const failed = async () => {
      await player.plan();
      await player.seek(3);
      await player.draw();
    };
    await expect(failed()).rejects.toThrow('the cause itself');
  });

  test('a scene that was not given its lesson says how to open it', async () => {
    const nothing = null as unknown as LessonContext;
    await expect(play(nothing, bothBeats).plan()).rejects.toThrow(
      /"made-up" was not given its lesson/,
    );
  });
});

test('beats of a second scene follow those of the first', async () => {
  const lesson = await told();
  const scene = (name: string, id: string) =>
    named(
      name,
      lessonScene(function* () {
        yield* beat(id);
      }),
    ) as FullSceneDescription;
  const scenes = [scene('one', 'the-first-one'), scene('two', 'the-second-one')];
  const { beats, frames } = await new Player(scenes, lesson, PICTURE).plan();
  const alone = await play(lesson, bothBeats).plan();
  expect(beats.map(({ id }) => id)).toEqual(['the-first-one', 'the-second-one']);
  expect(Math.abs((beats[1]?.firstFrame ?? 0) - (beats[0]?.endFrame ?? 0))).toBeLessThanOrEqual(1);
  expect(beats[1]?.cues[0]?.firstFrame).toBe(beats[1]?.firstFrame);
  expect(beats[1]?.endFrame).toBeLessThanOrEqual(frames);
  expect(Math.abs(frames - alone.frames)).toBeLessThanOrEqual(2);
});

test('a question waits its seconds after the words, counts them down, and gives the picture back', async () => {
  const narration = NARRATION.replace(
    '\n## The second one',
    '\n### What is it?\n\n- [x] {w[0]}\n- [ ] {w[1]} : The other one.\n\n## The second one',
  );
  const lesson = await told(narration);
  const player = play(lesson, bothBeats);
  const plain = await play(await told(), bothBeats).plan();
  const { beats } = await player.plan();
  const [first, second] = beats;
  const question = first?.question;
  if (question === undefined) throw new Error('nothing was asked');
  expect(question.firstFrame).toBe(plain.beats[0]?.endFrame);
  // The picture is seen again; a part of a frame goes over from one wait to the next, so all of it is counted.
  const waited = (first?.endFrame ?? 0) - question.firstFrame;
  expect(waited).toBeGreaterThanOrEqual((5.8 + BREATH / 2) * FPS);
  expect(first?.endFrame).toBeGreaterThan(question.endFrame);
  // 5 seconds, and 0.4 s to come and to go.
  expect(question.endFrame - question.firstFrame).toBeGreaterThanOrEqual(5.8 * FPS);
  expect(second?.question).toBeUndefined();

  const counted: string[] = [];
  for (let frame = 0; frame < question.endFrame; frame++) {
    if (frame > 0) await player.next();
    else await player.seek(0);
    lesson.displayed.clear();
    await player.draw();
    const shown = lesson.displayed.entries().map((entry) => entry.shown);
    const count = shown.find(({ path }) => path === 'seconds left');
    if (count === undefined) continue;
    expect(frame).toBeGreaterThanOrEqual(question.firstFrame);
    expect(shown.map(({ path }) => path)).toEqual(expect.arrayContaining(['w[0]', 'w[1]']));
    if (counted.at(-1) !== count.text) counted.push(count.text);
  }
  expect(counted).toEqual(['5', '4', '3', '2', '1', '0'].slice(0, counted.length));
  expect(counted.length).toBeGreaterThanOrEqual(5);
});
