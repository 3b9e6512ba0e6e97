/** Words that compare, count, or say how a number moves, by language; others are not looked for. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    // More or less than another
    ...[
      'more',
      'most',
      'less',
      'least',
      'fewer',
      'fewest',
      'larger',
      'largest',
      'smaller',
      'smallest',
    ],
    ...['bigger', 'biggest', 'greater', 'greatest', 'higher', 'highest', 'lower', 'lowest'],
    ...['longer', 'longest', 'shorter', 'shortest', 'wider', 'widest', 'narrower', 'narrowest'],
    ...[
      'thicker',
      'thickest',
      'thinner',
      'closer',
      'closest',
      'nearer',
      'nearest',
      'farther',
      'farthest',
    ],
    ...[
      'steeper',
      'steepest',
      'faster',
      'fastest',
      'slower',
      'slowest',
      'better',
      'best',
      'worse',
      'worst',
    ],
    ...['harder', 'easier', 'sooner', 'earlier', 'later', 'above', 'below', 'beyond', 'as \\w+ as'],
    // As much as another
    ...[
      'same',
      'equal',
      'equals',
      'equally',
      'identical',
      'alike',
      'different',
      'differ',
      'differs',
    ],
    ...['exact', 'exactly', 'twice', 'half', 'double', 'enough'],
    // How many of all
    ...[
      'every',
      'everywhere',
      'each',
      'all',
      'both',
      'any',
      'none',
      'no',
      'nothing',
      'neither',
      'only',
    ],
    ...['never', 'always', 'ever', 'first', 'last', 'whatever', 'wherever'],
    // On which side of zero
    ...['positive', 'negative', 'zero'],
    // How it moves
    ...[
      'falls?',
      'fell',
      'rises?',
      'rose',
      'climbs?',
      'climbed',
      'grows?',
      'grew',
      'shrinks?',
      'shrank',
    ],
    ...['drops?', 'dropped', 'sinks?', 'sank', 'lifts?', 'lifted', 'jumps?', 'jumped', 'plunges?'],
    ...[
      'pulls?',
      'stays?',
      'stayed',
      'leaves',
      'stands still',
      'came down',
      'comes? down',
      'went up',
      'goes up',
    ],
    // How large without saying than what
    ...[
      'small',
      'large',
      'big',
      'tiny',
      'huge',
      'little',
      'nearly',
      'almost',
      'hardly',
      'quickly',
      'sharply',
    ],
  ],
};

/** Where a text compares. */
export interface ComparisonWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the words of a text that compare something; none in a language whose words are not known.
 *
 * @example
 * comparisonWords('The loss falls with each update.', 'en').map(({ word }) => word) // ['falls', 'each']
 */
export function comparisonWords(text: string, language: string): ComparisonWord[] {
  const words = WORDS[language.toLowerCase().split('-')[0] as string] ?? [];
  if (words.length === 0) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\d_.’'-])(?:${words.join('|')})(?![\\p{L}\\d_’'-])`,
    'giu',
  );
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}
