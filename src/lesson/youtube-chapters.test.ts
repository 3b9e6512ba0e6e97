import { expect, test } from 'vitest';
import type { Timeline } from './timeline.ts';
import { youtubeChapters } from './youtube-chapters.ts';

/** A lesson whose beats last so many seconds. */
function lesson(...seconds: number[]): Timeline {
  const framesPerSecond = 60;
  let frame = 0;
  const beats = seconds.map((length, index) => {
    const firstFrame = frame;
    frame += Math.round(length * framesPerSecond);
    const title = `Beat ${index + 1}`;
    return { id: `beat-${index + 1}`, title, firstFrame, endFrame: frame, cues: [] };
  });
  return { framesPerSecond, frames: frame, beats };
}

/** A list as YouTube reads it: seconds and titles. */
function read(list: string): { seconds: number; title: string }[] {
  return list
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, hours = '0', minutes, seconds, title] =
        /^(?:(\d+):)?(\d{1,2}):(\d\d) (.+)$/.exec(line) ?? [];
      expect(title, line).toBeDefined();
      return {
        seconds: 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds),
        title: title as string,
      };
    });
}

test('one chapter a beat where beats are long enough', () => {
  expect(youtubeChapters(lesson(12.5, 10, 70))).toBe('0:00 Beat 1\n0:12 Beat 2\n0:22 Beat 3\n');
});

test('short beats are joined, with the title of the longest', () => {
  // 3 + 9 s, 10 s, 5 + 5 s, and 2 s that go with those before.
  expect(youtubeChapters(lesson(3, 9, 10, 5, 5, 2))).toBe(
    '0:00 Beat 2\n0:12 Beat 3\n0:22 Beat 4\n',
  );
});

test('from an hour on, hours are written', () => {
  expect(youtubeChapters(lesson(20, 3580, 100))).toBe('0:00 Beat 1\n0:20 Beat 2\n1:00:00 Beat 3\n');
});

test('too short for three chapters: there is no list', () => {
  expect(youtubeChapters(lesson(9, 9, 9))).toBeUndefined();
  expect(youtubeChapters(lesson(60, 60))).toBeUndefined();
  expect(youtubeChapters(lesson())).toBeUndefined();
});

test('a part of a lesson counts from its own first frame', () => {
  const timeline = lesson(15, 20, 20, 20);
  const clip = { firstFrame: 15 * 60, endFrame: 75 * 60 };
  expect(youtubeChapters(timeline, clip)).toBe('0:00 Beat 2\n0:20 Beat 3\n0:40 Beat 4\n');
});

test('titles hold no angle brackets, with which YouTube takes no description', () => {
  const timeline = lesson(20, 20, 20);
  const beats = timeline.beats.map((beat) => ({ ...beat, title: 'x < y > z' }));
  expect(youtubeChapters({ ...timeline, beats })).toContain('0:20 x ‹ y › z\n');
});

test('whatever the beats, YouTube’s rules are kept', () => {
  let state = 1;
  // The generator of Park and Miller.
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  let lists = 0;
  for (let round = 0; round < 500; round++) {
    const beats = Array.from(
      { length: 1 + Math.floor(12 * random()) },
      () => 0.5 + 25 * random() ** 2,
    );
    const timeline = lesson(...beats);
    const list = youtubeChapters(timeline);
    if (list === undefined) continue;
    lists++;
    const chapters = read(list);
    expect(chapters.length).toBeGreaterThanOrEqual(3);
    expect(chapters[0]?.seconds).toBe(0);
    const ends = [...chapters.slice(1).map(({ seconds }) => seconds), timeline.frames / 60];
    for (const [index, { seconds, title }] of chapters.entries()) {
      expect((ends[index] as number) - seconds).toBeGreaterThanOrEqual(10);
      expect(timeline.beats.map((beat) => beat.title)).toContain(title);
    }
  }
  expect(lists).toBeGreaterThan(200);
});
