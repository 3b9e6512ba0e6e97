import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['01-one-neuron', 'one-neuron', '02-broadcasting', 'broadcasting', 'bias', 'weights'];

test.each([
  ['one-nueron', 'one-neuron'],
  ['one neuron', 'one-neuron'],
  ['1-one-neuron', '01-one-neuron'],
  ['BROADCASTING', 'broadcasting'],
  ['broadcast', 'broadcasting'],
  ['wights', 'weights'],
  ['bais', 'bias'],
])('%s means %s', (wanted, meant) => {
  expect(nearest(wanted, names)).toBe(meant);
});

test.each(['momentum', 'x', '', 'learning-rate-schedule'])('%j means none of them', (wanted) => {
  expect(nearest(wanted, names)).toBeUndefined();
});

test('there may be no names at all', () => {
  expect(nearest('bias', [])).toBeUndefined();
});

test('of names equally near, the first', () => {
  expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
});
