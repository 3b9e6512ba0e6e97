import { BREATH } from './breath.ts';
import type { Narrated } from './narrated.ts';

/**
 * Seconds that a lesson takes if no movement is longer than the words that go with it; the length before
 * its scenes have been played.
 */
export function readingTime({ beats }: Narrated): number {
  const cues = beats.flatMap(({ passages }) => passages.flatMap((passage) => passage.cues));
  return cues.reduce((total, { seconds }) => total + seconds, beats.length * BREATH);
}
