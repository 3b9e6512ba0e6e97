import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts } from './inspection.ts';

/** Share of a beat's words that may stand in the picture as well. */
const MOST_REPEATED = 0.3;
/** Words in a row that make a text a repetition, and not a label. */
const IN_A_ROW = 3;

/** Prose in the picture repeats at most 30 % of what is said in the beat: one cannot read and listen. */
export function repeatedProse(inspection: Inspection): Sighting[] {
  const resting = restingTexts(inspection, 'size');
  return inspection.timeline.beats.flatMap(({ id, firstFrame, cues }) => {
    const said = cues.flatMap(({ text }) => wordsOf(text));
    const shown = new Set<string>();
    for (const { moment, texts } of resting) {
      if (moment.beat !== id) continue;
      for (const { whole, part, face } of texts)
        if (part === 'subject' && face === 'prose') shown.add(whole);
    }
    const rows = new Set([...shown].flatMap((text) => rowsOf(wordsOf(text))));
    const repeated = said.filter((_, index) =>
      range(IN_A_ROW).some((back) => rows.has(rowAt(said, index - back))),
    );
    const share = said.length === 0 ? 0 : repeated.length / said.length;
    if (share <= MOST_REPEATED) return [];
    return [
      {
        rule: 'prose',
        beat: id,
        frame: firstFrame,
        object: 'the beat',
        problem: `The picture repeats ${Math.round(100 * share)} % of what is said; the most is ${100 * MOST_REPEATED} %.`,
        remedy: 'Show it instead of writing it, or say something else.',
        badness: share,
      },
    ];
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function rowsOf(words: readonly string[]): string[] {
  return words.map((_, index) => rowAt(words, index)).filter((row) => row !== '');
}

function rowAt(words: readonly string[], index: number): string {
  const row = index < 0 ? [] : words.slice(index, index + IN_A_ROW);
  return row.length === IN_A_ROW ? row.join(' ') : '';
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
