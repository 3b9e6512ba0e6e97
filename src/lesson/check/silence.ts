import { readingSeconds } from '../cues.ts';
import type { Timeline } from '../timeline.ts';
import type { Moment } from './moment.ts';

/** Frames from `from` up to, not including, `end`. */
export interface Stretch {
  readonly from: number;
  readonly end: number;
}

/** When nothing is said: a sentence takes as long as it takes to be read, though its caption may stay. */
export function silences({ beats, frames, framesPerSecond }: Timeline): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { text, firstFrame, endFrame } of beats.flatMap(({ cues }) => cues)) {
    if (firstFrame > from) found.push({ from, end: firstFrame });
    const read = firstFrame + Math.round(readingSeconds(text) * framesPerSecond);
    from = Math.max(from, Math.min(endFrame, read));
  }
  if (frames > from) found.push({ from, end: frames });
  return found;
}

/** When the picture stands still, from the first to the last of moments that look the same. */
export function stillPictures(moments: readonly Moment[]): Stretch[] {
  const found: Stretch[] = [];
  let begin = moments[0];
  for (const [index, moment] of moments.entries()) {
    const next = moments[index + 1];
    if (next?.picture === moment.picture) continue;
    if (begin !== undefined && begin !== moment)
      found.push({ from: begin.frame, end: moment.frame + 1 });
    begin = next;
  }
  return found;
}

/** Where a stretch of each kind goes on at once. */
export function common(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  return a
    .flatMap((one) =>
      b.map((other) => ({
        from: Math.max(one.from, other.from),
        end: Math.min(one.end, other.end),
      })),
    )
    .filter(({ from, end }) => end > from)
    .sort((one, other) => one.from - other.from);
}
