import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Coverage, missingSignText, signIn } from './coverage.ts';
import { generateFaces } from './generate.ts';
import { SHIPPED_FACES } from './shipped-faces.ts';
import { signsOf } from './signs-of.ts';
import { codePointsIn, unicodeRange } from './unicode-range.ts';

const require = createRequire(import.meta.url);

/** What lessons write beyond ASCII, and what the issue that asked for it named. */
const SIGNS =
  '→←↑↓↔⇒⇔↦∇∂∈∉ℝℕℤℂ⋅·×÷±−≤≥≠≈≡∝∞∑∏√∫∀∃∧∨∪∩⊂⊆⊙⊗⊕∘⟨⟩⌊⌋⌈⌉…⋮⋯✓✗●▲■○△□▶★₀₁₂₃ₙᵀ²³ⁿ½‰°µ–—„“”‘’«»' +
  'äöüßéèçñøåæœżłğşőąęčřťűıİāēŵăîșțđ' +
  'αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩάέήίόύώϵϕ' +
  'абвгдежзийклмнопрстуфхцчшщъыьэюяЖЯЁёіїєґџњљђћў';

test('the written tables are those of the fonts', async () => {
  const generated = await generateFaces();
  for (const [name, contents] of Object.entries(generated)) {
    expect(readFileSync(join(import.meta.dirname, name), 'utf8') === contents, name).toBe(true);
  }
});

test.each(['Inter', 'JetBrains Mono'] as const)(
  '%s has every sign that lessons write',
  (family) => {
    const coverage = new Coverage();
    const lacks = [...SIGNS].filter((sign) => coverage.missing(sign, family) !== undefined);
    expect(lacks).toEqual([]);
  },
);

test('what is covered is in the character map of each weight', () => {
  for (const family of ['Inter', 'JetBrains Mono'] as const) {
    const faces = SHIPPED_FACES.filter((face) => face.family === family);
    for (const weight of Object.keys(faces[0]?.files ?? {})) {
      const files = faces.map(({ files }) => require.resolve(files[Number(weight)] as string));
      expect(files.every((file) => existsSync(file))).toBe(true);
      const has = new Set(files.flatMap((file) => [...signsOf(readFileSync(file))]));
      const lacks = [...SIGNS].filter((sign) => !has.has(sign.codePointAt(0) as number));
      expect(lacks, `${family} ${weight}`).toEqual([]);
    }
  }
});

test('the first sign that no font has is named', () => {
  const coverage = new Coverage();
  expect(coverage.missing('Ein Bündel → żółć\u202f\u200d\ufe0f\n')).toBeUndefined();
  expect(coverage.missing('a 层 b 数')).toBe('层');
  expect(coverage.missing('😀 a')).toBe(coverage.has(0x1f600, 'Inter') ? undefined : '😀');
  const added = { signs: { Inter: 'U+5C42', 'JetBrains Mono': '' } };
  expect(new Coverage([added]).missing('a 层')).toBeUndefined();
  expect(new Coverage([added]).missing('a 层', 'JetBrains Mono')).toBe('层');
});

test('a message says the sign, its number and the text, and can be read back', () => {
  const message = missingSignText('层', 'Die 层 lernt');
  expect(message).toMatch(/"层" \(U\+5C42\).*"Die 层 lernt".*--font FILE.*lesson\.ts/);
  expect(signIn(`page.draw: MissingSignError: ${message}\n at x`)).toBe('层');
  expect(signIn('something else')).toBeUndefined();
});

test('ranges', () => {
  expect(unicodeRange([0x41, 0x20, 0x42, 0x43, 0x5c42])).toBe('U+20,U+41-43,U+5C42');
  expect([...codePointsIn('U+20,U+41-43')]).toEqual([0x20, 0x41, 0x42, 0x43]);
  expect([...codePointsIn('')]).toEqual([]);
});
