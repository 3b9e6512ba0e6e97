import { expect, test } from 'vitest';
import { shownSources, unsourced } from './numbers.ts';
import { index, lay } from './testing/symbols.ts';

const part = (name: string, text: string) => [...text].map((one) => ({ text: one, parts: [name] }));
const minus = (name: string) => ({ text: '−', atom: 'ord' as const, parts: [name] });

test('a value needs a source, an index does not', () => {
  expect(unsourced(lay('w', index('3'), '=0.5'), {})).toEqual(['0.5']);
});

test('a source must say what is shown; a hyphen is a minus', () => {
  const symbols = lay('b=', minus('b'), ...part('b', '1.0'));
  expect(unsourced(symbols, { b: { text: '-1.0', path: 'b' } })).toEqual([]);
  expect(unsourced(symbols, { b: { text: '1.0', path: 'b' } })).toEqual([
    '−1.0 (part "b" declares "1.0")',
  ]);
});

test('a number partly outside its part has no source', () => {
  const symbols = lay({ text: '−', atom: 'ord' }, ...part('b', '2.3'));
  expect(unsourced(symbols, { b: { text: '2.3', path: 'b' } })).toEqual(['−2.3']);
});

test('an outer part may hold the source, the inner one is asked first', () => {
  const symbols = lay({ text: '7', parts: ['row', 'cell'] });
  const row = { text: '7', path: 'row' };
  expect(unsourced(symbols, { row })).toEqual([]);
  expect(unsourced(symbols, { row, cell: { text: '8', path: 'cell' } })).toHaveLength(1);
});

test('a power of ten within the part is part of the text', () => {
  const power = [...part('lr', '3·10'), index('4', ['lr'])];
  const sources = { lr: { text: '3 · 10 4', path: 'lr' } };
  expect(unsourced(lay(...power), sources)).toEqual([]);
});

test('only parts on the stage are shown, and no inherited names', () => {
  const b = { text: '2', path: 'b' };
  const symbols = lay(...part('b', '2'), ...part('toString', 'x'));
  expect(shownSources(symbols, { b, gone: { text: '1', path: 'gone' } })).toEqual([b]);
});
