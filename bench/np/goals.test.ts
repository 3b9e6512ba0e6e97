import { expect, test } from 'vitest';
import { goalLines } from './goals.ts';

test('a goal is met, or what misses it is listed, worst first', () => {
  const measured = [
    { name: 'tiny add (3)', ours: 0.1, theirs: 0.4 },
    { name: 'bias add out float64', ours: 9, theirs: 6 },
    { name: 'bias add 300x64 + 64 float64', ours: 10, theirs: 5 },
    { name: 'exp 300x64 float64', ours: 50, theirs: 10 },
    { name: 'log 300x64 float64', ours: 60, theirs: 10 },
  ];
  expect(goalLines(measured)).toEqual([
    'not met  bias add within 1.5×: 1 of 2',
    '           bias add 300x64 + 64 float64  2.00×',
    'not met  nothing beyond 4×: 2 of 5',
    '           log 300x64 float64  6.00×',
    '           exp 300x64 float64  5.00×',
    'met      a tiny operation within 1 µs (at most 0.10 µs)',
  ]);
});

test('without NumPy only the absolute goal is judged', () => {
  expect(goalLines([{ name: 'tiny add (3)', ours: 2, theirs: Number.NaN }])).toEqual([
    'not met  a tiny operation within 1 µs: 1 of 1',
    '           tiny add (3)  2.00 µs',
  ]);
});
