/** What a language needs to say numbers in words and to list things. */
interface LanguagePack {
  /** 0 to 12. */
  readonly cardinals: readonly string[];
  /** First to twelfth. */
  readonly ordinals: readonly string[];
  /** Larger ordinals in digits, such as `13th`. */
  readonly ordinal: (rank: number) => string;
  /** Between the last two entries of a list. */
  readonly and: string;
}

const PACKS: Readonly<Record<string, LanguagePack>> = {
  en: {
    cardinals: split('zero one two three four five six seven eight nine ten eleven twelve'),
    ordinals: split(
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    ),
    ordinal: (rank) => `${rank}${englishSuffix(rank)}`,
    and: ' and ',
  },
  de: {
    cardinals: split('null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
    ordinals: split(
      'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte',
    ),
    ordinal: (rank) => `${rank}.`,
    and: ' und ',
  },
};

function split(words: string): string[] {
  return words.split(' ');
}

/** 1st, 2nd, 3rd, 4th, but 11th, 12th, 13th. */
function englishSuffix(rank: number): string {
  const teen = rank % 100 >= 11 && rank % 100 <= 13;
  return (teen ? undefined : ['th', 'st', 'nd', 'rd'][rank % 10]) ?? 'th';
}

/** The pack of a BCP 47 tag's language: `de-AT` reads `de`. */
function packOf(language: string): LanguagePack | undefined {
  const [primary] = language.toLowerCase().split('-') as [string];
  return Object.hasOwn(PACKS, primary) ? PACKS[primary] : undefined;
}

/**
 * A count as a word, for whole numbers from 0 to 12 in a known language (en, de).
 *
 * @example
 * cardinalWord(3, 'en') // 'three'
 * cardinalWord(2.5, 'en') // undefined
 */
export function cardinalWord(number: number, language: string): string | undefined {
  return packOf(language)?.cardinals[number];
}

/**
 * A rank as a word, counted from 1; above 12 in digits with the language's mark. German ordinals come in
 * their plain form, `erste`.
 *
 * @example
 * ordinalWord(2, 'en') // 'second'
 * ordinalWord(22, 'en') // '22nd'
 */
export function ordinalWord(rank: number, language: string): string | undefined {
  if (!Number.isInteger(rank) || rank < 1) return undefined;
  const pack = packOf(language);
  return pack?.ordinals[rank - 1] ?? pack?.ordinal(rank);
}

/** What stands before entry `index` of a list of `length`: `1, 2 and 3`. Unknown languages get commas. */
export function listJoiner(index: number, length: number, language: string): string {
  if (index === 0) return '';
  return index === length - 1 ? (packOf(language)?.and ?? ', ') : ', ';
}

/** With a capital first letter, to begin a sentence. */
export function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
