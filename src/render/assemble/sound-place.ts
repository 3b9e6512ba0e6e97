import { findBeat } from '../../lesson/beat-time.ts';
import { clock } from '../../lesson/clock.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { WrongUseError } from '../errors.ts';
import { type Clip, WHOLE } from '../plan/clip.ts';

/** Where a recording lies under a video; all in seconds. What is cut or silent is 0 where there is none. */
export interface SoundPlace {
  /** How long the recording is. */
  readonly recorded: number;
  /** When it begins, counted from the video's first frame; negative where its beginning is not heard. */
  readonly offset: number;
  /** The stretch of the recording that is heard; `from` equals `until` where nothing is. */
  readonly from: number;
  readonly until: number;
  /** What of the recording lies before the video's first frame, and after its last. */
  readonly cutBefore: number;
  readonly cutAfter: number;
  /** How long the video is silent before the recording begins, and after it has ended. */
  readonly silentBefore: number;
  readonly silentAfter: number;
}

/**
 * Lays a recording under a video. A recording belongs to the whole lesson: a part of the lesson takes the
 * stretch of it that is heard there.
 *
 * @param offset when it begins: seconds into the lesson, or a beat, with or without seconds into it
 * @throws UnknownNameError when there is no such beat
 * @example
 * // The part from 0:20 to 0:50 of a lesson, of which 90 s are recorded:
 * placeSound(90, 0, timeline, clip) // { offset: -20, from: 20, until: 50, cutBefore: 20, cutAfter: 40, … }
 */
export function placeSound(
  recorded: number,
  offset: number | string,
  timeline: Timeline,
  clip: Pick<Clip, 'firstFrame' | 'endFrame'>,
): SoundPlace {
  const { framesPerSecond } = timeline;
  const seconds = (clip.endFrame - clip.firstFrame) / framesPerSecond;
  const start = secondsAt(offset, timeline) - clip.firstFrame / framesPerSecond;
  const from = Math.min(recorded, Math.max(0, -start));
  const until = Math.max(from, Math.min(recorded, seconds - start));
  const isHeard = until > from;
  return {
    recorded,
    offset: start,
    from,
    until,
    cutBefore: from,
    cutAfter: isHeard ? recorded - until : recorded - from,
    silentBefore: isHeard ? Math.max(0, start) : seconds,
    silentAfter: isHeard ? Math.max(0, seconds - start - recorded) : 0,
  };
}

const WITHIN_BEAT = /^(.+?)(?:\s*\+\s*(\d+(?:\.\d+)?))?$/;

/** A time in seconds into the lesson; a beat stands for its first frame. */
function secondsAt(offset: number | string, { beats, framesPerSecond }: Timeline): number {
  if (typeof offset === 'number') return offset;
  const [, name = offset, into = '0'] = WITHIN_BEAT.exec(offset.trim()) ?? [];
  return findBeat(name, beats).firstFrame / framesPerSecond + Number(into);
}

/** Shorter than this nobody misses: what files say of their length is not exact. */
const UNHEARD = 0.1;

/**
 * What somebody has to know who has given a recording: that some of it is not heard though it was meant to
 * be, or that the video is silent where there is none. Empty where all is as expected.
 */
export function remarksOn(name: string, place: SoundPlace, clip: Pick<Clip, 'name'>): string[] {
  const { recorded, offset, from, until, cutAfter, silentAfter } = place;
  const video = clip.name === WHOLE ? 'the lesson' : `"${clip.name}"`;
  if (until <= from) {
    return offset < 0
      ? [
          `Nothing of ${name} is heard: it has ended (${length(recorded)} long) before ${video} begins.`,
        ]
      : [`Nothing of ${name} is heard: it would begin after ${video} has ended.`];
  }
  const remarks: string[] = [];
  if (clip.name === WHOLE && cutAfter > UNHEARD) {
    remarks.push(
      `${name} goes on after the lesson has ended: its last ${length(cutAfter)} of ${length(recorded)} are cut.`,
    );
  }
  if (silentAfter > UNHEARD) {
    remarks.push(`${name} ends before ${video} does: the last ${length(silentAfter)} are silent.`);
  }
  return remarks;
}

/** `0:12–0:34 of voice.wav`, for people. */
export function heardText(name: string, { from, until, recorded }: SoundPlace): string {
  if (until <= from) return `nothing of ${name}`;
  if (from === 0 && until === recorded) return `all of ${name}`;
  return `${clock(1000 * from)}–${clock(1000 * until)} of ${name}`;
}

/** Seconds below a minute, minutes and seconds above. */
function length(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${clock(1000 * seconds)} min`;
}

/**
 * Refuses sound in a form that has none.
 *
 * @throws WrongUseError
 */
export function requireAudible(format: string): asserts format is 'mp4' | 'webm' {
  if (format === 'mp4' || format === 'webm') return;
  throw new WrongUseError(`A ${format} has no sound. Leave --audio out, or choose mp4 or webm.`);
}
