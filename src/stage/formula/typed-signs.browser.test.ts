import { beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../fonts.ts';
import { loadFormulaFonts } from './fonts.ts';
import { layoutFormula } from './layout.ts';
import { TYPED_SIGNS } from './typed-signs.ts';

beforeAll(() => Promise.all([loadFonts('сумма'), loadFormulaFonts()]));

/** Every other sign that authors type, with its command; KaTeX sets these alike by itself. */
const KNOWN: Readonly<Record<string, string>> = {
  '⋅': '\\cdot',
  '×': '\\times',
  '÷': '\\div',
  '±': '\\pm',
  '∓': '\\mp',
  '−': '-',
  '∗': '*',
  '∘': '\\circ',
  '⊙': '\\odot',
  '⊗': '\\otimes',
  '⊕': '\\oplus',
  '≤': '\\leq',
  '≥': '\\geq',
  '≠': '\\neq',
  '≈': '\\approx',
  '≡': '\\equiv',
  '∼': '\\sim',
  '≃': '\\simeq',
  '≅': '\\cong',
  '∝': '\\propto',
  '≪': '\\ll',
  '≫': '\\gg',
  '≔': '\\coloneqq',
  '→': '\\to',
  '←': '\\leftarrow',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '⇐': '\\Leftarrow',
  '⇔': '\\Leftrightarrow',
  '↦': '\\mapsto',
  '↑': '\\uparrow',
  '↓': '\\downarrow',
  '⟶': '\\longrightarrow',
  '⟹': '\\Longrightarrow',
  '∈': '\\in',
  '∉': '\\notin',
  '∋': '\\ni',
  '⊂': '\\subset',
  '⊆': '\\subseteq',
  '⊃': '\\supset',
  '∪': '\\cup',
  '∩': '\\cap',
  '∖': '\\setminus',
  '∧': '\\land',
  '∨': '\\lor',
  '¬': '\\lnot',
  '∀': '\\forall',
  '∃': '\\exists',
  '∇': '\\nabla',
  '∂': '\\partial',
  '∞': '\\infty',
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∣': '\\mid',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '…': '\\ldots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '⋱': '\\ddots',
  ℝ: '\\mathbb{R}',
  ℕ: '\\mathbb{N}',
  ℓ: '\\ell',
  ᵀ: '^T',
  '²': '^2',
  '₁': '_1',
  α: '\\alpha',
  ε: '\\varepsilon',
  θ: '\\theta',
  λ: '\\lambda',
  μ: '\\mu',
  σ: '\\sigma',
  φ: '\\varphi',
  Σ: '\\Sigma',
  Δ: '\\Delta',
  Ω: '\\Omega',
};

describe('a typed sign is set as its command is: the same glyphs in the same places', () => {
  test.each(Object.entries({ ...TYPED_SIGNS, ...KNOWN }))('%s is %s', (sign, command) => {
    for (const [before, after] of [
      ['a', 'b'],
      ['{a_i}', '{b}_j'],
      ['3', ' 4'],
    ]) {
      const typed = layoutFormula(`${before}${sign}${after}`).symbols;
      const meant = layoutFormula(`${before}${command} ${after}`).symbols;
      expect(typed).toEqual(meant);
    }
  });
});

test('a dot between two factors has the space of an operator on both sides', () => {
  const [a, dot, b] = layoutFormula('x·y').symbols;
  const left = dot!.box.x - (a!.box.x + a!.box.width);
  const right = b!.box.x - (dot!.box.x + dot!.box.width);
  expect(dot!.atom).toBe('bin');
  expect(Math.abs(left - right)).toBeLessThan(0.06);
  expect(left).toBeGreaterThan(0.2);
});

test('inside a text the sign is the text’s own', () => {
  const symbols = layoutFormula('\\text{a · b – c}').symbols.map(({ text }) => text);
  // KaTeX draws both dots with one glyph.
  expect(symbols).toEqual(['a', '⋅', 'b', '–', 'c']);
});

test('a script that KaTeX has no face for is set in the stage’s own, or refused', () => {
  const { symbols } = layoutFormula('\\text{сумма} = \\sum_i x_i');
  const faces = symbols.map(({ shape }) => (shape.kind === 'glyph' ? shape.face : ''));
  expect(faces.slice(0, 5)).toEqual(Array(5).fill('normal 400 Inter'));
  expect(faces[5]).toMatch(/KaTeX_Main$/);
  expect(symbols[0]!.box.height).toBeGreaterThan(0.4);
  expect(() => layoutFormula('\\text{层}')).toThrow(/No font here has "层"/);
});
