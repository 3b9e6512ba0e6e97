import type { FullSceneDescription } from '@motion-canvas/core';
import { lessonInPage, named } from '../../../src/lesson/testing/lesson-in-page.ts';
import scene from '../dot-product.tsx';
import narration from '../narration.md?raw';
import { run } from '../run.ts';

/** The defaults of lesson 03; its `lesson.ts` needs zod, which pages do not have. */
const DEFAULTS = {
  inputs: [1, 2, 3, 2.5],
  weights: [0.2, 0.8, -0.5, 1],
  bias: 2,
  otherWeights: [0.5, -0.91, 0.26, -0.5, -0.26, -0.27],
};

/** Lesson 03 in a test page, with other parameters where they are given. */
export async function dotProduct(
  parameters: Partial<typeof DEFAULTS> = {},
  theme: 'dark' | 'light' = 'dark',
) {
  const lesson = await lessonInPage({
    id: '03-dot-product',
    run,
    parameters: { ...DEFAULTS, ...parameters },
    narration,
    chip: '{count} {count = 1 ? pair : pairs} · float\\64',
    theme,
  });
  return { lesson, scenes: [named('dot-product', scene)] as FullSceneDescription[] };
}
