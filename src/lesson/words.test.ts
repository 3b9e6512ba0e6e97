import { expect, test } from 'vitest';
import { capitalised, cardinalWord, listJoiner, ordinalWord } from './words.ts';

test('counts are words from 0 to 12, in languages that are known', () => {
  expect([0, 1, 12].map((count) => cardinalWord(count, 'en'))).toEqual(['zero', 'one', 'twelve']);
  expect([0, 5, 12].map((count) => cardinalWord(count, 'de-AT'))).toEqual([
    'null',
    'fünf',
    'zwölf',
  ]);
  expect([13, -1, 1.5, Number.NaN].map((count) => cardinalWord(count, 'en'))).toEqual(
    Array(4).fill(undefined),
  );
  expect(cardinalWord(1, 'constructor')).toBeUndefined();
});

test('ranks have the endings that Intl.PluralRules gives them', () => {
  const rules = new Intl.PluralRules('en', { type: 'ordinal' });
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  for (let rank = 13; rank < 1200; rank++) {
    expect(ordinalWord(rank, 'en')).toBe(`${rank}${endings[rules.select(rank)]}`);
  }
  expect([1, 2, 12].map((rank) => ordinalWord(rank, 'en'))).toEqual(['first', 'second', 'twelfth']);
  expect([1, 13].map((rank) => ordinalWord(rank, 'de'))).toEqual(['erste', '13.']);
  expect([0, 1.5].map((rank) => ordinalWord(rank, 'en'))).toEqual([undefined, undefined]);
});

test('lists are joined as Intl.ListFormat joins them', () => {
  const entries = ['1', '2', '3', '4'];
  for (const language of ['en-GB', 'de']) {
    const format = new Intl.ListFormat(language);
    for (let length = 1; length <= entries.length; length++) {
      const list = entries.slice(0, length);
      const joined = list
        .map((entry, index) => listJoiner(index, length, language) + entry)
        .join('');
      expect(joined).toBe(format.format(list));
    }
  }
});

test('a capital begins a sentence', () => {
  expect(['drei', 'écart', ''].map(capitalised)).toEqual(['Drei', 'Écart', '']);
});
