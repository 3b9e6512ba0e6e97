import { afterEach, expect, test, vi } from 'vitest';
import { FormulaFontError, formulaFontsLoaded, loadFormulaFonts } from './fonts.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a face that fails is named, and a later call tries again', async () => {
  const load = document.fonts.load.bind(document.fonts);
  vi.spyOn(document.fonts, 'load').mockImplementation((font) =>
    font.includes('KaTeX_Size3')
      ? Promise.reject(new DOMException('A network error occurred.'))
      : load(font),
  );
  const failed = loadFormulaFonts();
  await expect(failed).rejects.toThrow(FormulaFontError);
  await expect(failed).rejects.toThrow(/"normal 400 16px KaTeX_Size3".*network error/);
  expect(formulaFontsLoaded()).toBe(false);

  vi.mocked(document.fonts.load).mockImplementation((font) =>
    font.includes('KaTeX_AMS') ? Promise.resolve([]) : load(font),
  );
  await expect(loadFormulaFonts()).rejects.toThrow(/KaTeX_AMS.*declares no such face/);

  vi.restoreAllMocks();
  await loadFormulaFonts();
  expect(formulaFontsLoaded()).toBe(true);
});

test('every face that KaTeX declares is loaded', async () => {
  await loadFormulaFonts();
  const faces = [...document.fonts].filter(({ family }) => family.includes('KaTeX_'));
  expect(faces.length).toBeGreaterThanOrEqual(20);
  expect(faces.filter(({ status }) => status !== 'loaded').map(({ family }) => family)).toEqual([]);
});
