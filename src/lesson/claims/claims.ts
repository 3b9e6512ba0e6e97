/**
 * What the words of a narration claim, said again in numbers: `claims.ts` in a lesson's folder, or
 * `claims.de.ts` beside `narration.de.md`.
 *
 * A sentence that compares ("more", "the same", "every", "falls", "never" …) may be true of the run that its
 * author had in mind and false of another. So each such word stands within a claim: a piece of the sentence as it
 * is spoken, with `{}` for every number and every name of the data in it, and a function that says from the run's numbers whether it is
 * true. A claim works it out anew from the parameters or from the recorded arrays; one that repeats the condition
 * above the sentence proves nothing. Where a sentence tells how things are whatever the run, the claim is a text
 * that says why.
 *
 * `gradreel check` puts the sentences of one run to the test, `tests/spoken-words.test.ts` those of a hundred runs
 * with random parameters: it names comparisons without a claim, claims that do not hold, claims that were never
 * put to the test, and words of the narration that were never said.
 *
 * @example
 * export const claims = defineClaims<Parameters>({
 *   claims: {
 *     '{} lifts the total to {}': ({ said: [product, total] }) => product.number > 0 && …,
 *     'the loss falls with each update': ({ list }) => falls(list('losses')),
 *     'The larger the weight, the wider the edge': 'how every edge is drawn',
 *   },
 *   cases: ['inputs=0 weights=0'],
 * });
 */
export interface Claims<Parameters = Record<string, unknown>> {
  /** Pieces of spoken sentences, `{}` for each number and name, and whether they are true. */
  readonly claims: Readonly<Record<string, Claim<Parameters>>>;
  /**
   * Settings that random ones seldom meet, as they stand behind `--set`: `weights=0,0 bias=1`; or as values, where
   * they can be written only so.
   */
  readonly cases?: readonly (string | Readonly<Record<string, unknown>>)[];
  /**
   * How random values come about for parameters whose schema does not say it, or that have to fit others; these
   * may be drawn before it, in the order of the schema. All others are drawn by their schema.
   */
  readonly draw?: Readonly<
    Record<string, (random: Random, drawn: Readonly<Record<string, unknown>>) => unknown>
  >;
}

/** True or not in this run; a text where it is true in every run, and why. */
export type Claim<Parameters> = string | ((fact: Fact<Parameters>) => boolean);

/** A number in [0, 1). */
export type Random = () => number;

/** What a claim is judged by. */
export interface Fact<Parameters = Record<string, unknown>> {
  /** The numbers and names within the claimed piece of the sentence, in their order. */
  readonly said: readonly SaidNumber[];
  readonly parameters: Parameters;
  /** One recorded number: `number('w[2]')`. */
  readonly number: (path: string) => number;
  /** All numbers of a recorded array, row by row; one that was recorded by steps has them in a row. */
  readonly list: (name: string) => number[];
}

/** A number as it is said, or a name from the data. */
export interface SaidNumber {
  /** NaN for a name. */
  readonly number: number;
  /** As it is read, such as `≈0.3`, `three` or `setosa`. */
  readonly text: string;
  readonly path: string;
  /** The first index in its path: 2 for `w[2]`; 0 where there is none. */
  readonly index: number;
}

/** Defines the claims of a lesson; it only helps the compiler to see the parameters' types. */
export function defineClaims<Parameters>(claims: Claims<Parameters>): Claims<Parameters> {
  return claims;
}
