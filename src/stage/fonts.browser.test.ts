import dejavuMono from '@fontsource/dejavu-mono/files/dejavu-mono-latin-700-normal.woff2?url';
import dejavu from '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2?url';
import greek from '@fontsource/inter/files/inter-greek-500-normal.woff2?url';
import interWhole from 'inter-ui/web/Inter-Bold.woff2?url';
import amsFace from 'katex/dist/fonts/KaTeX_AMS-Regular.woff2?url';
import { beforeAll, describe, expect, test } from 'vitest';
import { inter, loadFonts, mono, requireSigns } from './fonts.ts';

/** A sign of KaTeX's own, in the private range: no face of the stage has it. */
const PRIVATE = '\ue010';

const LETTERS = 'żłğşő Ω Ж → ∇ ∈ ℝ ⋅ ✓ ⋮';

beforeAll(async () => {
  await loadFonts(LETTERS, [
    { name: 'ams', url: amsFace, hash: '', signs: { Inter: 'U+E010', 'JetBrains Mono': '' } },
  ]);
});

function draw(text: string, font: string): { pixels: string; width: number; ink: number } {
  const canvas = new OffscreenCanvas(120, 120);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.font = font;
  context.fillText(text, 20, 90);
  const { data } = context.getImageData(0, 0, 120, 120);
  return {
    pixels: data.join(),
    width: context.measureText(text).width,
    ink: data.filter((value) => value > 0).length,
  };
}

/** The file by itself, under a name of its own. */
async function alone(name: string, url: string, weight = 400): Promise<(size: number) => string> {
  const face = new FontFace(name, `url("${url}")`, { weight: String(weight) });
  document.fonts.add(await face.load());
  return (size) => `${weight} ${size}px ${name}`;
}

describe('each sign is drawn by the face that ships for it, pixel for pixel', () => {
  test.each([
    ['Greek', 'Ω', inter(80, 500), greek, 500],
    ['an arrow', '→', inter(80, 700), interWhole, 700],
    ['a tick', '✓', inter(80, 700), interWhole, 700],
    ['nabla', '∇', inter(80, 500), dejavu, 500],
    ['the reals', 'ℝ', inter(80, 400), dejavu, 400],
    ['dots', '⋮', inter(80, 500), dejavu, 500],
    ['an added sign', PRIVATE, inter(80, 800), amsFace, 800],
  ] as const)('%s', async (name, sign, font, url, weight) => {
    const probe = await alone(`probe-${name.replaceAll(' ', '-')}`, url, weight);
    const ours = draw(sign, font);
    expect(ours.ink).toBeGreaterThan(100);
    expect(ours.pixels).toBe(draw(sign, probe(80)).pixels);
  });

  test('in code, a sign from the other face is as wide as a letter', async () => {
    const letter = draw('x', mono(80, 700)).width;
    for (const sign of '∇ℝ⋅→✓ΩЖ') {
      expect(Math.abs(draw(sign, mono(80, 700)).width - letter)).toBeLessThan(0.05);
    }
    const probe = await alone('probe-mono', dejavuMono, 700);
    expect(draw('∇', mono(80, 700)).ink).toBeGreaterThan(0.9 * draw('∇', probe(80)).ink);
  });

  test('a sign is as high and about as strong as the letters beside it', () => {
    const box = (text: string, font: string) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      context.font = font;
      const m = context.measureText(text);
      return m.actualBoundingBoxAscent + m.actualBoundingBoxDescent;
    };
    expect(box('ℝ', inter(100)) / box('R', inter(100))).toBeCloseTo(1, 1);
    expect(box('∇', inter(100)) / box('V', inter(100))).toBeCloseTo(1, 1);
    const strength = (weight: 500 | 700) => draw('ℝ', inter(80, weight)).ink;
    expect(strength(700)).toBeGreaterThan(1.15 * strength(500));
  });
});

describe('the guard', () => {
  test.each(['a 层', '数据', '𓀀'])('%s stops', (text) => {
    expect(() => requireSigns(text, inter(40))).toThrow(/No font here has ".+" \(U\+[0-9A-F]+\)/);
  });

  test.each([
    ['plain', inter(40)],
    [`${LETTERS} − × ≈`, inter(40)],
    [PRIVATE, inter(40)],
    ['层', '40px KaTeX_Main'],
  ])('%s passes', (text, font) => {
    expect(() => requireSigns(text, font)).not.toThrow();
  });

  test('a sign that was not expected is there when the frame is drawn again', async () => {
    const { DependencyContext } = await import('@motion-canvas/core');
    requireSigns('щ', inter(40, 600));
    expect(DependencyContext.hasPromises()).toBe(true);
    await DependencyContext.consumePromises();
    expect(document.fonts.check(inter(40, 600), 'щ')).toBe(true);
    requireSigns('щ', inter(40, 600));
    expect(DependencyContext.hasPromises()).toBe(false);
  });
});
