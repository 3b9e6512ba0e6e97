import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../files/package-folder.ts';
import { readFonts } from './added-fonts.ts';
import { fakeRun } from './fake-run.ts';
import type { LessonFolder } from './lesson-folder.ts';
import { fillNarration, parseNarration } from './narration.ts';
import { placeOfSign, requireSignsOf, signsOfLesson } from './signs.ts';

/** KaTeX's font has signs of its own in the private range, which no shipped face has. */
const AMS = createRequire(import.meta.url).resolve('katex/dist/fonts/KaTeX_AMS-Regular.ttf');
const PRIVATE = '\ue010';

let folder: LessonFolder;
beforeAll(() => {
  folder = { id: '01-signs', path: mkdtempSync(join(packageFolder, 'renders', 'signs-')) };
});
afterAll(() => rmSync(folder.path, { recursive: true }));

/** The payload of a lesson with this narration, whose files lie in the folder. */
function told(narration: string, captions: 'burn' | 'none' = 'burn', title = 'Signs') {
  writeFileSync(join(folder.path, 'narration.md'), narration);
  writeFileSync(
    join(folder.path, 'lesson.ts'),
    `export const lesson = {\n  title: '${title}',\n};\n`,
  );
  writeFileSync(join(folder.path, 'scene.tsx'), "const label = 'Ω';\n\ndraw('数');\n");
  const narrated = fillNarration(parseNarration(narration, 'narration.md'), fakeRun({}), 'en');
  return { title, chip: { text: 'float64', numbers: [] }, captions, narrated };
}

const GOOD = '## Größe, żółć → ∇\n\nRoughly ∈ ℝ, ⋅ and ✓: Ωμέγα, Привет, łódź.\n';

describe('what is drawn around the scenes', () => {
  test('Latin, Greek, Cyrillic, arrows and the signs of mathematics are there', async () => {
    await expect(requireSignsOf(folder, told(GOOD), [])).resolves.toBeUndefined();
  });

  test.each([
    [
      'a caption',
      `${GOOD}\n## B\n\nDie\nlernt 层 neu.\n`,
      'Signs',
      /narration\.md:8: .*"层" \(U\+5C42\)/,
    ],
    ['a beat’s title', `## A 层\n\nText.\n`, 'Signs', /narration\.md:1: .*"层"/],
    ['the title', GOOD, 'Die 层', /lesson\.ts:2: .*"层".*"Die 层"/],
    [
      'a question',
      '## A\n\nText.\n\n### Was?\n\n- [x] a\n- [ ] 层 : weil\n',
      'Signs',
      /narration\.md:8: .*"层"/,
    ],
  ])('in %s it stops with sign, file and line', async (_, narration, title, message) => {
    await expect(requireSignsOf(folder, told(narration, 'burn', title), [])).rejects.toThrow(
      message,
    );
  });

  test('captions that a player draws may hold whatever it has', async () => {
    await expect(requireSignsOf(folder, told('## A\n\n层.', 'none'), [])).resolves.toBeUndefined();
    const onSheet = { ...told('## A\n\nText.', 'none'), summary: '层' };
    await expect(requireSignsOf(folder, onSheet, [])).rejects.toThrow(/"层"/);
  });
});

describe('an added font', () => {
  test('draws what it has, and no more', async () => {
    const fonts = await readFonts([AMS]);
    const lesson = told(`## A\n\nA ${PRIVATE} sign.`);
    await expect(requireSignsOf(folder, lesson, [])).rejects.toThrow(/U\+E010/);
    await expect(requireSignsOf(folder, lesson, fonts)).resolves.toBeUndefined();
    const other = told(`## A\n\n${PRIVATE} 层`);
    await expect(requireSignsOf(folder, other, fonts)).rejects.toThrow(/"层"/);
  });

  test('takes over nothing that a shipped face has; of two, the first draws', async () => {
    const [first, second] = await readFonts([AMS, AMS]);
    expect(first?.signs.Inter).toContain('U+E00C-E011');
    expect(first?.signs.Inter).not.toMatch(/U\+41\b/);
    expect(second?.signs).toEqual({ Inter: '', 'JetBrains Mono': '' });
    expect(first?.bytes).toEqual(readFileSync(AMS));
  });

  test.each([
    ['nothing.ttf', /There is no font .*nothing\.ttf/],
    [join(import.meta.dirname, 'signs.test.ts'), /signs\.test\.ts is no font/],
  ])('%s is refused', async (file, message) => {
    await expect(readFonts([file])).rejects.toThrow(message);
  });
});

test('what a lesson may show is known before its page is opened', async () => {
  const signs = await signsOfLesson(folder, told('## A\n\nñ → {1 = 1 ? ż : ğ}'));
  for (const sign of ['ñ', '→', 'ż', 'ğ', 'Ω', '数']) expect(signs).toContain(sign);
  expect(signs).toMatch(/^[^ -~]*$/);
  expect(await placeOfSign(folder, '数')).toMatch(/scene\.tsx:3$/);
  expect(await placeOfSign(folder, '𓀀')).toBeUndefined();
});
