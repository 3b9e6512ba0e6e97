import { clock, frameMilliseconds } from './clock.ts';
import type { Timeline } from './timeline.ts';

/** YouTube takes a list of at least so many chapters, each of them at least so long, the first at 0:00. */
const LEAST_CHAPTERS = 3;
const LEAST_SECONDS = 10;

/** A chapter as YouTube shows it: its beginning in whole seconds. */
interface Chapter {
  readonly title: string;
  readonly seconds: number;
}

/**
 * `chapters.txt`: the list that YouTube reads from a video's description. Beats that are too short for a
 * chapter are joined with those that follow, the last with the one before; what is joined has the title of
 * the longest. Undefined where that leaves fewer than three chapters, of which YouTube makes none.
 *
 * @param clip the frames of the video, when it is a part of the lesson
 * @see https://support.google.com/youtube/answer/9884579
 * @example
 * // 0:00 Inputs arrive
 * // 0:19 Edges take sign and width
 * // 0:41 Products pop
 */
export function youtubeChapters(
  { beats, frames, framesPerSecond }: Timeline,
  clip: { readonly firstFrame: number; readonly endFrame: number } = {
    firstFrame: 0,
    endFrame: frames,
  },
): string | undefined {
  const { firstFrame, endFrame } = clip;
  const secondsOf = (frame: number) =>
    Math.floor(frameMilliseconds(frame - firstFrame, framesPerSecond) / 1000);
  const starts: Chapter[] = beats
    .filter((beat) => beat.firstFrame < endFrame && beat.endFrame > firstFrame)
    .map(({ title, firstFrame: start }) => ({
      title,
      seconds: secondsOf(Math.max(firstFrame, start)),
    }));
  const chapters = joined(starts, secondsOf(endFrame));
  if (chapters.length < LEAST_CHAPTERS) return undefined;
  return chapters
    .map(({ title, seconds }) => `${clock(1000 * seconds)} ${plain(title)}\n`)
    .join('');
}

/** Chapters of at least {@link LEAST_SECONDS}; the first begins with the video. */
function joined(beats: readonly Chapter[], end: number): Chapter[] {
  const groups: Chapter[][] = [];
  const startOf = (group: readonly Chapter[]) =>
    group === groups[0] ? 0 : (group[0]?.seconds ?? 0);
  for (const beat of beats) {
    const last = groups.at(-1);
    if (last === undefined || beat.seconds - startOf(last) >= LEAST_SECONDS) groups.push([beat]);
    else last.push(beat);
  }
  const last = groups.at(-1);
  if (last !== undefined && groups.length > 1 && end - startOf(last) < LEAST_SECONDS) {
    groups.at(-2)?.push(...(groups.pop() ?? []));
  }
  const lengthOf = (beat: Chapter) =>
    (beats[beats.indexOf(beat) + 1]?.seconds ?? end) - beat.seconds;
  return groups.map((group) => {
    const longest = group.reduce((most, beat) => (lengthOf(beat) > lengthOf(most) ? beat : most));
    return { title: longest.title, seconds: startOf(group) };
  });
}

/** YouTube takes no description with angle brackets. */
function plain(title: string): string {
  return title.replaceAll('<', '‹').replaceAll('>', '›');
}
