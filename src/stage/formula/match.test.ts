import { describe, expect, test } from 'vitest';
import { heaviestCommon, matchSymbols } from './match.ts';
import { index, lay } from './testing/symbols.ts';

type Symbols = ReturnType<typeof lay>;

/** `text from→to` of the pairs, and what is left on either side. */
function summary(from: Symbols, to: Symbols) {
  const { pairs, leaving, entering } = matchSymbols(from, to);
  return {
    pairs: pairs.map(([a, b]) => `${a.text} ${a.index}→${b.index}`),
    leaving: leaving.map(({ text }) => text).join(''),
    entering: entering.map(({ text }) => text).join(''),
  };
}

describe('heaviest common subsequence', () => {
  const equal = (x: string, y: string) => (x === y ? 1 : 0);

  test('is the longest one for equal weights, as brute force finds it', () => {
    // All pairs of words over {a, b, c} up to length 5, against enumeration of all subsequences.
    const words = ['', 'a', 'ab', 'ba', 'abc', 'cab', 'abca', 'bcab', 'abcab', 'cbabc', 'aabbc'];
    for (const a of words) {
      for (const b of words) {
        const pairs = heaviestCommon([...a], [...b], equal);
        expect(pairs.every(([x, y]) => x === y)).toBe(true);
        expect(pairs.length, `${a} ${b}`).toBe(longestByForce(a, b));
      }
    }
  });

  test('prefers weight to length', () => {
    const weight = (x: string, y: string) => (x !== y ? 0 : x === 'H' ? 5 : 1);
    expect(heaviestCommon([...'abH'], [...'Hab'], weight)).toEqual([['H', 'H']]);
  });
});

function longestByForce(a: string, b: string): number {
  const subsequences = (word: string) =>
    [...Array(2 ** word.length).keys()].map((mask) =>
      [...word].filter((_, i) => mask & (1 << i)).join(''),
    );
  const ofB = new Set(subsequences(b));
  return Math.max(...subsequences(a).map((s) => (ofB.has(s) ? s.length : 0)));
}

test('what is new enters between what stays', () => {
  expect(summary(lay('z=a+b'), lay('z=a+c+b'))).toEqual({
    pairs: ['z 0→0', '= 1→1', 'a 2→2', '+ 3→3', 'b 4→6'],
    leaving: '',
    entering: 'c+',
  });
});

test('a part keeps its identity wherever it goes', () => {
  const w = (name: string) => [{ text: 'w', parts: [name] }, index('3', [name])];
  const from = lay(...w('first'), '+', ...w('second'));
  const to = lay(...w('second'), '+', ...w('first'));
  expect(summary(from, to).pairs).toEqual(['w 3→0', '3 4→1', '+ 2→2', 'w 0→3', '3 1→4']);
});

test('the symbols of a part do not go to another part', () => {
  const from = lay({ text: 'w', parts: ['a'] }, { text: 'x', parts: ['b'] });
  const to = lay({ text: 'x', parts: ['a'] }, { text: 'w', parts: ['b'] });
  expect(summary(from, to)).toEqual({ pairs: [], leaving: 'wx', entering: 'xw' });
});

test('a number that changes goes as a whole, digits do not wander', () => {
  expect(summary(lay('b=12.5'), lay('b=2.51'))).toEqual({
    pairs: ['b 0→0', '= 1→1'],
    leaving: '12.5',
    entering: '2.51',
  });
});

test('an index does not become a value', () => {
  expect(summary(lay('x', index('1')), lay('x·1')).pairs).toEqual(['x 0→0']);
});

test('letters may cross, operators may not', () => {
  expect(summary(lay('a+b'), lay('b+a')).pairs).toHaveLength(3);
  expect(summary(lay('a+b=c'), lay('a=c+b')).pairs).toEqual(
    expect.arrayContaining(['a 0→0', '= 3→1', 'c 4→2']),
  );
  expect(summary(lay('a+b=c'), lay('a=c+b')).leaving).toBe('+');
});

test('an index rather meets an index', () => {
  const from = lay('w', index('i'), '+i');
  const to = lay('i+x', index('i'));
  const { pairs } = matchSymbols(from, to);
  for (const [a, b] of pairs) expect(a.script).toBe(b.script);
});
