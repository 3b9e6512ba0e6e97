import { endsSentence } from '../break-points.ts';
import type { FilledText, PlacedNumber } from '../filled-text.ts';
import type { SpokenText } from '../narration-fill.ts';

/** A sentence as it is spoken in one run. */
export interface SpokenSentence {
  /** Identifier of its beat, and the line of the narration that it comes from. */
  readonly beat: string;
  readonly line: number;
  readonly text: string;
  /** Its numbers, and names from the data; their places count in `text`. */
  readonly numbers: readonly PlacedNumber[];
  readonly names: readonly PlacedNumber[];
}

/** The sentences of spoken texts, one by one. */
export function sentencesOf(texts: readonly SpokenText[]): SpokenSentence[] {
  return texts.flatMap(({ beat, line, filled }) =>
    partsOf(filled).map(({ start, end }) => ({
      beat,
      line,
      text: filled.text.slice(start, end),
      numbers: within(filled.numbers, start, end),
      names: within(filled.names ?? [], start, end),
    })),
  );
}

function within(placed: readonly PlacedNumber[], from: number, to: number): PlacedNumber[] {
  return placed
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ shown, start, end }) => ({ shown, start: start - from, end: end - from }));
}

function partsOf({ text, names = [] }: FilledText): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  const words = [...text.matchAll(/\S+/g)];
  let start = 0;
  for (const [place, { 0: word, index }] of words.entries()) {
    const end = index + word.length;
    const next = words[place + 1]?.[0];
    // A point within a name, such as "St. Gallen", ends no sentence.
    const isInName = names.some((name) => name.start < end && end < name.end);
    if (next !== undefined && (isInName || !endsSentence(word, next))) continue;
    parts.push({ start, end });
    start = end + 1;
  }
  return parts;
}
