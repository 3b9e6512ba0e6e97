import { expect, test } from 'vitest';
import { findFragment } from './select.ts';
import { index, lay } from './testing/symbols.ts';

const indices = (fragment: ReturnType<typeof lay>, symbols: ReturnType<typeof lay>) =>
  findFragment(fragment, symbols).map((run) => run.map((symbol) => symbol.index));

test('every occurrence, neighbours only', () => {
  expect(indices(lay('w', index('3')), lay('w', index('3'), '+w+w', index('3')))).toEqual([
    [0, 1],
    [5, 6],
  ]);
});

test('an index is neither an exponent nor a factor', () => {
  const fragment = lay('w', index('3'));
  expect(indices(fragment, lay('w3'))).toEqual([]);
  expect(indices(fragment, lay('w', { text: '3', script: true, y: -0.4 }))).toEqual([]);
});

test('also where everything is smaller', () => {
  const small = lay({ text: 'w', size: 0.7, y: 1 }, { text: '3', size: 0.5, y: 1.1, script: true });
  expect(indices(lay('w', index('3')), small)).toEqual([[0, 1]]);
});

test('occurrences do not overlap', () => {
  expect(indices(lay('aa'), lay('aaaaa'))).toEqual([
    [0, 1],
    [2, 3],
  ]);
});
