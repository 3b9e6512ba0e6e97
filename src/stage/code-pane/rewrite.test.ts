import { expect, test } from 'vitest';
import { python } from './python.ts';
import { rewriteTokens } from './rewrite.ts';

const line = (lines: ReturnType<typeof python>) => {
  const [first] = lines;
  if (first === undefined) throw new Error('no line');
  return first;
};

test('swapped arguments travel around each other, the rest stays', () => {
  const moved = rewriteTokens(line(python`np.dot(x, w)`), line(python`np.dot(w, x)`));
  expect(moved.map(({ from, to, arc }) => [from?.column, to?.column, arc])).toEqual([
    [0, 0, 0],
    [6, 6, 0],
    [10, 7, 1],
    [8, 8, 0],
    [7, 10, -1],
    [11, 11, 0],
  ]);
});

test('what is new appears, what is gone leaves', () => {
  const longer = rewriteTokens(line(python`np.dot(x, w)`), line(python`np.dot(x, w) + b`));
  expect(longer.filter(({ from }) => from === undefined).map(({ to }) => to?.text)).toEqual([
    '+',
    'b',
  ]);
  const shorter = rewriteTokens(line(python`x + b`), line(python`x`));
  expect(shorter.filter(({ to }) => to === undefined).map(({ from }) => from?.text)).toEqual([
    '+',
    'b',
  ]);
});
