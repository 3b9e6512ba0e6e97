import { expect, test } from 'vitest';
import { samples } from './sampling.ts';

const beat = (id: string, firstFrame: number, endFrame: number) => ({
  id,
  title: id,
  firstFrame,
  endFrame,
  cues: [],
});

test('each beat is looked at from its last frame back, and shortly before its end', () => {
  const timeline = {
    framesPerSecond: 20,
    frames: 60,
    beats: [beat('a', 0, 35), beat('b', 35, 61), beat('c', 55, 58)],
  };
  expect(samples(timeline, 0.5)).toEqual([
    ...[4, 14, 19, 24, 34].map((frame) => ({ frame, beat: 'a' })),
    // The film ends before the beat does.
    ...[39, 44, 49, 59].map((frame) => ({ frame, beat: 'b' })),
    { frame: 57, beat: 'c' },
  ]);
  expect(samples(timeline, 10).filter(({ beat: id }) => id === 'a')).toEqual([
    { frame: 19, beat: 'a' },
    { frame: 34, beat: 'a' },
  ]);
});
