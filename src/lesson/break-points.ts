/** A full stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g. i.e. cf. vs. ca. approx. resp. fig. eq. dr. prof. bzw. nr. vgl. usw. z.b. d.h. u.a.'.split(
    ' ',
  ),
);

/** Words that begin a clause (en, de); breaking before one reads better than before any other. */
const CONJUNCTIONS = new Set(
  'and but or so because while when where which that then than as if und aber oder denn weil dass wenn als also damit während'.split(
    ' ',
  ),
);

const CLOSING = String.raw`["'”’»)\]]*$`;
const SENTENCE_MARK = new RegExp(`[.!?…]${CLOSING}`);
const STRONG_MARK = new RegExp(`[;:—–]${CLOSING}`);
const COMMA = new RegExp(`,${CLOSING}`);

/** Whether a sentence ends with `word` when `next` follows. */
export function endsSentence(word: string, next: string): boolean {
  if (!SENTENCE_MARK.test(word) || ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (/^\p{L}\.$/u.test(word) && /^\p{L}\./u.test(next)) return false; // z. B.
  return !/^["'“„‘«([]*\p{Ll}/u.test(next);
}

/**
 * How much a break between two words disturbs a reader: 0 at the end of a sentence, under 1 at a clause,
 * most after a short word such as an article, or before a number, which belongs to the word before it.
 * Among cues the unit is one cue more: three cues that end with their clauses beat two that do not.
 */
export function breakCost(word: string, next: string): number {
  if (endsSentence(word, next)) return 0;
  const beforeNumber = /^[−-]?\p{N}/u.test(next);
  if (STRONG_MARK.test(word) || /^[—–]$/.test(next)) return 0.3;
  if (COMMA.test(word) && !beforeNumber) return 0.4;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const isShort = letters > 0 && letters <= 3 && /\p{L}$/u.test(word);
  const afterNumber = /\p{N}$/u.test(word);
  if (CONJUNCTIONS.has(next.toLowerCase()) && !isShort && !afterNumber) return 0.7;
  return 1.7 + (isShort ? 0.3 : 0) + (beforeNumber ? 0.3 : 0);
}
