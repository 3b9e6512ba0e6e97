import pixelmatch from 'pixelmatch';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawShape, prepareContext } from './draw.ts';
import { loadFormulaFonts } from './fonts.ts';
import { layoutFormula } from './layout.ts';
import {
  INK,
  newContext,
  PAPER,
  photographKatex,
  preparePage,
  shrink,
} from './testing/photograph.ts';
import { differing } from './testing/pictures.ts';

beforeAll(async () => {
  await preparePage();
  await loadFormulaFonts();
});

const FORMULAS: Record<string, string> = {
  fraction: '\\frac{\\partial L}{\\partial w_3} = \\frac{1}{N}',
  'sum with limits': '\\sum_{i=1}^{n} w_i x_i + b',
  root: '\\sqrt{x^2+1}\\;\\sqrt[3]{\\frac{\\frac{a}{b}}{\\frac{c}{d}}}',
  'hat and vector': '\\hat{y} = \\vec{w}\\cdot\\vec{x}',
  'wide accents': '\\widehat{abc}+\\overrightarrow{AB}+\\overline{z}',
  matrix: '\\begin{bmatrix}1&2\\\\3&4\\\\5&6\\end{bmatrix}',
  'tall matrix': '\\begin{pmatrix}1\\\\2\\\\3\\\\4\\\\5\\end{pmatrix}',
  'stretchy brackets': '\\left(\\frac{\\frac{a}{b}}{c}\\right)\\left\\{x\\right\\}',
  'underbrace and overbrace': '\\underbrace{w_1x_1+w_2x_2}_{z}\\overbrace{abc}^{3}',
  colours: '\\textcolor{#4DA3F0}{w_3}\\,\\textcolor{#F7741E}{x_3}',
  text: '\\text{loss rate AV é “x”}',
  'negative numbers': 'z = -0.37 - (-1.5)\\cdot 2',
  cases: '\\begin{cases}x & x>0\\\\0.01x & x\\le 0\\end{cases}',
  'integral and product': '\\prod_{k}\\int_0^\\infty e^{-x^2}\\,dx',
  'other faces':
    '\\mathbf{W}^\\top\\boldsymbol{\\theta}\\mathcal{L}\\mathbb{R}\\mathrm{softmax}\\mathtt{x}',
  'coloured box': '\\colorbox{#1A2547}{$x_3$}\\fcolorbox{#4DA3F0}{#1A2547}{$y$}',
  'strike-out and frame': '\\cancel{y}\\boxed{z}\\rule{0.5em}{1em}',
};

/** Size at which the lessons show formulas, and how much finer the page is photographed. */
const EM = 50;
const FINE = 8;

describe('looks like KaTeX on a web page', () => {
  // Chromium puts borders and SVG boxes of HTML on whole pixels, the canvas does not. So both are
  // painted 8 times as large and averaged down: what is left of that is 1/16 pixel.
  test.each(Object.entries(FORMULAS))('%s', { timeout: 30_000 }, async (_name, tex) => {
    const difference = await compare(tex, FINE);
    expect(difference.ink).toBeGreaterThan(300);
    expect(difference.mismatched).toBe(0);
    expect(difference.meanLevels).toBeLessThan(6);
  });

  test('a table with a line, whose 1 px minimum KaTeX takes from the screen', async () => {
    const difference = await compare('\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}', 16);
    expect(difference.mismatched).toBe(0);
  }, 30_000);

  test('two lines, whose distance the browser rounds to a pixel', async () => {
    const difference = await compare('a = b + c \\\\ \\frac{d}{e} = f', FINE, { lines: true });
    expect(difference.mismatched / difference.ink).toBeLessThan(0.02);
  });

  test('glyphs alone are the same to the pixel at the size shown', async () => {
    const difference = await compare('\\mathbf{W}x', 1);
    expect(difference.ink).toBeGreaterThan(300);
    expect(difference.mismatched).toBe(0);
  });

  test('the comparison sees a glyph that is off by a tenth of a pixel', async () => {
    const difference = await compare(FORMULAS['sum with limits'], FINE, { error: 0.1 / EM });
    expect(difference.mismatched).toBeGreaterThan(0);
  });

  test('marking parts changes no pixel', () => {
    const plain = paint('-w_3 x_3 - \\frac{a}{b} = c', 1);
    const marked = paint(
      '\\part{m}{-}\\part{w3}{w_3} \\part{x}{x_3} \\part{op}{-} \\part{f}{\\frac{\\part{n}{a}}{b}} \\part{eq}{=} c',
      1,
    );
    expect(differing(marked, plain)).toBe(0);
  });
});

/** Compares KaTeX's HTML with ours at `factor` times the size, averaged down to the size shown. */
async function compare(tex: string, factor: number, { error = 0, lines = false } = {}) {
  const place = { ...placement(tex, factor), lines };
  const theirs = shrink(await photographKatex(tex, place), factor);
  const ours = shrink(paint(tex, factor, error), factor);
  const { width, height } = ours;
  let ink = 0;
  let sum = 0;
  const paper = Number.parseInt(PAPER.slice(3, 5), 16);
  for (let i = 1; i < ours.data.length; i += 4) {
    if (theirs.data[i] !== paper) ink++;
    sum += Math.abs(theirs.data[i] - ours.data[i]);
  }
  const options = { threshold: 0.1, includeAA: true };
  const mismatched = pixelmatch(theirs.data, ours.data, undefined, width, height, options);
  return { ink, mismatched, meanLevels: sum / ink };
}

function placement(tex: string, factor: number) {
  const { width, ascent, descent } = layoutFormula(tex);
  return {
    width: factor * (Math.ceil(width * EM) + 30),
    height: factor * (Math.ceil((ascent + descent) * EM) + 30),
    x: factor * 15,
    y: factor * Math.round(15 + ascent * EM),
    em: factor * EM,
  };
}

/** Our drawing; `error` moves it to the right by so many em. */
function paint(tex: string, factor: number, error = 0): ImageData {
  const { width, height, x, y, em } = placement(tex, factor);
  const context = newContext(width, height);
  context.translate(x + error * em, y);
  context.scale(em, em);
  prepareContext(context);
  for (const { shape, color } of layoutFormula(tex).symbols) {
    context.fillStyle = color ?? INK;
    drawShape(context, shape);
  }
  return context.getImageData(0, 0, width, height);
}
