import type { Timeline } from '../timeline.ts';

/** A frame to look at, and the beat that it is in. */
export interface Sample {
  readonly frame: number;
  readonly beat: string;
}

/**
 * The frames to look at: the last one of each beat, in which its result stands, and from there back in
 * equal steps to the beat's beginning.
 *
 * @param every seconds between two of them
 */
export function samples({ beats, frames, framesPerSecond }: Timeline, every: number): Sample[] {
  const step = Math.max(1, Math.round(every * framesPerSecond));
  return beats.flatMap(({ id, firstFrame, endFrame }) => {
    const found: Sample[] = [];
    for (let frame = Math.min(endFrame, frames) - 1; frame >= firstFrame; frame -= step)
      found.unshift({ frame, beat: id });
    return found;
  });
}
