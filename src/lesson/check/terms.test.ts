import { describe, expect, test } from 'vitest';
import { introducedTerms, TermFinder } from './terms.ts';

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
    expect(introducedTerms('Biases', finder)).toEqual(['bias']);
    expect(introducedTerms('weighted sum', finder)).toEqual(['weighted sum']);
    expect(introducedTerms('head start', finder)).toEqual(['head start']);
  });

  test('that are a kind of another term introduce that too', () => {
    expect(introducedTerms('squared losses', finder)).toEqual(['squared losses', 'loss']);
    expect(introducedTerms('bias vector', finder)).toEqual(['bias vector']);
  });
});
