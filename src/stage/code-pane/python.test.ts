import { describe, expect, test } from 'vitest';
import { UnsourcedNumberError } from '../../run/errors.ts';
import { python } from './python.ts';

const kinds = (line: ReturnType<typeof python>[number] | undefined) =>
  line?.tokens.map(({ kind, text }) => `${kind} ${text}`);

describe('a line of code', () => {
  test('falls into tokens', () => {
    const [line] = python`for xi, wi in zip(x, w):  # pairs`;
    expect(line?.text).toBe('for xi, wi in zip(x, w):  # pairs');
    expect(kinds(line)).toEqual([
      'keyword for',
      'name xi',
      'punctuation ,',
      'name wi',
      'keyword in',
      'call zip',
      'punctuation (',
      'name x',
      'punctuation ,',
      'name w',
      'punctuation )',
      'punctuation :',
      'comment # pairs',
    ]);
  });

  test('a dotted name that is called is one call; a method of a result is another', () => {
    expect(kinds(python`np.dot(x, w.T).sum()`[0])).toEqual([
      'call np.dot',
      'punctuation (',
      'name x',
      'punctuation ,',
      'name w.T',
      'punctuation )',
      'punctuation .',
      'call sum',
      'punctuation (',
      'punctuation )',
    ]);
  });

  test('loses the common margin and keeps its own indentation', () => {
    const lines = python`
      total = \0.0
      for p in products:
          total += p
    `;
    expect(lines.map(({ text }) => text)).toEqual([
      'total = 0.0',
      'for p in products:',
      '    total += p',
    ]);
    expect(lines[2]?.tokens[0]?.column).toBe(4);
  });
});

describe('numbers in code', () => {
  test('come from the run, or belong to the program', () => {
    const shown = { text: '−0.5', path: 'w[2]', source: 'run' } as const;
    const [line] = python`w = np.array([${shown}])[\0]`;
    expect(line?.text).toBe('w = np.array([−0.5])[0]');
    const numbers = line?.tokens.flatMap((token) => token.shown ?? []);
    expect(numbers).toEqual([
      shown,
      { text: '0', path: expect.stringContaining('code'), source: 'lesson' },
    ]);
    // What follows a value stands behind it.
    expect(line?.tokens.find(({ text }) => text === ']')?.column).toBe(18);
  });

  test('are refused where they are just typed', () => {
    expect(() => python`total = 2.8`).toThrow(UnsourcedNumberError);
    expect(() => python`np.sum(x, axis=0)`).toThrow(/\\0 where it belongs to the program/);
    expect(python`relu2 = float64(x1)`).toHaveLength(1);
  });
});
