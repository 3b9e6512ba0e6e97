import { breakCost, endsSentence } from './break-points.ts';
import { CAPTION_LINES, fitsCue, LINE_LENGTH } from './caption-lines.ts';
import type { FilledText, PlacedNumber, PlacedTerm } from './filled-text.ts';
import type { Cue } from './narrated.ts';

const SHORTEST_CUE = 1.4;
const CHARACTERS_PER_SECOND = 15;
const SECONDS_TO_NOTICE = 0.4;

// Costs, in units of one cue more: what must not happen costs more than it could save.
const ONE_WORD_CUE = 1000;
const FRAGMENT_WITH_OTHER_SENTENCE = 10;

/** Part of a text that is not broken. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of the sentence it is in. */
  readonly sentence: number;
}

/**
 * Seconds that a caption takes to be read: never faster than 15 characters a second, so safely under the
 * 20 that captions may reach.
 */
export function readingSeconds(text: string): number {
  return Math.max(SHORTEST_CUE, [...text].length / CHARACTERS_PER_SECOND + SECONDS_TO_NOTICE);
}

/**
 * Splits a passage into cues of at most two lines of 42 characters. A sentence that fits stays whole, and
 * short neighbours share a cue. A longer one is broken at its clauses, else between words, into parts of
 * about the same length. No word stands alone, and no number is broken.
 *
 * All ways to split are compared (shortest path over the words). A whole sentence is one cue because
 * its parts would be several.
 */
export function splitCues(filled: FilledText): Cue[] {
  const words = wordsOf(filled);
  const textOf = (first: number, end: number) =>
    filled.text.slice((words[first] as Word).start, (words[end - 1] as Word).end);

  /** Cost of a break before word `index`. */
  const costOfBreak = (index: number) => {
    const word = words[index - 1] as Word;
    const next = words[index] as Word;
    if (word.sentence !== next.sentence) return 0;
    return breakCost(word.text, next.text);
  };
  const costOfCue = (first: number, end: number) => {
    if (end - first === 1 && words.length > 1) return ONE_WORD_CUE;
    const startsInside = words[first - 1]?.sentence === words[first]?.sentence;
    const endsInside = words[end]?.sentence === words[end - 1]?.sentence;
    if (!startsInside && !endsInside) return 1;
    const isMixed = words[first]?.sentence !== words[end - 1]?.sentence;
    // The sum of squares is least when the parts of a sentence are equally long.
    const fullness = textOf(first, end).length / (CAPTION_LINES * LINE_LENGTH);
    return 1 + fullness ** 2 + (isMixed ? FRAGMENT_WITH_OTHER_SENTENCE : 0);
  };

  /** For each number of words from the start: the least cost of splitting them, and its last cue. */
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end++) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let first = end - 1; first >= 0; first--) {
      if (first < end - 1 && !fitsCue(textOf(first, end))) break;
      const before =
        (best[first] as { cost: number }).cost + (first === 0 ? 0 : costOfBreak(first));
      const cost = before + costOfCue(first, end);
      if (cost < choice.cost) choice = { cost, from: first };
    }
    best.push(choice);
  }

  const cues: Cue[] = [];
  for (let end = words.length; end > 0; ) {
    const { from } = best[end] as { from: number };
    const start = (words[from] as Word).start;
    const stop = (words[end - 1] as Word).end;
    const cue = cueOf(filled.text.slice(start, stop), numbersIn(filled.numbers, start, stop));
    const terms = termsIn(filled, start, stop);
    cues.unshift(terms.length === 0 ? cue : { ...cue, terms });
    end = from;
  }
  return cues;
}

function cueOf(text: string, numbers: readonly PlacedNumber[]): Cue {
  return { text, numbers: numbers.map(({ shown }) => shown), seconds: readingSeconds(text) };
}

function numbersIn(numbers: readonly PlacedNumber[], start: number, end: number): PlacedNumber[] {
  return numbers.filter((number) => number.start >= start && number.end <= end);
}

/** The terms of which a cue says anything; one that is broken over two cues is introduced by the second. */
function termsIn({ terms = [] }: FilledText, start: number, end: number): PlacedTerm[] {
  return terms
    .filter((term) => term.end > start && term.end <= end)
    .map((term) => ({ start: Math.max(0, term.start - start), end: term.end - start }));
}

/** The words of a text with the sentence each is in. What is in one number is one word. */
function wordsOf({ text, numbers }: FilledText): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const { 0: piece, index: start } of text.matchAll(/[^ ]+/g)) {
    const last = words.at(-1);
    const end = start + piece.length;
    // The point of a German ordinal, `13.`, ends no sentence: it stays with the next word.
    const holdsOn = numbers.some(
      (number) =>
        last !== undefined &&
        ((number.start < start && number.end > last.end) ||
          (number.end === last.end && number.shown.text.endsWith('.'))),
    );
    if (last !== undefined && holdsOn) {
      words[words.length - 1] = { ...last, text: text.slice(last.start, end), end };
      continue;
    }
    if (last !== undefined && endsSentence(last.text, piece)) sentence++;
    words.push({ text: piece, start, end, sentence });
  }
  return words;
}
