import { describe, expect, test } from 'vitest';
import { FormulaError } from './error.ts';
import { loadFormulaFonts } from './fonts.ts';
import { layoutFormula } from './layout.ts';

test('nothing is set before the fonts are there', async () => {
  expect(() => layoutFormula('x')).toThrow(/fonts are not loaded.*loadFormulaFonts/);
  await loadFormulaFonts();
  expect(layoutFormula('x').symbols).toHaveLength(1);
});

test('an empty formula has no extent', async () => {
  await loadFormulaFonts();
  expect(layoutFormula('')).toMatchObject({ width: 0, ascent: 0, descent: 0, symbols: [] });
});

describe('refuses', () => {
  test.each([
    ['\\frac{1', 7, /end of input.*\}.*Close what is open/],
    ['x^2^3', 3, /Double superscript.*braces/],
    ['a + \\part{w}{\\foo}', 13, /Undefined control sequence: \\foo at position 14/],
    ['\\text{5 €}', 8, /€.*no such glyph/],
    ['x = y \\tag{1}', undefined, /\\tag.*cannot be drawn/],
    ['\\href{http://a}{b}', 0, /\\href is not allowed/],
  ])('%s', (tex, position, message) => {
    let error: unknown;
    try {
      layoutFormula(tex);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FormulaError);
    expect((error as FormulaError).tex).toBe(tex);
    expect((error as FormulaError).position).toBe(position);
    expect((error as FormulaError).message).toMatch(message);
  });
});

test('a style sheet of the page does not reach it', () => {
  const style = document.createElement('style');
  style.textContent =
    '* { box-sizing: border-box; letter-spacing: 3px; line-height: 3; font-weight: 700 }';
  document.head.append(style);
  const styled = layoutFormula('\\frac{a b}{c}\\; d');
  style.remove();
  const plain = layoutFormula('\\frac{a b}{c}\\;  d');
  expect(styled.symbols).toEqual(plain.symbols);
});
