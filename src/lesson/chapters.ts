import type { Timeline } from './timeline.ts';
import { webVtt } from './webvtt.ts';

/** `chapters.vtt`: one chapter a beat, for players that show chapters. */
export function chaptersVtt({ beats, framesPerSecond }: Timeline): string {
  const entries = beats.map(({ title, firstFrame, endFrame }) => ({
    lines: [title],
    firstFrame,
    endFrame,
  }));
  return webVtt(entries, framesPerSecond);
}
