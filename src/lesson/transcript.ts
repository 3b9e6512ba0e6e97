import { clock, frameMilliseconds } from './clock.ts';
import type { Cue, Narrated, Question } from './narrated.ts';
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
  const told = (id: string) => narrated.beats.find((beat) => beat.id === id);
  const sections = beats.map(({ id, title: beatTitle, firstFrame }) => {
    const time = clock(frameMilliseconds(firstFrame, framesPerSecond));
    const { passages = [], question } = told(id) ?? {};
    const paragraphs = passages.map(({ cues }) =>
      cues
        .map(marked)
        .join(' ')
        .replace(/^([#>+-])/, '\\$1'),
    );
    const asked = question === undefined ? [] : [askedQuestion(question)];
    return [`## ${time} ${escapeMarkdown(beatTitle)}`, ...paragraphs, ...asked].join('\n\n');
  });
  const questions = beats.flatMap(({ id }) => told(id)?.question ?? []);
  const answers = questions.length === 0 ? [] : ['## Answers', ...questions.map(answer)];
  const parts = [`# ${escapeMarkdown(title)}`, escapeMarkdown(summary), ...sections, ...answers];
  return `${parts.join('\n\n')}\n`;
}

/** A question with its choices, as the film asks it. */
function askedQuestion({ text, kind, choices }: Question): string {
  const lines =
    kind === 'number' ? [] : choices.map((choice) => `- ${escapeMarkdown(choice.text)}`);
  return [`**${escapeInline(text)}**`, ...lines].join('\n');
}

/** The right answer of a question, and what is said of the others. */
function answer({ text, choices }: Question): string {
  const lines = choices.map(({ isRight, text: choice, reason }) => {
    const why = reason.text === '' ? '' : ` ${escapeInline(reason.text)}`;
    return `- ${isRight ? '✓' : '✗'} ${escapeMarkdown(choice)}${why === '' ? '' : `:${why}`}`;
  });
  return [`**${escapeInline(text)}**`, ...lines].join('\n');
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
