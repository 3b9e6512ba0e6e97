import type { FullSceneDescription } from '@motion-canvas/core';
import type { PlaneTable } from '../../../src/lesson/plane-data.ts';
import { lessonInPage, named } from '../../../src/lesson/testing/lesson-in-page.ts';
import narration from '../narration.md?raw';
import { run } from '../run.ts';
import scene from '../training.tsx';

/** The defaults of lesson 18 but for the epochs; its `lesson.ts` needs zod, which pages do not have. */
const DEFAULTS = {
  data: 'spiral' as string | PlaneTable,
  columns: [] as (string | number)[],
  label: '' as string | number,
  hidden: 64,
  optimizer: 'adam' as 'adam' | 'sgd' | 'momentum' | 'adagrad' | 'rmsprop',
  learningRate: 0.05,
  decay: 5e-7,
  seed: 0,
  epochs: 400,
};

/** Lesson 18 in a test page, with other parameters where they are given. */
export async function trainingLoop(
  parameters: Partial<typeof DEFAULTS> = {},
  theme: 'dark' | 'light' = 'dark',
) {
  const lesson = await lessonInPage({
    id: '18-training-loop',
    run,
    parameters: { ...DEFAULTS, ...parameters },
    narration,
    chip: 'seed {seed} · float\\64',
    theme,
  });
  return { lesson, scenes: [named('training', scene)] as FullSceneDescription[] };
}
