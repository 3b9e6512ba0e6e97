import { clock, frameMilliseconds } from './clock.ts';
import type { Cue, Narrated } from './narrated.ts';
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
      cues
        .map(marked)
        .join(' ')
        .replace(/^([#>+-])/, '\\$1'),
    );
    return [`## ${time} ${escapeMarkdown(beatTitle)}`, ...paragraphs].join('\n\n');
  });
  return `${[`# ${escapeMarkdown(title)}`, escapeMarkdown(summary), ...sections].join('\n\n')}\n`;
}

/** What is said, with the terms that it introduces in italics. */
function marked({ text, terms = [] }: Cue): string {
  let [written, from] = ['', 0];
  for (const { start, end } of terms) {
    written += `${escapeInline(text.slice(from, start))}*${escapeInline(text.slice(start, end))}*`;
    from = end;
  }
  return written + escapeInline(text.slice(from));
}

/** Keeps signs that are said from becoming emphasis, code, links, HTML, or a heading or quotation. */
function escapeMarkdown(text: string): string {
  return escapeInline(text).replace(/^([#>+-])/, '\\$1');
}

function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}
