import { clock } from '../clock.ts';
import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';

/** Seconds; after six minutes students leave (Guo 2014). */
const LONGEST_LESSON = 6 * 60;
const LONGEST_CHAPTER = 90;

/** A lesson of at most 6 minutes, chapters of at most 90 seconds. */
export function longStretches({ timeline }: Pick<Inspection, 'timeline'>): Sighting[] {
  const { beats, frames, framesPerSecond } = timeline;
  const lesson = frames / framesPerSecond;
  const found: Sighting[] = beats.flatMap(({ id, title, firstFrame, endFrame }) => {
    const seconds = (endFrame - firstFrame) / framesPerSecond;
    if (seconds <= LONGEST_CHAPTER) return [];
    return [
      {
        rule: 'length',
        beat: id,
        frame: firstFrame,
        object: `the chapter "${title}"`,
        problem: `It takes ${Math.round(seconds)} s; a chapter takes at most ${LONGEST_CHAPTER} s.`,
        remedy: 'Part it in two beats with a heading each, or shorten it.',
        badness: seconds,
      },
    ];
  });
  if (lesson > LONGEST_LESSON) {
    found.push({
      rule: 'length',
      beat: beats.at(-1)?.id ?? '',
      frame: Math.round(LONGEST_LESSON * framesPerSecond),
      object: 'the lesson',
      problem: `It takes ${clock(lesson * 1000)}; a lesson takes at most ${clock(LONGEST_LESSON * 1000)}.`,
      remedy: 'Leave out what another lesson can tell, or part it in two lessons.',
      badness: lesson,
    });
  }
  return found;
}
