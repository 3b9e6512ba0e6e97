import { nearest } from '../run/nearest.ts';
import { ParameterError, UnknownNameError } from './errors.ts';
import { restingFrame, type TimedBeat, type Timeline } from './timeline.ts';

const SECONDS = /^\d+(\.\d+)?$/;
const WITHIN_BEAT = /^(.+?)(?:\s*\+\s*(\d+(?:\.\d+)?))?$/;

/**
 * The frame at a time that a person wrote: seconds into the lesson (`12.5`), a beat for the frame in which
 * its result stands (`the-bias-lifts`, or its heading), or seconds into a beat (`the-bias-lifts+2.5`).
 *
 * @throws UnknownNameError when there is no such beat, with the nearest one.
 * @throws ParameterError when the time lies after the end.
 */
export function frameAt(time: string, timeline: Timeline): number {
  const { framesPerSecond, frames } = timeline;
  if (SECONDS.test(time)) {
    return within(Number(time), frames, framesPerSecond, `"--at ${time}"`, 'the lesson');
  }
  const [, name, offset] = WITHIN_BEAT.exec(time.trim()) ?? [];
  const beat = findBeat(name ?? time, timeline.beats);
  if (offset === undefined) return restingFrame(beat, frames);
  const length = Math.min(beat.endFrame, frames) - beat.firstFrame;
  return (
    beat.firstFrame +
    within(Number(offset), length, framesPerSecond, `"--at ${time}"`, `"${beat.id}"`)
  );
}

function within(
  seconds: number,
  frames: number,
  framesPerSecond: number,
  given: string,
  whole: string,
): number {
  // A hair more, so that 0.3 s at 60 frames/s is frame 18 whatever the binary fraction says.
  const frame = Math.floor(seconds * framesPerSecond + 1e-6);
  if (frame < frames) return frame;
  const length = (frames / framesPerSecond).toFixed(2);
  throw new ParameterError(
    `${given} lies after the end: ${whole} is ${length} s long. Give a time before that.`,
  );
}

/**
 * The beat with an identifier or heading.
 *
 * @throws UnknownNameError with the nearest one when there is none.
 */
export function findBeat(name: string, beats: readonly TimedBeat[]): TimedBeat {
  const wanted = name.toLowerCase();
  const found = beats.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const ids = beats.map(({ id }) => id);
  const guess = nearest(name, ids);
  throw new UnknownNameError(
    `There is no beat "${name}". ${guess === undefined ? '' : `Did you mean "${guess}"? `}Give seconds, or one of: ${ids.join(', ')}.`,
  );
}
