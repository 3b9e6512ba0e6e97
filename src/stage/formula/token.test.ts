import { expect, test } from 'vitest';
import { index, lay } from './testing/symbols.ts';
import { tokenize } from './token.ts';

const read = (...settings: Parameters<typeof lay>) =>
  tokenize(lay(...settings)).map(({ kind, key }) => `${kind} ${key}`);

test('digits, point and sign are one number', () => {
  expect(read('x=', { text: '−', atom: 'ord' }, '0.37')).toEqual([
    ...['symbol x', 'symbol =', 'number −0.37'],
  ]);
});

test('a minus between two operands is an operation', () => {
  expect(read('a−0.5')).toEqual(['symbol a', 'symbol −', 'number 0.5']);
});

test('a point that ends a sentence is not part of the number', () => {
  expect(read('12.')).toEqual(['number 12', 'symbol .']);
});

test('numbers apart, at another height or of another size stay apart', () => {
  expect(read('1', { text: '2', space: 1 })).toEqual(['number 1', 'number 2']);
  expect(read('1', { text: '2', y: 1 })).toEqual(['number 1', 'number 2']);
  expect(read('10', index('3'))).toEqual(['number 10', 'number 3']);
});

test('a comma separates arguments but groups thousands when set as an ordinary symbol', () => {
  expect(read('10', { text: ',', atom: 'ord' }, '001')).toEqual(['number 10,001']);
  expect(read('1', { text: ',', atom: 'punct' }, '2')).toHaveLength(3);
});

test('upright letters of one run are a word, italic letters are variables', () => {
  const upright = (text: string) => ({ text, face: 'normal 400 KaTeX_Main', run: 100 });
  expect(read('ab', upright('m'), upright('a'), upright('x'))).toEqual([
    ...['symbol a', 'symbol b', 'word max'],
  ]);
});

test('every symbol is in one token, in order', () => {
  const symbols = lay('z=3.5x', index('3'), '+−2');
  expect(tokenize(symbols).flatMap((token) => token.symbols)).toEqual(symbols);
});
