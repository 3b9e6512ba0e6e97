import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';
import { common, silences, stillPictures } from './silence.ts';

/** Seconds in which nothing moves and nothing is said; then a viewer looks for what broke. */
const LONGEST_STILLNESS = 4;

/** No still picture of more than 4 seconds without narration. */
export function stillStretches({ timeline, moments }: Inspection): Sighting[] {
  const { beats, framesPerSecond } = timeline;
  return common(stillPictures(moments), silences(timeline)).flatMap(({ from, end }) => {
    const seconds = (end - from) / framesPerSecond;
    if (seconds <= LONGEST_STILLNESS) return [];
    return [
      {
        rule: 'still',
        beat: beats.findLast(({ firstFrame }) => firstFrame <= from)?.id ?? '',
        frame: from,
        object: 'the picture',
        problem: `It stands still for ${seconds.toFixed(1)} s while nothing is said; the most is ${LONGEST_STILLNESS} s.`,
        remedy: 'Say something, let something move, or shorten the hold.',
        badness: seconds,
      },
    ];
  });
}
