import { readNumber } from '../../run/number-format.ts';
import type { Run } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import { openSaid } from '../check/arithmetic.ts';
import type { Claims, Fact, SaidNumber } from './claims.ts';
import { comparisonWords } from './comparison-words.ts';
import type { SpokenSentence } from './spoken-sentence.ts';

/** Something wrong with a spoken sentence. */
export interface WordFault {
  readonly sentence: SpokenSentence;
  /** The claim, the words, the calculation or the path that it is about: the same in every run that shows it. */
  readonly about: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** Stands for a number or a name of the data while pieces of sentences are compared: no text of a narration holds it. */
const NUMBER = '\u{fffc}';

/**
 * Puts the sentences of a run to the test: claims that do not hold, comparison words that stand in no claim,
 * calculations that do not close as they are said, and numbers that are none.
 *
 * @param met collects the claims that were met
 */
export function verify<Parameters>(
  sentences: readonly SpokenSentence[],
  { claims }: Claims<Parameters>,
  run: Pick<Run, 'value' | 'array'>,
  parameters: Parameters,
  language: string,
  met: Set<string> = new Set(),
): WordFault[] {
  const facts = {
    parameters,
    number: (path: string) => run.value(path).number,
    list: (name: string) => Array.from(run.array(name).ravel().tolist() as number[], Number),
  };
  return sentences.flatMap((sentence) => {
    const faults: WordFault[] = [];
    const { text, said: placed } = template(sentence, facts.number);
    const covered: (readonly [number, number])[] = [];
    for (const [piece, claim] of Object.entries(claims)) {
      for (const start of placesOf(piece.replaceAll('{}', NUMBER), text)) {
        const end = start + piece.replaceAll('{}', NUMBER).length;
        covered.push([start, end]);
        met.add(piece);
        const said = placed.filter(({ at }) => at >= start && at < end).map(({ said }) => said);
        const fault = typeof claim === 'string' ? undefined : judge(claim, { ...facts, said });
        if (fault === undefined) continue;
        const values = said
          .map(({ path, number, text }) => `${path} = ${Number.isNaN(number) ? text : number}`)
          .join(', ');
        faults.push({
          sentence,
          about: piece,
          problem: `"${piece}" ${fault}${values === '' ? '' : ` (${values})`}.`,
          remedy: 'Say it only where it is true, or say what is true of every run.',
        });
      }
    }
    const open = comparisonWords(text, language)
      .filter(({ start, end }) => !covered.some(([from, to]) => from <= start && end <= to))
      .map(({ word }) => `"${word}"`);
    if (open.length > 0) {
      faults.push({
        sentence,
        about: open.join(' '),
        problem: `No claim says what is compared by ${open.join(', ')}.`,
        remedy: `Add the piece of the sentence around it to claims.ts, with a function that says whether it is true: '${text.replaceAll(NUMBER, '{}')}'.`,
      });
    }
    for (const { result } of openSaid(withoutNames(sentence))) {
      faults.push({
        sentence,
        about: 'arithmetic',
        problem: `As it is said it comes to ${result}.`,
        remedy: 'Let the result know its operands: {z ≈ a + b}.',
      });
    }
    for (const { said, isName } of placed) {
      if (isName || Number.isFinite(said.number)) continue;
      faults.push({
        sentence,
        about: said.path,
        problem: `${said.path} is ${said.text}, which is no number that one can say.`,
        remedy:
          'Say something else in runs in which it is none, or keep parameters in their limits.',
      });
    }
    return faults;
  });
}

/** A sentence with one character for each number and each name, and what those say. */
function template(sentence: SpokenSentence, numberAt: (path: string) => number) {
  const { text, numbers, names } = sentence;
  // Whatever a name reads, "the least" or "2 of 3", it compares nothing.
  const others = numbers.filter(({ start }) => !names.some((name) => start === name.start));
  const all = [
    ...names.map((name) => ({ ...name, isName: true })),
    ...others.map((number) => ({ ...number, isName: false })),
  ].sort((a, b) => a.start - b.start);
  let written = '';
  let from = 0;
  const said = all.map(({ shown, start, end, isName }) => {
    written += text.slice(from, start);
    from = end;
    const at = written.length;
    written += NUMBER;
    return { at, isName, said: saidNumber(shown, isName, numberAt) };
  });
  return { text: written + text.slice(from), said };
}

function saidNumber(
  { source, path, text }: Shown,
  isName: boolean,
  numberAt: (path: string) => number,
): SaidNumber {
  // An index is on no path of the run.
  const read = () => (source === 'run' ? numberAt(path) : readNumber(text));
  const index = Number(/\[(\d+)/.exec(path)?.[1] ?? 0);
  return { number: isName ? Number.NaN : read(), text, path, index };
}

/** A sentence in which names are blank: what they read is no calculation. */
function withoutNames({ text, names }: SpokenSentence): string {
  return names.reduce(
    (blank, { start, end }) => blank.slice(0, start) + ' '.repeat(end - start) + blank.slice(end),
    text,
  );
}

function placesOf(piece: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) places.push(at);
  return places;
}

function judge<Parameters>(
  claim: (fact: Fact<Parameters>) => boolean,
  fact: Fact<Parameters>,
): string | undefined {
  try {
    return claim(fact) ? undefined : 'is not true in this run';
  } catch (cause) {
    return `could not be judged: ${cause instanceof Error ? cause.message : cause}`;
  }
}
