import { describe, expect, test } from 'vitest';
import { formatNumber } from './number-format.ts';
import { Ruler } from './ruler.ts';
import { Run } from './run.ts';
import type { Shown } from './shown.ts';
import { indexPath, wrongRuler } from './wrong-ruler.ts';

const arrays = [
  { name: 'w', dtype: 'float64', shape: [3] },
  { name: 'W', dtype: 'float64', shape: [2, 12] },
] as const;
const run = new Run({ lesson: 'test', key: '', parameters: {}, arrays: [...arrays] }, []);
const wrong = (shown: Omit<Shown, 'source'>) => wrongRuler({ ...shown, source: 'ruler' }, run);

describe('a number on a ruler', () => {
  const ruler = new Ruler('tick of loss', [0, 0.5, 1], (value) =>
    formatNumber(value, { decimals: 2 }),
  );

  test('is one that the ruler has', () => {
    expect([0, 0.5, 1].map((value) => ruler.shown(value).text)).toEqual(['0', '0.50', '1.00']);
    for (const value of [0, 0.5, 1]) expect(wrongRuler(ruler.shown(value), run)).toBeUndefined();
    expect(() => ruler.shown(0.97)).toThrow('0.97 does not stand on "tick of loss".');
  });

  test.each([
    ['without a ruler', { text: '0.97', path: 'tick of accuracy' }],
    ['with the name of a ruler', { text: '0.50', path: 'tick of loss' }],
    ['with another text', { ...ruler.shown(0.5), text: '0.97' }],
    ['with another name', { ...ruler.shown(0.5), path: 'accuracy' }],
    ['with something that only looks like one', { ...ruler.shown(0.5), ruler: { ...ruler } }],
  ] as [string, Shown][])('is refused %s', (_how, shown) => {
    expect(wrong(shown)?.message).toMatch(/was shown as a position on .* no ruler has it there/);
  });

  test.each([
    ['0', true],
    ['1', true],
    ['−2', true],
    ['2', false],
    ['−3', false],
    ['0.5', false],
    ['97', false],
  ])('an axis is one that an array has: %s', (text, isThere) => {
    expect(wrong({ text, path: 'axis' }) === undefined).toBe(isThere);
  });

  test.each([
    ['0', 'w', true],
    ['3', 'w', true],
    ['12', 'W', true],
    ['4', 'w', false],
    ['13', 'W', false],
    ['1', 'v', false],
    ['1.5', 'w', false],
  ])('an index or a position is one that the array has: %s of %s', (text, array, isThere) => {
    expect(wrong({ text, path: indexPath(array) }) === undefined).toBe(isThere);
  });

  test('is nothing to a number that comes from elsewhere', () => {
    expect(wrongRuler({ text: '0.97', path: 'w[0]', source: 'run' }, run)).toBeUndefined();
  });
});
