import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without words two lessons are measured in every way', () => {
  expect(readOptions([])).toMatchObject({
    lessons: ['01-one-neuron', '18-training-loop'],
    parts: ['speed', 'quality', 'memory', 'again', 'nodes'],
    rounds: 2,
    minutes: [1, 8],
  });
});

test('lessons, parts and lengths', () => {
  const words = '3 --only speed,nodes --beats a..b --seconds 2.5 --rounds 4 --minutes 0.5,2';
  expect(readOptions(words.split(' '))).toMatchObject({
    lessons: ['3'],
    parts: ['speed', 'nodes'],
    beats: 'a..b',
    seconds: 2.5,
    rounds: 4,
    minutes: [0.5, 2],
  });
});

test('beats of two lessons are refused', () => {
  expect(() => readOptions(['1', '3', '--beats', 'a'])).toThrow(/one lesson/);
});
