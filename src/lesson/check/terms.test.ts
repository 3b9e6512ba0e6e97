import { describe, expect, test } from 'vitest';
import { introducedTerm, TermFinder } from './terms.ts';

const finder = new TermFinder([
  'bias',
  'matrix',
  'loss',
  'weight',
  'weighted sum',
  'cross-entropy',
  'adam',
]);
const found = (text: string) => finder.find(text).map(({ term }) => term);

describe('terms', () => {
  test.each([
    ['The bias lifts it.', ['bias']],
    ['Biases, matrices and losses', ['bias', 'matrix', 'loss']],
    ['Its weight’s weighted sum', ['weight', 'weighted sum']],
    ['cross-entropy, by Adam', ['cross-entropy', 'adam']],
    // Other words, code and names.
    ['biased, lossless, weightlessness, adamant', []],
    ['np.matrix and loss.mean and matrix_2', []],
    ['Here stands matrix.', ['matrix']],
  ])('in "%s" are %j', (text, terms) => expect(found(text)).toEqual(terms));

  test('that are marked in a plural are introduced in all their forms', () => {
    expect(introducedTerm('Biases', finder)).toBe('bias');
    expect(introducedTerm('weighted sum', finder)).toBe('weighted sum');
    expect(introducedTerm('head start', finder)).toBe('head start');
    expect(introducedTerm('bias vector', finder)).toBe('bias vector');
  });
});
