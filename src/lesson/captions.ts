import { CAPTION_LINES, captionLines, LINE_LENGTH } from './caption-lines.ts';
import { subRip } from './sub-rip.ts';
import type { TimedCue, Timeline } from './timeline.ts';
import { type TimedLines, webVtt } from './webvtt.ts';

export { burnedLines, captionLines } from './caption-lines.ts';

/** Reading faster than this is too fast for a part of the viewers. */
const MOST_CHARACTERS_PER_SECOND = 20;

/** `captions.vtt`: every cue of the lesson with its time. */
export function captionsVtt(timeline: Timeline): string {
  return webVtt(captionEntries(timeline), timeline.framesPerSecond);
}

/** `captions.srt`: the same cues for players that do not read WebVTT; what could be markup is written otherwise. */
export function captionsSrt(timeline: Timeline): string {
  return subRip(captionEntries(timeline), timeline.framesPerSecond);
}

function captionEntries({ beats }: Timeline): TimedLines[] {
  return beats.flatMap(({ cues }) =>
    cues.map(({ text, firstFrame, endFrame }) => ({
      lines: captionLines(text),
      firstFrame,
      endFrame,
    })),
  );
}

/** A caption that a viewer could not read comfortably, and why. */
export interface CaptionProblem {
  readonly beat: string;
  readonly cue: TimedCue;
  /** A sentence that names the limit and the remedy. */
  readonly message: string;
}

/**
 * Checks the captions of a rendered lesson: at most two lines of 42 characters, at most 20 characters a
 * second, no two at once, all within the film. An empty list is a pass.
 */
export function captionProblems(timeline: Timeline): CaptionProblem[] {
  let previousEnd = 0;
  return timeline.beats.flatMap(({ id, cues }) =>
    cues.flatMap((cue) => {
      const messages = [...layoutProblems(cue), ...timeProblems(cue, previousEnd, timeline)];
      previousEnd = cue.endFrame;
      return messages.map((message) => ({ beat: id, cue, message }));
    }),
  );
}

function layoutProblems({ text }: TimedCue): string[] {
  const lines = captionLines(text);
  const problems: string[] = [];
  if (lines.length > CAPTION_LINES) {
    problems.push(
      `"${text}" takes ${lines.length} lines; a caption has at most ${CAPTION_LINES}. Split the sentence.`,
    );
  }
  const long = lines.find((line) => line.length > LINE_LENGTH);
  if (long !== undefined) {
    problems.push(
      `The line "${long}" has ${long.length} characters; a caption line has at most ${LINE_LENGTH}. Use shorter words.`,
    );
  }
  return problems;
}

function timeProblems(
  { text, firstFrame, endFrame }: TimedCue,
  previousEnd: number,
  { framesPerSecond, frames }: Timeline,
): string[] {
  const problems: string[] = [];
  if (firstFrame < previousEnd) {
    problems.push(
      `"${text}" begins at frame ${firstFrame}, before the caption before it ends (${previousEnd}).`,
    );
  }
  if (endFrame > frames) {
    problems.push(`"${text}" ends at frame ${endFrame}, after the film (${frames} frames).`);
  }
  const seconds = (endFrame - firstFrame) / framesPerSecond;
  if (seconds <= 0) {
    problems.push(`"${text}" has no time on screen. Give it time in its scene.`);
    return problems;
  }
  const speed = [...text].length / seconds;
  if (speed > MOST_CHARACTERS_PER_SECOND) {
    problems.push(
      `"${text}" takes ${speed.toFixed(1)} characters a second to read; the limit is ${MOST_CHARACTERS_PER_SECOND}. Shorten it or give it more time.`,
    );
  }
  return problems;
}
