import type { FullSceneDescription } from '@motion-canvas/core';
import { lessonInPage, named } from '../../../src/lesson/testing/lesson-in-page.ts';
import narration from '../narration.md?raw';
import scene from '../neuron.tsx';
import { run } from '../run.ts';

/** The defaults of lesson 01; its `lesson.ts` needs zod, which pages do not have. */
const DEFAULTS = {
  inputs: [1, 2, 3],
  weights: [0.2, 0.8, -0.5],
  bias: 2,
  newInput: 2.5,
  newWeight: 1,
};

/** Lesson 01 in a test page, with other parameters where they are given. */
export async function oneNeuron(
  parameters: Partial<typeof DEFAULTS> = {},
  theme: 'dark' | 'light' = 'dark',
) {
  const lesson = await lessonInPage({
    id: '01-one-neuron',
    run,
    parameters: { ...DEFAULTS, ...parameters },
    narration,
    chip: '{count} {count = 1 ? input : inputs} · float\\64',
    theme,
  });
  return { lesson, scenes: [named('neuron', scene)] as FullSceneDescription[] };
}
