import type { Timeline } from '../timeline.ts';

/** A frame to look at, and the beat that it is in. */
export interface Sample {
  readonly frame: number;
  readonly beat: string;
}

/** Seconds before a beat's end in which its picture has to rest. */
const END = 0.75;

/**
 * The frames to look at: the last one of each beat, in which its result stands, one shortly before, and from
 * the last one back in equal steps to the beat's beginning.
 *
 * @param every seconds between two of them
 */
export function samples({ beats, frames, framesPerSecond }: Timeline, every: number): Sample[] {
  const step = Math.max(1, Math.round(every * framesPerSecond));
  return beats.flatMap(({ id, firstFrame, endFrame }) => {
    const last = Math.min(endFrame, frames) - 1;
    const chosen = new Set([last, last - Math.round(END * framesPerSecond)]);
    for (let frame = last; frame >= firstFrame; frame -= step) chosen.add(frame);
    return [...chosen]
      .filter((frame) => frame >= firstFrame)
      .sort((a, b) => a - b)
      .map((frame) => ({ frame, beat: id }));
  });
}
