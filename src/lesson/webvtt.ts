import { frameMilliseconds, timestamp } from './clock.ts';
import { LessonError } from './errors.ts';

/** What stands in a timed text file: some lines, from one frame up to, not including, another. */
export interface TimedLines {
  readonly lines: readonly string[];
  readonly firstFrame: number;
  readonly endFrame: number;
}

/**
 * A WebVTT file (https://www.w3.org/TR/webvtt1/).
 *
 * @throws LessonError for an entry that ends before or when it begins.
 */
export function webVtt(entries: readonly TimedLines[], framesPerSecond: number): string {
  const blocks = entries.map(
    (entry, index) =>
      `${index + 1}\n${timing(entry, framesPerSecond, '.')}\n${entry.lines.map(escapeVtt).join('\n')}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

/**
 * When an entry is shown, as both formats write it: `00:00:00.117 --> 00:00:04.667`.
 *
 * @throws LessonError for an entry that ends before or when it begins.
 */
export function timing(
  { lines, firstFrame, endFrame }: TimedLines,
  framesPerSecond: number,
  separator: '.' | ',',
): string {
  if (endFrame <= firstFrame) {
    throw new LessonError(
      `"${lines.join(' ')}" begins at frame ${firstFrame} and ends at frame ${endFrame}, so nobody could read it. Give it time in its scene.`,
    );
  }
  const [start, end] = [firstFrame, endFrame].map((frame) =>
    timestamp(frameMilliseconds(frame, framesPerSecond), separator),
  );
  return `${start} --> ${end}`;
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
