import { clock, frameMilliseconds } from './clock.ts';
import type { Narrated } from './narrated.ts';
import type { Timeline } from './timeline.ts';

/**
 * `transcript.md`: what is said, beat by beat in the order of the film, each with the time at which it
 * begins. A passage is a paragraph.
 */
export function transcript(
  { title, summary }: { readonly title: string; readonly summary: string },
  narrated: Narrated,
  { beats, framesPerSecond }: Timeline,
): string {
  const sections = beats.map(({ id, title: beatTitle, firstFrame }) => {
    const time = clock(frameMilliseconds(firstFrame, framesPerSecond));
    const passages = narrated.beats.find((beat) => beat.id === id)?.passages ?? [];
    const paragraphs = passages.map(({ cues }) =>
      escapeMarkdown(cues.map(({ text }) => text).join(' ')),
    );
    return [`## ${time} ${escapeMarkdown(beatTitle)}`, ...paragraphs].join('\n\n');
  });
  return `${[`# ${escapeMarkdown(title)}`, escapeMarkdown(summary), ...sections].join('\n\n')}\n`;
}

/** Keeps signs that are said from becoming emphasis, code, links, HTML, or a heading or quotation. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&').replace(/^([#>+-])/, '\\$1');
}
