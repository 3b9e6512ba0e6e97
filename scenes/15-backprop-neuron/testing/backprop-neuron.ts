import type { FullSceneDescription } from '@motion-canvas/core';
import { lessonInPage, named } from '../../../src/lesson/testing/lesson-in-page.ts';
import forwardAndBack from '../forward-and-back.tsx';
import narration from '../narration.md?raw';
import nudge from '../nudge.tsx';
import { run } from '../run.ts';
import updates from '../updates.tsx';

/** The defaults of lesson 15; its `lesson.ts` needs zod, which pages do not have. */
const DEFAULTS = {
  weights: [-3, -1, 2],
  inputs: [1, -2, 3],
  bias: 1,
  target: 0,
  learningRate: 0.001,
};

/** Lesson 15 in a test page, with other parameters where they are given. */
export async function backpropNeuron(
  parameters: Partial<typeof DEFAULTS> = {},
  theme: 'dark' | 'light' = 'dark',
) {
  const lesson = await lessonInPage({
    id: '15-backprop-neuron',
    run,
    parameters: { ...DEFAULTS, ...parameters },
    narration,
    chip: '{count} {count = 1 ? input : inputs} · learning rate {learning_rate} · float\\64',
    theme,
  });
  const scenes = [
    named('forward-and-back', forwardAndBack),
    named('nudge', nudge),
    named('updates', updates),
  ];
  return { lesson, scenes: scenes as FullSceneDescription[] };
}
