import { expect, test } from 'vitest';
import { seenText } from './testing/seen-text.ts';
import { textLines } from './text-lines.ts';

const at = (text: string, x: number, y: number, more = {}) =>
  seenText({
    text,
    box: { x, y: y - 29, width: 16 * text.length, height: 29 },
    baseline: y,
    ...more,
  });

const lines = (...texts: ReturnType<typeof at>[]) => textLines(texts).map(({ text }) => text);

test('pieces on one baseline make a line, whatever their order', () => {
  expect(lines(at('1.8', 260, 300), at('0.2 +', 100, 301), at('1.6 =', 185, 300))).toEqual([
    '0.2 + 1.6 = 1.8',
  ]);
});

test('pieces far apart or at other heights make lines of their own', () => {
  expect(lines(at('0.2', 100, 300), at('1.6', 400, 300), at('7', 150, 340))).toEqual([
    '0.2',
    '7',
    '1.6',
  ]);
});

test('padding zeros belong to their number, and what fades is a gap', () => {
  const zeros = at('00', 148, 300, { whole: '0.200', isPadding: true });
  const fading = at('1.6', 250, 300, { alpha: 0.5 });
  expect(lines(at('0.2', 100, 300, { whole: '0.200' }), zeros, at('+', 190, 300), fading)).toEqual([
    '0.200 + …',
  ]);
});

test('formulas with fractions and powers are left out, tables are not', () => {
  expect(lines(at('3', 100, 300, { whole: '\\frac{1}{2} 3' }))).toEqual([]);
  expect(lines(at('3', 100, 300, { whole: '10^{3}' }))).toEqual([]);
  expect(lines(at('3', 100, 300, { whole: '\\begin{array}{c} 3 \\end{array}' }))).toEqual(['3']);
  expect(lines(at('3', 100, 300, { whole: '\\begin{pmatrix} 3 \\end{pmatrix}' }))).toEqual([]);
});
