import { endsSentence } from '../break-points.ts';
import type { FilledText, PlacedNumber } from '../filled-text.ts';
import type { SpokenText } from '../narration-fill.ts';

/** A sentence as it is spoken in one run. */
export interface SpokenSentence {
  /** Identifier of its beat, and the line of the narration that it comes from. */
  readonly beat: string;
  readonly line: number;
  readonly text: string;
  /** Its numbers; their places count in `text`. */
  readonly numbers: readonly PlacedNumber[];
}

/** The sentences of spoken texts, one by one. */
export function sentencesOf(texts: readonly SpokenText[]): SpokenSentence[] {
  return texts.flatMap(({ beat, line, filled }) =>
    partsOf(filled).map(({ start, end }) => ({
      beat,
      line,
      text: filled.text.slice(start, end),
      numbers: filled.numbers
        .filter((number) => number.start >= start && number.end <= end)
        .map((number) => ({ ...number, start: number.start - start, end: number.end - start })),
    })),
  );
}

function partsOf({ text }: FilledText): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  const words = [...text.matchAll(/\S+/g)];
  let start = 0;
  for (const [place, { 0: word, index }] of words.entries()) {
    const end = index + word.length;
    const next = words[place + 1]?.[0];
    if (next !== undefined && !endsSentence(word, next)) continue;
    parts.push({ start, end });
    start = end + 1;
  }
  return parts;
}
