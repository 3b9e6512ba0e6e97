import { expect, test } from 'vitest';
import type { Shown } from '../run/shown.ts';
import { numberedLines, wrapped } from './numbered-lines.ts';

const shown = (text: string): Shown => ({ text, path: text, source: 'run' });

test('each line has the numbers that stand in it, in order', () => {
  const [two, four, again] = [shown('2'), shown('4'), shown('2')];
  expect(numberedLines({ text: '2 and 4\nor 2\nor none', numbers: [two, four, again] })).toEqual([
    { text: '2 and 4', numbers: [two, four] },
    { text: 'or 2', numbers: [again] },
    { text: 'or none', numbers: [] },
  ]);
});

test.each([
  ['one two three four', 9, 'one two\nthree\nfour'],
  ['one two three four', 13, 'one two\nthree four'],
  [
    'What does a neuron say whose weights are all zero?',
    30,
    'What does a neuron say\nwhose weights are all zero?',
  ],
  ['short', 30, 'short'],
  ['unbreakable', 4, 'unbreakable'],
])('%s in %d characters a line', (text, width, expected) => {
  expect(wrapped(text, width, (piece) => piece.length)).toBe(expected);
});
